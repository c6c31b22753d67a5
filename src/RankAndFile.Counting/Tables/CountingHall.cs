using System.Collections.Immutable;

namespace RankAndFile.Counting;

/// <summary>What a rule book finds when the count begins: the contest, the valid papers, the lots, and an empty sheet.</summary>
internal sealed class CountingHall(Contest contest, ValidPapers papers, Lots lots, Sheet sheet)
{
    private readonly ImmutableArray<Lot>.Builder _drawn = ImmutableArray.CreateBuilder<Lot>();
    private readonly HashSet<CandidateNumber> _doomed = [];
    private readonly HashSet<CandidateNumber> _guarded = [];

    internal Contest Contest => contest;

    internal ValidPapers Papers => papers;

    internal Sheet Sheet => sheet;

    /// <summary>What is still feasible under the guarantees.</summary>
    internal Completions Completions { get; } = new(contest);

    /// <summary>Those who stand, in the order of the ballot paper.</summary>
    internal IEnumerable<CandidateNumber> Standing => contest.Candidates.Select(c => c.Number).Where(contest.Stands);

    internal ImmutableArray<Lot> LotsDrawn => _drawn.ToImmutable();

    /// <summary>
    /// The candidate the lot falls on or, if no such lot has been drawn yet, the end of this attempt
    /// at the count. See <see cref="CountOutcome.LotNeeded"/>.
    /// </summary>
    internal CandidateNumber DrawLot(LotPurpose purpose, IEnumerable<CandidateNumber> between)
    {
        ImmutableArray<CandidateNumber> tied = [.. between.Order()];
        var drawn = lots.Draw(purpose, tied) ?? throw new LotNeededException(purpose, tied);
        _drawn.Add(new(sheet.StageNumber, purpose, tied, drawn));
        return drawn;
    }

    /// <summary>Takes down whom the guarantees have newly shut out or newly made certain.</summary>
    internal void NoteWhatIsNoLongerOpen()
    {
        ImmutableArray<CandidateNumber> doomed = [.. Completions.Doomed.Except(_doomed)];
        ImmutableArray<CandidateNumber> guarded = [.. Completions.Guarded.Except(_guarded)];
        _doomed.UnionWith(doomed);
        _guarded.UnionWith(guarded);
        if (doomed.Length > 0)
        {
            sheet.Note(new Doomed(doomed, "G2"));
        }

        if (guarded.Length > 0)
        {
            sheet.Note(new Guarded(guarded, "G3"));
        }
    }

    /// <summary>Takes down the places that stay vacant from the start.</summary>
    internal void NotePlacesThatStayVacant()
    {
        if (Completions.TooFewCandidates > 0)
        {
            sheet.Note(new PlaceVacant(Completions.TooFewCandidates, VacantBecause.TooFewCandidates, "G7"));
        }

        if (Completions.Shortfall > 0)
        {
            sheet.Note(new PlaceVacant(Completions.Shortfall, VacantBecause.GuaranteeShortfall, "G7"));
        }
    }

    /// <summary>Settles a tie by the first of these points at which they differ, narrowing down from one to the next, and else by lot.</summary>
    /// <returns>The one chosen, and the stage at which the last of the others fell away; no stage for a lot.</returns>
    internal TieSettled Settle(LotPurpose purpose, IReadOnlyList<CandidateNumber> tied, IEnumerable<Point> points, string paragraph)
    {
        var left = tied;
        foreach (var point in points)
        {
            left = purpose is LotPurpose.Exclude ? Least(left, point) : Most(left, point);
            if (left.Count is 1)
            {
                return new(purpose, [.. tied.Order()], left[0], point.Stage, paragraph);
            }
        }

        return new(purpose, [.. tied.Order()], DrawLot(purpose, left), null, paragraph);
    }

    /// <summary>Whether there are places for all of these equals, and electing one does not shut out another.</summary>
    internal bool MayAllBeElected(IReadOnlyCollection<CandidateNumber> equal, int placesLeft) =>
        equal.Count <= placesLeft && Completions.FeasibleWith(equal);

    /// <summary>The one of equals, who cannot all be elected, on whom a lot falls.</summary>
    [Paragraph("G6")]
    internal CandidateNumber ElectedByLot(IReadOnlyList<CandidateNumber> equal, string paragraph)
    {
        var settled = Settle(LotPurpose.Elect, equal, [], paragraph);
        sheet.Note(settled);
        return settled.Chosen;
    }

    /// <summary>Puts candidates in order of their votes on a line, equals by the first of these points at which they differ, then by number.</summary>
    internal static ImmutableArray<CandidateNumber> InOrder(
        IEnumerable<CandidateNumber> candidates, Func<CandidateNumber, Votes> vote, IReadOnlyList<Point> points) =>
        [.. candidates.OrderByDescending(vote).ThenByDescending(c => c, new ByPoints(points)).ThenBy(c => c)];

    private static List<CandidateNumber> Least(IReadOnlyList<CandidateNumber> among, Point point)
    {
        var least = among.Min(point.After.Of);
        return [.. among.Where(c => point.After.Of(c) == least)];
    }

    private static List<CandidateNumber> Most(IReadOnlyList<CandidateNumber> among, Point point)
    {
        var most = among.Max(point.After.Of);
        return [.. among.Where(c => point.After.Of(c) == most)];
    }

    private sealed class ByPoints(IReadOnlyList<Point> points) : IComparer<CandidateNumber>
    {
        public int Compare(CandidateNumber x, CandidateNumber y)
        {
            foreach (var point in points)
            {
                var order = point.After.Of(x).CompareTo(point.After.Of(y));
                if (order is not 0)
                {
                    return order;
                }
            }

            return 0;
        }
    }
}

/// <summary>Leaves the rule book in the middle of a paragraph. Caught in <see cref="Count.Run"/> and nowhere else.</summary>
#pragma warning disable CA1032, CA1064 // It is not an error and never leaves this assembly.
internal sealed class LotNeededException(LotPurpose purpose, ImmutableArray<CandidateNumber> tied) : Exception
{
    internal LotPurpose Purpose => purpose;

    internal ImmutableArray<CandidateNumber> Tied => tied;
}
#pragma warning restore CA1032, CA1064
