using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.People;

/// <summary>A key of the office, itself sealed with the key that all its machines share.</summary>
public sealed class OfficeKey
{
    public required string Name { get; init; }

    public required string Sealed { get; init; }

    private sealed class Row : IEntityTypeConfiguration<OfficeKey>
    {
        public void Configure(EntityTypeBuilder<OfficeKey> key)
        {
            key.ToTable("office_keys");
            key.HasKey(k => k.Name);
        }
    }
}

/// <summary>Keeps a key, unless there is one of this name.</summary>
public static class KeepOfficeKey
{
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, OfficeKey key)
    {
        if (!await db.Set<OfficeKey>().AnyAsync(k => k.Name == key.Name))
        {
            db.Add(key);
        }

        return null;
    }
}

/// <summary>What a token in a link or an address stands for.</summary>
public enum TokenFor
{
    Delivery,
    SignUp,
    Contact,
}

/// <summary>
/// Addresses as the database keeps them: sealed, and beside that under a key, by which they are found
/// and stay suppressed. And the tokens in links, which say nothing about the address to who reads them.
/// </summary>
public sealed class AddressSeal(Database database, Door door, IDataProtectionProvider protection)
{
    private const string KeyName = "addresses";
    private const int IdBytes = 8;
    private const int TokenBytes = IdBytes + 12;

    private readonly IDataProtector _addresses = protection.CreateProtector("addresses");
    private readonly IDataProtector _letters = protection.CreateProtector("letters");
    private readonly IDataProtector _keys = protection.CreateProtector("office keys");

    private byte[]? _key;

    /// <summary>Sees that there is a key before anything is asked for.</summary>
    public async Task Prepare()
    {
        var made = _keys.Protect(Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
        await door.Do(KeepOfficeKey.Act, Signed.Office, new OfficeKey { Name = KeyName, Sealed = made });
        await using var db = database.ForReading();
        _key = Convert.FromHexString(_keys.Unprotect((await db.Set<OfficeKey>().FirstAsync(k => k.Name == KeyName)).Sealed));
    }

    /// <summary>By which an address is found. Nobody minds its capitals.</summary>
    public string Mac(string email) => Convert.ToHexStringLower(Keyed($"address {Person.KeyOf(email)}"));

    public string Seal(string email) => _addresses.Protect(email.Trim());

    public string Open(string sealedEmail) => _addresses.Unprotect(sealedEmail);

    /// <summary>The words of a message that only its reader should know, since they hold a link.</summary>
    public string SealWords(string words) => _letters.Protect(words);

    public string OpenWords(string sealedWords) => _letters.Unprotect(sealedWords);

    /// <summary>Small letters and figures only: servers on the way may change the capitals of an address.</summary>
    public string Token(TokenFor what, long id)
    {
        Span<byte> token = stackalloc byte[TokenBytes];
        BinaryPrimitives.WriteInt64BigEndian(token, id);
        Keyed($"{what} {id}").AsSpan(0, TokenBytes - IdBytes).CopyTo(token[IdBytes..]);
        return Convert.ToHexStringLower(token);
    }

    /// <summary>What a token stands for, or null if it is not ours.</summary>
    public long? Read(TokenFor what, string? token)
    {
        if (token?.Trim() is not { Length: TokenBytes * 2 } text || !text.All(char.IsAsciiHexDigit))
        {
            return null;
        }

        var id = BinaryPrimitives.ReadInt64BigEndian(Convert.FromHexString(text));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Token(what, id)), Encoding.ASCII.GetBytes(text.ToLowerInvariant())) ? id : null;
    }

    private byte[] Keyed(string text) => HMACSHA256.HashData(_key ?? throw new InvalidOperationException("The office has not been opened."), Encoding.UTF8.GetBytes(text));
}
