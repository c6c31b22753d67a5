using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;

namespace RankAndFile.Scrutiny;

/// <summary>
/// The kinds of entry that a program knows: those of this library, and those of the assemblies it is
/// given. A kind it does not know is still chained, signed and checked; only its fields are not read.
/// </summary>
public sealed class Catalogue
{
    private readonly FrozenDictionary<(string Name, int Version), EntryKind> _byName;
    private readonly FrozenDictionary<Type, EntryKind> _byType;

    private Catalogue(ImmutableArray<EntryKind> kinds)
    {
        Kinds = kinds;
        _byName = kinds.ToFrozenDictionary(kind => (kind.Name, kind.Version));
        _byType = kinds.ToFrozenDictionary(kind => kind.Type);
    }

    /// <summary>The kinds of this library alone.</summary>
    public static Catalogue OfTheRecord { get; } = Of();

    /// <summary>By name, then by version.</summary>
    public ImmutableArray<EntryKind> Kinds { get; }

    /// <summary>Throws where two kinds have one name and version, or one cannot be written: both are found at the first start.</summary>
    public static Catalogue Of(params ReadOnlySpan<Assembly> assemblies)
    {
        Assembly[] all = [typeof(Catalogue).Assembly, .. assemblies];
        var kinds = new List<EntryKind>();
        foreach (var type in all.Distinct().SelectMany(assembly => assembly.GetTypes()))
        {
            if (type.GetCustomAttribute<EntryAttribute>() is { } called)
            {
                kinds.Add(Made(type, called));
            }
        }

        return kinds.GroupBy(kind => (kind.Name, kind.Version)).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw new InvalidOperationException($"{string.Join(" and ", twice.Select(kind => kind.Type))} are both {twice.Key.Name}, version {twice.Key.Version}.")
            : new([.. kinds.OrderBy(kind => kind.Name, StringComparer.Ordinal).ThenBy(kind => kind.Version)]);
    }

    public EntryKind? Find(string name, int version) => _byName.GetValueOrDefault((name, version));

    /// <summary>Makes something ready to be entered. Both salts are fresh chance; the second is for the sealed face, if the kind has one.</summary>
    public Payload Payload(object facts, Salt forPublic, Salt forSealed)
    {
        var kind = _byType.GetValueOrDefault(facts.GetType())
            ?? throw new ArgumentException($"{facts.GetType()} is no kind of entry that this catalogue knows.", nameof(facts));
        if (forPublic == forSealed)
        {
            throw new ArgumentException("A salt is used once.", nameof(forSealed));
        }

        return new(
            kind.Name,
            kind.Version,
            Face.Of(forPublic, kind.Written(FaceSide.Public, facts)),
            kind.HasSealedFace ? Face.Of(forSealed, kind.Written(FaceSide.Sealed, facts)) : null);
    }

    /// <summary>The facts in a face or two, or null where the kind is not known or they do not fit. What is sealed has no value where that face is absent.</summary>
    public object? Facts(string name, int version, Face publicFace, Face? sealedFace) =>
        Find(name, version) is { } kind
        && Fields(publicFace) is { } shown && kind.Complaint(FaceSide.Public, shown) is null
        && (sealedFace is null || (Fields(sealedFace) is { } hidden && kind.Complaint(FaceSide.Sealed, hidden) is null))
            ? kind.Facts(shown, sealedFace is null ? null : Fields(sealedFace))
            : null;

    private static CanonicalValue.Fields? Fields(Face face)
    {
        var line = new CanonicalReading(face.Data.Span);
        var fields = line.Fields();
        line.End();
        return line.Failed ? null : fields;
    }

    private static EntryKind Made(Type type, EntryAttribute called) =>
        Entry.IsKind(called.Name) && called.Version is >= 1 and <= Entry.MostVersions
            ? new(type, called)
            : throw new InvalidOperationException($"{type} is called {called.Name}, version {called.Version}; a kind has small letters, digits and hyphens, and versions from 1.");
}
