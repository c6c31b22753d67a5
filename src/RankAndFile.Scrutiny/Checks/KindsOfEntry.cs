using System.Collections.Immutable;

namespace RankAndFile.Scrutiny;

/// <summary>Check 13: every face has the fields of its kind.</summary>
internal sealed class KindsOfEntry() : Check(13, "Every face has the fields of its kind")
{
    private readonly SortedDictionary<string, long> _unknown = new(StringComparer.Ordinal);

    protected override ImmutableArray<string> Needs => [Bundle.RecordName, Bundle.PublicName];

    internal override void See(EntrySeen entry)
    {
        if (entry.Kind is not { } kind)
        {
            var name = $"{entry.Entry.Kind}, version {entry.Entry.Version}";
            _unknown[name] = _unknown.GetValueOrDefault(name) + 1;
            return;
        }

        if (kind.HasSealedFace != entry.Entry.Sealed is not null)
        {
            Fail(Bundle.RecordName, entry.Line, entry.Entry.Sealed is null ? "no sealed face" : "a sealed face", $"{kind.Name} {(kind.HasSealedFace ? "to have one" : "to have none")}");
        }

        Check(kind, FaceSide.Public, entry.Public, Bundle.PublicName);
        Check(kind, FaceSide.Sealed, entry.Sealed, Bundle.SealedName);
    }

    internal override void End(Walked walked)
    {
        foreach (var (name, entries) in _unknown)
        {
            NotChecked($"this program does not know the kind {name} ({entries} {(entries is 1 ? "entry" : "entries")})");
        }
    }

    private void Check(EntryKind kind, FaceSide side, FaceSeen? face, string file)
    {
        if (face is not null && kind.Complaint(side, face.Face.Data) is { } expected)
        {
            Fail(file, face.Line, $"a face of {kind.Name} with something else", expected);
        }
    }
}
