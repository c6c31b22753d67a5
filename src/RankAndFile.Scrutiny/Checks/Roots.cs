using System.Collections.Immutable;

namespace RankAndFile.Scrutiny;

/// <summary>Check 4: the root of every head is the Merkle root over as many entries of this record.</summary>
internal sealed class Roots() : Check(4, "Every head has the root of the entries it covers")
{
    protected override ImmutableArray<string> Needs => [Bundle.RecordName, Bundle.HeadsName];

    internal override void See(HeadSeen head)
    {
        if (head.Root is { } root && root != head.Head.Head.Root)
        {
            Fail(Bundle.HeadsName, head.Line, $"root {head.Head.Head.Root}", $"{root}, the root of the first {head.Head.Head.Size} entries");
        }
    }
}
