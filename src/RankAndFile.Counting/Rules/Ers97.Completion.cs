using System.Collections.Immutable;

namespace RankAndFile.Counting.Rules;

/// <content>Sections 5.5 and 5.6, the words that section 6 defines, section 7, and what guaranteed places add.</content>
internal sealed partial class Ers97
{
    // 5.5  Completion of the count

    /// <summary>The proposed exclusion would leave as many as there are places: they are elected, and no paper moves.</summary>
    [Paragraph("5.5.1")]
    private void FillTheLastPlaces(ImmutableArray<CandidateNumber> proposed)
    {
        _sheet.Begin(StageKind.Completion, proposed);
        foreach (var candidate in proposed)
        {
            _table.Exclude(candidate, "5.5.1");
        }

        foreach (var candidate in InOrder(_table.Continuing))
        {
            if (!IsComplete)
            {
                _table.DeemElected(candidate, ElectedBecause.PlacesLeft, null, "5.5.1");
            }
        }

        EndStage();
    }

    [Paragraph("5.5.2"), Paragraph("5.5.3")]
    private bool IsComplete => _table.PlacesLeft is 0 || _table.Continuing.Count is 0 || VacancyIsFilled;

    [Paragraph("5.5.2"), Paragraph("5.3.11"), Paragraph("5.4.15")]
    private void EndStage()
    {
        if (IsComplete && _table.Continuing.Count > 0)
        {
            _sheet.Note(new FormallyExcluded([.. _table.Continuing], "5.5.2"));
        }

        _table.EndStage();
    }

    // 5.6  Notes

    [Paragraph("5.6.1"), Paragraph("6.20")]
    private Votes TotalActiveVote() =>
        _table.TotalValidVote - Sum(_table.Elected.Select(c => Lesser(_table.VoteOf(c), _table.Quota))) - _table.NonTransferable;

    /// <summary>
    /// Of equal candidates for whom there are too few places, those who had the most votes at the
    /// earliest point where they differed; none if they have been equal at all points.
    /// </summary>
    [Paragraph("5.6.2")]
    private ImmutableArray<CandidateNumber> ThoseWithMoreVotesEarlier(IReadOnlyList<CandidateNumber> equal)
    {
        var ahead = equal;
        foreach (var point in _sheet.Points)
        {
            var most = ahead.Max(point.After.Of);
            ahead = [.. ahead.Where(c => point.After.Of(c) == most)];
            if (PlacesSufficeFor(ahead))
            {
                var chosen = InOrder(ahead);
                foreach (var candidate in chosen)
                {
                    _sheet.Note(new TieSettled(LotPurpose.Elect, [.. equal.Order()], candidate, point.Stage, "5.6.2"));
                }

                return chosen;
            }
        }

        return [];
    }

    /// <summary>Whether there are places for all of these, and electing one does not shut out another.</summary>
    private bool PlacesSufficeFor(IReadOnlyList<CandidateNumber> equal) =>
        _hall.MayAllBeElected(equal, _table.PlacesLeft);

    /// <summary>Settles a tie by the earliest point at which the candidates had unequal votes, and by lot if there was none.</summary>
    [Paragraph("5.2.3"), Paragraph("5.2.5"), Paragraph("5.6.3")]
    private CandidateNumber Choose(LotPurpose purpose, List<CandidateNumber> equal, string paragraph)
    {
        if (equal.Count is 1)
        {
            return equal[0];
        }

        var settled = _hall.Settle(purpose, equal, _sheet.Points, paragraph);
        _sheet.Note(settled);
        return settled.Chosen;
    }

    // 6  Glossary

    [Paragraph("6.18")]
    private Votes SurplusOf(CandidateNumber candidate) =>
        _table.VoteOf(candidate) > _table.Quota ? _table.VoteOf(candidate) - _table.Quota : Votes.Zero;

    private Votes TotalSurplus() => Sum(_table.Elected.Select(SurplusOf));

    // 7.1  Casual vacancies

    /// <summary>The vacancy is filled when somebody is elected who was not sitting.</summary>
    [Paragraph("7.1")]
    private bool VacancyIsFilled =>
        _hall.Contest.Vacancy is { } vacancy && _table.Elected.Any(c => !vacancy.Sitting.Contains(c));

    /// <summary>Those who may be excluded, the fewest votes first: not those whom the guarantees need, nor, under 7.1, those who sit.</summary>
    [Paragraph("7.1"), Paragraph("G4")]
    private List<CandidateNumber> MayBeExcludedFewestFirst() =>
        [.. _table.Continuing
            .Where(c => !_hall.Completions.Guarded.Contains(c) && _hall.Contest.Vacancy?.Sitting.Contains(c) is not true)
            .OrderBy(_table.VoteOf)];

    // Guaranteed places: our addition

    [Paragraph("G2")]
    private List<CandidateNumber> MayBeElected() => [.. _table.Continuing.Where(c => !_hall.Completions.Doomed.Contains(c))];

    /// <summary>Whether the group may go; with guarantees it never divides equals, so that no lot decides whether it may.</summary>
    [Paragraph("G5")]
    private bool IsFeasibleWithout(List<CandidateNumber> fewest, int group) =>
        !_hall.Completions.AnyGuarantee
        || ((group == fewest.Count || group is 1 || _table.VoteOf(fewest[group - 1]) < _table.VoteOf(fewest[group]))
            && _hall.Completions.FeasibleWithout([.. fewest.Take(group)]));

    [Paragraph("G2")]
    private void ExcludeTheDoomed(ImmutableArray<CandidateNumber> doomed)
    {
        _sheet.Begin(StageKind.Exclusion, doomed);
        TransferVotesOf(doomed, "G2");
    }

    private void NoteWhyTheseAreExcluded(ImmutableArray<CandidateNumber> candidates)
    {
        if (SurplusesDeferred() is { } deferred)
        {
            _sheet.Note(deferred);
        }

        if (candidates.Length > 1)
        {
            var fewest = MayBeExcludedFewestFirst();
            var nextAbove = fewest.Except(candidates).Select(c => (CandidateNumber?)c).FirstOrDefault();
            _sheet.Note(new ExcludedTogether([.. candidates.Order()], Sum(candidates.Select(_table.VoteOf)), TotalSurplus(), nextAbove, "5.2.5"));
        }
    }

    private ImmutableArray<CandidateNumber> InOrder(IEnumerable<CandidateNumber> candidates) =>
        CountingHall.InOrder(candidates, _table.VoteOf, _sheet.Points);

    private static Votes Sum(IEnumerable<Votes> votes) => votes.Aggregate(Votes.Zero, (sum, v) => sum + v);

    private static Votes Lesser(Votes left, Votes right) => left < right ? left : right;
}
