using System.Collections.Immutable;

namespace RankAndFile.Scrutiny;

/// <summary>Checks 9 and 10: the faces on one side are those that their entries committed to.</summary>
internal sealed class FaceCommitments(int number, FaceSide side)
    : Check(number, side is FaceSide.Public ? "The public faces are those that were committed to" : "The sealed faces are those that were committed to")
{
    private readonly string _file = side is FaceSide.Public ? Bundle.PublicName : Bundle.SealedName;
    private long _sealed;

    protected override ImmutableArray<string> Needs => side is FaceSide.Public ? [Bundle.RecordName, Bundle.PublicName] : [Bundle.RecordName];

    internal override void See(EntrySeen entry)
    {
        _sealed += side is FaceSide.Sealed && entry.Entry.Sealed is not null ? 1 : 0;
        if (entry.Of(side) is not { } face)
        {
            return;
        }

        if (entry.CommitmentOf(side) is not { } commitment)
        {
            Fail(_file, face.Line, $"a sealed face of height {entry.Place}", "none: the entry has only a public face");
        }
        else if (commitment != face.Face.Commitment)
        {
            Fail(_file, face.Line, $"a face with the commitment {face.Face.Commitment}", $"{commitment}, as the entry of height {entry.Place} has it");
        }
    }

    internal override void End(Walked walked)
    {
        if (side is FaceSide.Public || !walked.Unread.TryGetValue(_file, out var line))
        {
            return;
        }

        if (line > 0)
        {
            NotChecked($"{_file} cannot be read from line {line}");
        }
        else if (_sealed > 0)
        {
            NotChecked($"this bundle is public: it does not hold the sealed faces of {_sealed} entries");
        }
    }
}
