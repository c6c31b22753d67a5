using System.Collections.Immutable;
using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>Votes that went from one candidate to another at a stage, or to nobody.</summary>
/// <param name="To">None for the votes that became non-transferable.</param>
/// <param name="Papers">The papers that carried them; none where votes were lost to rounding alone.</param>
internal sealed record Movement(CandidateNumber From, CandidateNumber? To, Papers Papers, Votes Votes)
{
    /// <summary>
    /// What moved at a stage, in the order of the ballot paper. Whatever a candidate lost and nobody
    /// received has become non-transferable, so that what leaves a candidate is what the figures say.
    /// </summary>
    internal static ImmutableArray<Movement> At(Transcript count, Stage stage)
    {
        if (count.Before(stage) is not { } before)
        {
            return [];
        }

        var moved = stage.Happenings.OfType<PapersMoved>().Where(batch => batch.From is not null).ToList();
        return
        [
            .. moved.GroupBy(batch => batch.From!.Value).OrderBy(from => from.Key).SelectMany(from =>
            {
                var received = Received(from.Key, from);
                var lost = before.Of(from.Key) - stage.After.Of(from.Key) - received.Aggregate(Votes.Zero, (sum, to) => sum + to.Votes);
                var stuck = new Papers(from.Sum(batch => batch.NonTransferable.Count));
                return lost > Votes.Zero ? received.Append(new(from.Key, null, stuck, lost)) : received;
            }),
        ];
    }

    private static IEnumerable<Movement> Received(CandidateNumber from, IEnumerable<PapersMoved> batches) => batches
        .SelectMany(batch => batch.To)
        .GroupBy(receipt => receipt.To)
        .OrderBy(to => to.Key)
        .Select(to => new Movement(
            from,
            to.Key,
            new(to.Sum(receipt => receipt.Papers.Count)),
            to.Aggregate(Votes.Zero, (sum, receipt) => sum + receipt.Votes)))
        .Where(movement => movement.Papers > Papers.None);
}
