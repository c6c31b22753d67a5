using System.Collections.Immutable;

namespace RankAndFile.Counting.Rules;

/// <summary>
/// The Electoral Reform Society's rules for the single transferable vote, 1997. Read this beside
/// sections 4 to 7 of the rule book: the members stand in its order and carry its paragraph numbers.
/// Where the rule book can be read two ways, docs/rules/ers97.md says which way we read it.
/// </summary>
internal sealed partial class Ers97
{
    internal static readonly RuleBook RuleBook = new(
        Id: "ers97",
        Title: "ERS97",
        PublishedAs: "R. A. Newland and F. S. Britton, How to Conduct an Election by the Single Transferable Vote, 3rd edition, Electoral Reform Society, 1997",
        Ledger: "docs/rules/ers97.md",
        Decimals: DecimalPlaces,
        HowPapersAreRead.ByPreferenceOrOnlyMark)
    {
        Count = hall => new Ers97(hall).CountAllStages(),
        CarriedOutBy = typeof(Ers97),
        RefusalToCount = _ => null,
    };

    private const int DecimalPlaces = 2;

    private readonly CountingHall _hall;
    private readonly CountingTable _table;
    private readonly Sheet _sheet;

    private Ers97(CountingHall hall) => (_hall, _table, _sheet) = (hall, new(hall), hall.Sheet);

    // 4  General description of the count

    [Paragraph("4.1"), Paragraph("4.2"), Paragraph("4.3"), Paragraph("5.2.1"), Paragraph("5.2.4"), Paragraph("5.2.7")]
    private void CountAllStages()
    {
        FirstStage();
        while (!IsComplete)
        {
            if (_table.Continuing.Count <= _table.PlacesLeft)
            {
                FillTheLastPlaces([]);
            }
            else if (_hall.Completions.Doomed is { IsEmpty: false } doomed)
            {
                ExcludeTheDoomed(doomed);
            }
            else if (SurplusToTransfer() is { } candidate)
            {
                TransferSurplusOf(candidate);
            }
            else
            {
                Exclude(CandidatesToExclude());
            }
        }
    }

    // 5.1  First stage

    [Paragraph("5.1.2"), Paragraph("5.1.4"), Paragraph("5.1.8")]
    private void FirstStage()
    {
        _sheet.Begin(StageKind.FirstPreferences, []);
        _hall.NotePlacesThatStayVacant();
        var first = _table.Sort(_table.AllPapers(), null);
        _table.Credit([first], TransferValue.Whole, "5.1.4");
        SetQuota(_table.TotalValidVote, "5.1.6");
        _hall.NoteWhatIsNoLongerOpen();
        DeemElectedThoseWithEnoughVotes("5.1.7");
        EndStage();
    }

    [Paragraph("5.1.6"), Paragraph("6.14")]
    private void SetQuota(Votes from, string paragraph) =>
        _table.SetQuota(from.DividedRoundingUp(_table.Places + 1, DecimalPlaces), from, _table.Places + 1, paragraph);

    [Paragraph("5.1.7"), Paragraph("5.3.13"), Paragraph("5.4.9")]
    private void DeemElectedThoseWithEnoughVotes(string paragraph)
    {
        while (!IsComplete && MayBeElected() is { Count: > 0 } candidates)
        {
            var highest = candidates.Max(_table.VoteOf);
            if (highest < _table.Quota && highest < VoteThatMustFillAPlace())
            {
                return;
            }

            var equal = candidates.Where(c => _table.VoteOf(c) == highest).ToList();
            var elected = PlacesSufficeFor(equal) ? InOrder(equal) : ThoseWithMoreVotesEarlier(equal);
            if (elected.IsEmpty)
            {
                _sheet.Note(new NoneElected([.. equal], _table.PlacesLeft, "5.6.2"));
                return;
            }

            foreach (var candidate in elected)
            {
                DeemElected(candidate, paragraph);
            }
        }
    }

    private void DeemElected(CandidateNumber candidate, string paragraph)
    {
        if (IsComplete)
        {
            return; // 7.1: the vacancy is filled by the first of several.
        }

        var hasQuota = _table.VoteOf(candidate) >= _table.Quota;
        _table.DeemElected(
            candidate,
            hasQuota ? ElectedBecause.Quota : ElectedBecause.MustFillAPlace,
            hasQuota ? _table.Quota : VoteThatMustFillAPlace(),
            paragraph);
    }

    /// <summary>5.1.7(b): so many votes that, if all places left went to others, one of them would have fewer.</summary>
    [Paragraph("5.1.7(b)")]
    private Votes VoteThatMustFillAPlace() =>
        TotalActiveVote().DividedRoundingUp(_table.Places - _table.Elected.Count + 1, DecimalPlaces);

    // 5.2  Subsequent stages

    [Paragraph("5.2.2"), Paragraph("5.2.3")]
    private CandidateNumber? SurplusToTransfer()
    {
        var surpluses = _table.Elected.Where(c => SurplusOf(c) > Votes.Zero).ToList();
        if (surpluses.Count is 0 || SurplusesDeferred() is not null)
        {
            return null;
        }

        var largest = surpluses.Max(SurplusOf);
        return Choose(LotPurpose.Surplus, [.. surpluses.Where(c => SurplusOf(c) == largest)], "5.2.3");
    }

