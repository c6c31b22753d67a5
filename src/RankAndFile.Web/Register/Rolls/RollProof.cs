using System.Collections.Immutable;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Register.Rolls;

/// <summary>Where somebody stands on a Roll.</summary>
public sealed record OwnRollLine(RollId Roll, long Place, string Election, string Contest, DateOnly RelevantDate, bool IsVoid);

/// <summary>A line with the path from it to the root of its Roll: RFC 9162, section 2.1.3.</summary>
public sealed record RollProof(string Line, Digest Leaf, ImmutableArray<Digest> Path);

public static class OnTheRoll
{
    /// <summary>The Rolls that a member is on, contest by contest.</summary>
    public static Task<List<OwnRollLine>> RollsWith(this OfficeDb db, MemberId member) => (
        from roll in db.Set<Roll>()
        join line in db.Set<RollLine>() on roll.Id equals line.Roll
        join election in db.Elections on roll.Election equals election.Id
        join contest in db.Set<Elections.Contest>() on line.Contest equals contest.Id
        where roll.FrozenAt != null && line.Member == member
        orderby roll.Id descending, line.Place
        select new OwnRollLine(roll.Id, line.Place, election.Name, contest.Title, roll.RelevantDate, roll.VoidedAt != null)).ToListAsync();

    /// <summary>Proves that a line is on its Roll. Some hundreds of lines are read for it, not a million.</summary>
    internal static async Task<RollProof> Prove(this OfficeDb db, Roll roll, RollLine line)
    {
        var asked = new HashSet<(int Level, long Place)>();
        Proofs.Inclusion(line.Place, roll.Rows, (level, place) =>
        {
            asked.Add((level, place));
            return default;
        });

        var roots = new Dictionary<(int Level, long Place), Digest>();
        foreach (var (level, place) in asked)
        {
            roots[(level, place)] = level < RollSubtree.LowestLevel ? await FromLines(db, roll.Id, level, place) : await Kept(db, roll.Id, level, place);
        }

        return new(line.Line, Merkle.Leaf(Encoding.UTF8.GetBytes(line.Line)), Proofs.Inclusion(line.Place, roll.Rows, (level, place) => roots[(level, place)]));
    }

    private static async Task<Digest> FromLines(OfficeDb db, RollId roll, int level, long place)
    {
        var (from, to) = (place << level, (place + 1) << level);
        var lines = await db.Set<RollLine>().Where(line => line.Roll == roll && line.Place >= from && line.Place < to).OrderBy(line => line.Place).Select(line => line.Line).ToListAsync();
        return lines.Aggregate(Frontier.Empty, (tree, line) => tree.With(Merkle.Leaf(Encoding.UTF8.GetBytes(line)))).Root;
    }

    private static async Task<Digest> Kept(OfficeDb db, RollId roll, int level, long place)
    {
        var kept = await db.Set<RollSubtree>().FirstAsync(subtree => subtree.Roll == roll && subtree.Level == level && subtree.Place == place);
        return Digest.TryParse(kept.Digest, out var root) ? root : throw new InvalidOperationException("A digest in the Roll's rows is not one.");
    }
}
