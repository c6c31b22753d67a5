using System.Collections.Immutable;

namespace RankAndFile.Counting.Rules;

/// <summary>
/// The single transferable vote of Scottish council elections: rules 45 to 52 of Schedule 1 to the
/// Scottish Local Government Elections Order 2007, which stand as rules 46 to 53 in the Order of 2011.
/// Read this beside the Order: the members stand in its order and carry the rule numbers of 2007.
/// </summary>
internal sealed class ScottishStv
{
    internal static readonly RuleBook RuleBook = new(
        Id: "scottish-stv",
        Title: "Scottish STV",
        PublishedAs: "Scottish Local Government Elections Order 2011, SSI 2011/399, Schedule 1; its rules on the count are numbered 45 to 52 after SSI 2007/42, where they first stood",
        Ledger: "docs/rules/scottish-stv.md",
        Decimals: DecimalPlaces,
        HowPapersAreRead.ByPreference)
    {
        Count = hall => new ScottishStv(hall).CountAllStages(),
        CarriedOutBy = typeof(ScottishStv),
    };

    private const int DecimalPlaces = 5; // 48(3)

    private readonly CountingHall _hall;
    private readonly CountingTable _table;
    private readonly Sheet _sheet;

    private ScottishStv(CountingHall hall) => (_hall, _table, _sheet) = (hall, new(hall), hall.Sheet);

    private void CountAllStages()
    {
        FirstStage();
        while (_table.PlacesLeft > 0)
        {
            if (_hall.Completions.Doomed is { IsEmpty: false } doomed)
            {
                Exclude(doomed, "G2");
            }
            else if (CandidateWithHighestSurplus() is { } candidate)
            {
                TransferSurplusOf(candidate);
            }
            else
            {
                Exclude([CandidateWithLowestVote()], "50(1)");
            }
        }
    }

    [Paragraph("45(1)"), Paragraph("45(2)"), Paragraph("45(3)")]
    private void FirstStage()
    {
        _sheet.Begin(StageKind.FirstPreferences, []);
        _hall.NotePlacesThatStayVacant();
        _table.Credit([_table.Sort(_table.AllPapers(), null)], TransferValue.Whole, "45(2)");
        SetQuota();
        _hall.NoteWhatIsNoLongerOpen();
        EndStage();
    }

    [Paragraph("46(1)"), Paragraph("46(2)")]
    private void SetQuota()
    {
        var total = _table.TotalValidVote;
        var divided = total.DividedIgnoringRemainder(_table.Places + 1, decimals: 0);
        _table.SetQuota(divided + Votes.Smallest(decimals: 0), total, _table.Places + 1, "46(2)");
    }

    [Paragraph("47(1)"), Paragraph("G6")]
    private void DeemElectedThoseWithTheQuota()
    {
        while (_table.PlacesLeft > 0 && WithTheQuota() is { Count: > 0 } candidates)
        {
            var highest = candidates.Max(_table.VoteOf);
            var equal = candidates.Where(c => _table.VoteOf(c) == highest).ToList();
            foreach (var candidate in _hall.MayAllBeElected(equal, _table.PlacesLeft) ? InOrder(equal) : [_hall.ElectedByLot(equal, "G6")])
            {
                _table.DeemElected(candidate, ElectedBecause.Quota, _table.Quota, "47(1)");
            }
        }
    }

    [Paragraph("48(1)"), Paragraph("48(2)"), Paragraph("48(3)"), Paragraph("48(4)")]
    private void TransferSurplusOf(CandidateNumber candidate)
    {
        _sheet.Begin(StageKind.Surplus, [candidate]);
        var (vote, surplus) = (_table.VoteOf(candidate), SurplusOf(candidate));
        foreach (var value in _table.ValuesHeldBy([candidate]))
        {
            var sorted = _table.Sort(_table.Take(candidate, value), candidate);
            var transferValue = value.Scaled(surplus, vote, DecimalPlaces); // 48(3): A divided by B
            _sheet.Note(new SurplusValued(
                candidate, surplus, sorted.Transferable + sorted.NonTransferable, sorted.Transferable, value, transferValue, Votes.Zero, "48(3)"));
            _table.Credit([sorted], transferValue, "48(2)");
        }

        _table.SettleAt(candidate, _table.Quota);
        EndStage();
    }