    /// <summary>Why the surpluses wait, or null if they do not, or if there are none.</summary>
    [Paragraph("5.2.2(a)"), Paragraph("5.2.2(b)")]
    private SurplusesDeferred? SurplusesDeferred()
    {
        var (total, fewest) = (TotalSurplus(), MayBeExcludedFewestFirst());
        if (total == Votes.Zero || fewest.Count < 2)
        {
            return null;
        }

        var lowestTwo = _table.VoteOf(fewest[1]) - _table.VoteOf(fewest[0]);
        if (total <= lowestTwo)
        {
            return new(total, lowestTwo, [.. fewest.Take(2).Order()], "5.2.2(a)");
        }

        var together = HowManyMayBeExcludedTogether();
        return together < 2 || together == fewest.Count
            ? null
            : new(total, _table.VoteOf(fewest[together]) - Sum(fewest.Take(together).Select(_table.VoteOf)), [.. fewest.Take(together + 1).Order()], "5.2.2(b)");
    }

    [Paragraph("5.2.5")]
    private ImmutableArray<CandidateNumber> CandidatesToExclude()
    {
        var fewest = MayBeExcludedFewestFirst();
        var together = int.Max(HowManyMayBeExcludedTogether(), 1);
        var last = _table.VoteOf(fewest[together - 1]);
        var chosen = fewest.Where(c => _table.VoteOf(c) < last).ToList();
        var equal = fewest.Where(c => _table.VoteOf(c) == last).ToList();
        while (chosen.Count < together)
        {
            var next = equal.Count == together - chosen.Count ? equal[0] : Choose(LotPurpose.Exclude, equal, "5.2.5");
            chosen.Add(next);
            equal.Remove(next);
        }

        return [.. chosen];
    }

    /// <summary>How many of those with the fewest votes meet 5.2.5(a) and (b) together; none if not even one does.</summary>
    [Paragraph("5.2.5(a)"), Paragraph("5.2.5(b)")]
    private int HowManyMayBeExcludedTogether()
    {
        var fewest = MayBeExcludedFewestFirst();
        var total = TotalSurplus();
        for (var group = int.Min(_table.Continuing.Count - _table.PlacesLeft, fewest.Count); group >= 1; group--)
        {
            var together = Sum(fewest.Take(group).Select(_table.VoteOf)) + total;
            var isBelowTheNext = group == fewest.Count || together <= _table.VoteOf(fewest[group]);
            if (isBelowTheNext && IsFeasibleWithout(fewest, group))
            {
                return group;
            }
        }

        return 0;
    }

    // 5.3  Transfer of a surplus

    /// <summary>
    /// 5.3.1 and 5.3.2 say the same thing of a batch: first preferences are one batch, and a surplus at
    /// a later stage arose from the last batch received.
    /// </summary>
    [Paragraph("5.3.1"), Paragraph("5.3.2"), Paragraph("5.3.3"), Paragraph("5.3.8"), Paragraph("5.3.10"), Paragraph("6.11")]
    private void TransferSurplusOf(CandidateNumber candidate)
    {
        _sheet.Begin(StageKind.Surplus, [candidate]);
        var surplus = SurplusOf(candidate);
        var batch = _table.LastBatchOf(candidate);
        var sorted = _table.Sort(batch, candidate);
        var value = TransferValueOf(surplus, sorted, batch.Value);
        var lost = surplus - (sorted.Transferable * value);

        _sheet.Note(new SurplusValued(candidate, surplus, batch.Papers, sorted.Transferable, batch.Value, value, lost, "5.3.7"));
        _table.Debit(candidate, surplus);
        _table.Credit(sorted, value, lost, "5.3.8");
        DeemElectedThoseWithEnoughVotes("5.3.13");
        EndStage();
    }

    [Paragraph("5.3.7")]
    private static TransferValue TransferValueOf(Votes surplus, Sorted sorted, TransferValue present) =>
        sorted.Transferable * present > surplus
            ? TransferValue.Sharing(surplus, sorted.Transferable, DecimalPlaces)
            : present;

    // 5.4  Transfer of the votes of excluded candidates

    [Paragraph("5.2.5"), Paragraph("5.5.1")]
    private void Exclude(ImmutableArray<CandidateNumber> candidates)
    {
        if (_table.Continuing.Count - candidates.Length == _table.PlacesLeft)
        {
            FillTheLastPlaces(candidates);
            return;
        }

        _sheet.Begin(StageKind.Exclusion, candidates);
        NoteWhyTheseAreExcluded(candidates);
        TransferVotesOf(candidates, "5.2.5");
    }

    [Paragraph("5.4.1"), Paragraph("5.4.2"), Paragraph("5.4.7"), Paragraph("5.4.10"), Paragraph("5.4.11")]
    private void TransferVotesOf(ImmutableArray<CandidateNumber> candidates, string paragraph)
    {
        foreach (var candidate in candidates)
        {
            _table.Exclude(candidate, paragraph);
        }

        _hall.NoteWhatIsNoLongerOpen();
        foreach (var value in _table.ValuesHeldBy(candidates))
        {
            if (IsComplete)
            {
                _sheet.Note(new TransfersStopped("5.5.2"));
                break;
            }

            TransferBatch(candidates, value);
        }

        EndStage();
    }

    private void TransferBatch(ImmutableArray<CandidateNumber> candidates, TransferValue value)
    {
        var sorted = candidates
            .Select(c => (Candidate: c, Batch: _table.Take(c, value)))
            .Where(taken => taken.Batch.Papers > Papers.None)
            .Select(taken => _table.Sort(taken.Batch, taken.Candidate))
            .ToList();
        _table.Credit(sorted, value, "5.4.7");
        if (_table.Elected.Count is 0 && sorted.Any(s => s.NonTransferable > Papers.None))
        {
            RecalculateQuota();
        }

        DeemElectedThoseWithEnoughVotes("5.4.9");
        _table.EndStep(value);
    }

    [Paragraph("5.4.8")]
    private void RecalculateQuota() => SetQuota(_table.TotalValidVote - _table.NonTransferable, "5.4.8");
}
