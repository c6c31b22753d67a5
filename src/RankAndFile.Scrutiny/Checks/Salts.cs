using System.Collections.Immutable;

namespace RankAndFile.Scrutiny;

/// <summary>Check 12: no salt stands twice. One that did would let a sealed face be guessed from a public one.</summary>
internal sealed class Salts() : Check(12, "Every salt is used once")
{
    private readonly HashSet<UInt128> _seen = [];

    protected override ImmutableArray<string> Needs => [Bundle.RecordName, Bundle.PublicName];

    internal override void See(EntrySeen entry)
    {
        Check(entry.Public, Bundle.PublicName);
        Check(entry.Sealed, Bundle.SealedName);
    }

    internal override void End(Walked walked)
    {
        if (walked.Unread.TryGetValue(Bundle.SealedName, out var stopped))
        {
            NotChecked(stopped > 0 ? $"{Bundle.SealedName} cannot be read from line {stopped}" : "the salts of sealed faces are not in this bundle");
        }
    }

    private void Check(FaceSeen? face, string file)
    {
        if (face is { Face.Salt: var salt } && !_seen.Add(salt.FirstHalf))
        {
            Fail(file, face.Line, $"the salt {salt}", "one whose first sixteen bytes stand nowhere else");
        }
    }
}
