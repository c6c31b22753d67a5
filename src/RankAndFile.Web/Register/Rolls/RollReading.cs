using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Register.Rolls;

/// <summary>Reads the register once, line by line, and keeps what the faces of a Roll need: the tree, the digest, the counts.</summary>
internal sealed class RollReading(ImmutableArray<Contest> contests, DateOnly relevantDate) : IDisposable
{
    private readonly Entitlement _entitlement = new(contests, relevantDate);
    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<(int Level, long Place, Digest Root)> _subtrees = [];
    private Frontier _tree = Frontier.Empty;
    private long _bytes;

    internal readonly record struct Line(ContestId Contest, MemberId Member, string Text);

    internal sealed record Ended(Digest Root, long Bytes, Digest Sha256);

    internal PublicFace Face { get; } = new(contests);

    internal long Rows => _tree.Size;

    /// <summary>The lines, so many at once, members in the order in which they came on the register.</summary>
    internal async IAsyncEnumerable<List<Line>> Read(OfficeDb db, int atOnce, [EnumeratorCancellation] CancellationToken stop)
    {
        var branches = await db.Branches.ToDictionaryAsync(branch => branch.Id, branch => $"{branch.Number} {branch.Name}", stop);
        var regions = await db.Regions.ToDictionaryAsync(region => region.Id, region => region.Name, stop);
        var lines = new List<Line>(atOnce);
        var register = db.Members.Where(m => m.Membership != Membership.Died && (m.Membership != Membership.Left || m.MembershipSince > relevantDate)).OrderBy(m => m.Id);
        await foreach (var member in register.AsAsyncEnumerable().WithCancellation(stop))
        {
            var branch = member.Branch is { } b ? branches.GetValueOrDefault(b) : null;
            var region = member.Region is { } r ? regions.GetValueOrDefault(r) : null;
            Add(member, branch, region, lines);
            if (lines.Count >= atOnce)
            {
                yield return lines;
                lines = new(atOnce);
            }
        }

        if (lines.Count > 0)
        {
            yield return lines;
        }
    }

    /// <summary>The subtrees that were completed since they were last taken.</summary>
    internal List<(int Level, long Place, Digest Root)> TakeSubtrees()
    {
        List<(int, long, Digest)> taken = [.. _subtrees];
        _subtrees.Clear();
        return taken;
    }

    internal Ended End() => new(_tree.Root, _bytes, new(_sha256.GetHashAndReset()));

    private void Add(Member member, string? branch, string? region, List<Line> lines)
    {
        var facts = Entitlement.OnTheDay(member, relevantDate);
        var before = lines.Count;
        foreach (var contest in _entitlement.Of(facts))
        {
            var line = SealedLine.Of(member, contest.Id, branch, region);
            Enter(line);
            Face.Count(contest.Id, region, branch);
            lines.Add(new(contest.Id, member.Id, Encoding.UTF8.GetString(line)));
        }

        if (lines.Count > before)
        {
            Face.CountMember();
        }
        else if (_entitlement.WhyInNone(facts) is { } because)
        {
            Face.CountShutOut(because);
        }
    }

    private void Enter(byte[] line)
    {
        _sha256.AppendData(line);
        _sha256.AppendData("\n"u8);
        _bytes += line.Length + 1;
        var leaf = Merkle.Leaf(line);

        // Only one leaf in 256 completes a subtree that is kept.
        if ((_tree.Size + 1) % (1 << RollSubtree.LowestLevel) is 0)
        {
            _subtrees.AddRange(_tree.CompletedBy(leaf).Where(subtree => subtree.Level >= RollSubtree.LowestLevel).Select(subtree => (subtree.Level, subtree.Index, subtree.Root)));
        }

        _tree = _tree.With(leaf);
    }

    public void Dispose() => _sha256.Dispose();
}