    [Paragraph("49(1)"), Paragraph("49(2)"), Paragraph("49(3)")]
    private CandidateNumber? CandidateWithHighestSurplus()
    {
        var withSurplus = _table.Elected.Where(c => SurplusOf(c) > Votes.Zero).ToList();
        if (withSurplus.Count is 0)
        {
            return null;
        }

        var highest = withSurplus.Max(SurplusOf);
        return Choose(LotPurpose.Surplus, [.. withSurplus.Where(c => SurplusOf(c) == highest)], "49(2)");
    }

    [Paragraph("50(1)"), Paragraph("50(2)"), Paragraph("50(3)"), Paragraph("50(4)"), Paragraph("50(5)")]
    private void Exclude(ImmutableArray<CandidateNumber> candidates, string paragraph)
    {
        _sheet.Begin(StageKind.Exclusion, candidates);
        foreach (var candidate in candidates)
        {
            _table.Exclude(candidate, paragraph);
        }

        _hall.NoteWhatIsNoLongerOpen();
        foreach (var value in _table.ValuesHeldBy(candidates))
        {
            _table.Credit([.. candidates.Select(c => _table.Sort(_table.Take(c, value), c))], value, "50(3)");
        }

        EndStage();
    }

    [Paragraph("51(1)"), Paragraph("51(2)")]
    private CandidateNumber CandidateWithLowestVote()
    {
        var mayBeExcluded = _table.Continuing.Except(_hall.Completions.Guarded).ToList();
        var lowest = mayBeExcluded.Min(_table.VoteOf);
        return Choose(LotPurpose.Exclude, [.. mayBeExcluded.Where(c => _table.VoteOf(c) == lowest)], "51(2)");
    }

    [Paragraph("52(1)"), Paragraph("52(2)")]
    private void FillTheLastVacancies()
    {
        if (_table.Continuing.Count == _table.PlacesLeft)
        {
            foreach (var candidate in InOrder(_table.Continuing))
            {
                _table.DeemElected(candidate, ElectedBecause.PlacesLeft, null, "52(1)");
            }
        }
    }

    private void EndStage()
    {
        DeemElectedThoseWithTheQuota();
        FillTheLastVacancies();
        if (_table.PlacesLeft is 0 && _table.Continuing.Count > 0)
        {
            _sheet.Note(new FormallyExcluded([.. _table.Continuing], "48(1)")); // Papers are transferred only while vacancies remain.
        }

        _table.EndStage();
    }

    private Votes SurplusOf(CandidateNumber candidate) =>
        _table.VoteOf(candidate) > _table.Quota ? _table.VoteOf(candidate) - _table.Quota : Votes.Zero;

    /// <summary>By the most recent stage at which they had unequal votes, narrowing down from one to the next, and else by lot.</summary>
    private CandidateNumber Choose(LotPurpose purpose, List<CandidateNumber> equal, string paragraph)
    {
        if (equal.Count is 1)
        {
            return equal[0];
        }

        var settled = _hall.Settle(purpose, equal, MostRecentFirst(), paragraph);
        _sheet.Note(settled);
        return settled.Chosen;
    }

    private List<Point> MostRecentFirst() => [.. _sheet.Points.Reverse()];

    private ImmutableArray<CandidateNumber> InOrder(IEnumerable<CandidateNumber> candidates) =>
        CountingHall.InOrder(candidates, _table.VoteOf, MostRecentFirst());

    // Guaranteed places: our addition

    [Paragraph("G2")]
    private List<CandidateNumber> WithTheQuota() =>
        [.. _table.Continuing.Where(c => _table.VoteOf(c) >= _table.Quota && !_hall.Completions.Doomed.Contains(c))];
}
