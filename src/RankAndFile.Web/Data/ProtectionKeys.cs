using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;

namespace RankAndFile.Web.Data;

/// <summary>A key that forms and authenticators' secrets are sealed with. All machines of an office share them.</summary>
public sealed class ProtectionKey
{
    public required string Name { get; init; }

    public required string Xml { get; init; }

    private sealed class Row : IEntityTypeConfiguration<ProtectionKey>
    {
        public void Configure(EntityTypeBuilder<ProtectionKey> key)
        {
            key.ToTable("protection_keys");
            key.HasKey(k => k.Name);
        }
    }
}

/// <summary>Where the framework keeps its keys: in the database, so that a backup has them.</summary>
public sealed class ProtectionKeys(Database database, Door door) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = database.ForReading();
        return [.. db.Set<ProtectionKey>().Select(key => key.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    // The framework asks for a key when it needs one, once in three months, and cannot wait in any other way.
    public void StoreElement(XElement element, string friendlyName) =>
        door.Do(KeepKey.Act, Signed.Office, new ProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) }).GetAwaiter().GetResult();
}

/// <summary>Keeps a key.</summary>
public static class KeepKey
{
    public static Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, ProtectionKey key)
    {
        db.Add(key);
        return Task.FromResult<Refusal?>(null);
    }
}
