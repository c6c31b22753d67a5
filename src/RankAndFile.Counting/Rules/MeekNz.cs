using System.Collections.Immutable;

namespace RankAndFile.Counting.Rules;

/// <summary>
/// The New Zealand method of counting single transferable votes: Meek's method, Schedule 1A to the
/// Local Electoral Regulations 2001, with the roundings of David Hill's program, whose published
/// counts this gives to the last unit. docs/rules/meek-nz.md says where the two differ.
/// </summary>
internal sealed partial class MeekNz
{
    internal static readonly RuleBook RuleBook = new(
        Id: "meek-nz",
        Title: "Meek (New Zealand)",
        PublishedAs: "Local Electoral Regulations 2001 (SR 2001/145), Schedule 1A, New Zealand",
        Ledger: "docs/rules/meek-nz.md",
        Decimals: DecimalPlaces,
        HowPapersAreRead.ByPreference)
    {
        Count = hall => new MeekNz(hall).CountAllIterations(),
        CarriedOutBy = typeof(MeekNz),
    };

    private const int DecimalPlaces = 9; // clause 5

    private static readonly Votes _negligible = Votes.OfBillionths(100_000); // clause 13: 0.0001

    private readonly CountingHall _hall;
    private readonly KeepValueTable _table;
    private readonly Sheet _sheet;
    private readonly List<CandidateNumber> _elected = [];
    private readonly List<Happening> _beforeStage = [];
    private readonly HashSet<string> _keepValuesSinceExclusion = [];
    private Figures _figures = new(null, [], Votes.Zero, []);
    private Votes _quota;

    private MeekNz(CountingHall hall) =>
        (_hall, _table, _sheet) = (hall, new(hall.Papers, hall.Contest.Candidates.Length, hall.Standing), hall.Sheet);

    private int Places => _hall.Contest.Places;

    private int PlacesLeft => _hall.Completions.PlacesToFill - _elected.Count;

    // Clause 3: how the count goes, and when it is complete

    [Paragraph("3"), Paragraph("18")]
    private void CountAllIterations()
    {
        _sheet.Begin(StageKind.FirstPreferences, []);
        _hall.NotePlacesThatStayVacant();
        Iterate();
        _sheet.EndStage(_figures);
        while (!IsComplete)
        {
            var toExclude = ToExclude();
            var changed = SetKeepValues();
            if (toExclude.IsEmpty && (changed.IsEmpty || IsGoingRoundInCircles()))
            {
                toExclude = [Lowest(MayBeExcluded())];
            }

            if (!toExclude.IsEmpty)
            {
                Exclude(toExclude);
            }
            else
            {
                PassOnSurpluses(changed);
            }
        }

        EndStageInProgress();
    }

    [Paragraph("3")]
    private bool IsComplete => PlacesLeft is 0 || FillTheLastPlaces([]);

    // Clauses 5 and 6, 10 to 12: an iteration

    [Paragraph("5"), Paragraph("6"), Paragraph("10"), Paragraph("11"), Paragraph("12")]
    private void Iterate()
    {
        _sheet.Note(new KeepValuesSet(_table.KeepValues, [.. _table.Elected], "10"));
        _table.CountAllPapers();
        SetQuota();
        _figures = new(_quota, _table.AllVotes, _table.NonTransferable, _table.KeepValues);
        _hall.NoteWhatIsNoLongerOpen();
        DeemElectedThoseWithTheQuota();
        if (PlacesLeft is 0 && _table.Hopeful.Any())
        {
            _sheet.Note(new FormallyExcluded([.. _table.Hopeful], "3"));
        }
    }

    [Paragraph("5"), Paragraph("11"), Paragraph("Part 2")]
    private void SetQuota()
    {
        var from = _sheet.Total - _table.NonTransferable;
        _quota = from.DividedIgnoringRemainder(Places + 1, DecimalPlaces) + Votes.Smallest(DecimalPlaces);
        if (Places is 1)
        {
            _quota = InWholeVotes(_quota);
        }

        if (_table.Hopeful.Count(c => _table.VoteOf(c) >= _quota) > Places - _elected.Count)
        {
            _quota = _quota.IgnoringDecimals() + Votes.Smallest(DecimalPlaces);
        }

        _sheet.Note(new QuotaSet(_quota, from, Places + 1, "11"));
    }

    /// <summary>For one place: a fraction of one unit is dropped, any other is rounded up to a whole vote.</summary>
    [Paragraph("Part 2")]
    private static Votes InWholeVotes(Votes quota)
    {
        var whole = quota.IgnoringDecimals();
        return quota - whole <= Votes.Smallest(DecimalPlaces) ? whole : whole + Votes.Smallest(decimals: 0);
    }

    [Paragraph("6"), Paragraph("12"), Paragraph("G6")]
    private void DeemElectedThoseWithTheQuota()
    {
        while (PlacesLeft > 0 && WithTheQuota() is { Count: > 0 } candidates)
        {
            var highest = candidates.Max(_table.VoteOf);
            var equal = candidates.Where(c => _table.VoteOf(c) == highest).ToList();
            foreach (var candidate in _hall.MayAllBeElected(equal, PlacesLeft) ? InOrder(equal) : [_hall.ElectedByLot(equal, "G6")])
            {
                DeemElected(candidate, ElectedBecause.Quota, _quota, "12");
            }
        }
    }

    private void DeemElected(CandidateNumber candidate, ElectedBecause because, Votes? needed, string paragraph)
    {
        _elected.Add(candidate);
        _sheet.Note(new DeemedElected(candidate, _table.VoteOf(candidate), because, needed, paragraph));
        _table.Elect(candidate);
        _hall.Completions.Elected(candidate);
        _hall.NoteWhatIsNoLongerOpen();
    }

    // Clause 13: who is excluded before the next iteration

    [Paragraph("13")]
    private ImmutableArray<CandidateNumber> ToExclude()
    {
        if (!_hall.Completions.Doomed.IsEmpty)
        {
            return _hall.Completions.Doomed;
        }

        var mayBeExcluded = MayBeExcluded();
        var surplus = TotalSurplus();
        var withoutVotes = mayBeExcluded.Where(c => _table.VoteOf(c) == Votes.Zero).ToList();
        if (withoutVotes.Count >= 2)
        {
            return surplus < _negligible ? ExcludedTogether(withoutVotes) : [];
        }

        return GapAboveTheLowest(mayBeExcluded) > surplus || surplus < _negligible ? [Lowest(mayBeExcluded)] : [];
    }

    /// <summary>From the lowest to the next above, or to the quota if that is nearer.</summary>
    private Votes GapAboveTheLowest(List<CandidateNumber> mayBeExcluded)
    {
        var fewestFirst = mayBeExcluded.Select(_table.VoteOf).Order().ToList();
        var next = fewestFirst.Count > 1 && fewestFirst[1] < _quota ? fewestFirst[1] : _quota;
        return next - fewestFirst[0];
    }

    /// <summary>Those without a vote go together, as far as enough candidates are left to fill the places.</summary>
    private ImmutableArray<CandidateNumber> ExcludedTogether(List<CandidateNumber> withoutVotes)
    {
        var most = _table.Hopeful.Count() - PlacesLeft;
        if (withoutVotes.Count <= most && _hall.Completions.FeasibleWithout(withoutVotes))
        {
            return [.. withoutVotes];
        }

        var chosen = new List<CandidateNumber>();
        var asManyAsMayGo = _hall.Completions.AnyGuarantee ? 1 : most;
        while (chosen.Count < asManyAsMayGo)
        {
            chosen.Add(Lowest([.. withoutVotes.Except(chosen)]));
        }

        return [.. chosen];
    }

    private Votes TotalSurplus() => _elected.Aggregate(Votes.Zero, (sum, c) => sum + _table.VoteOf(c) - _quota);

    private void Exclude(ImmutableArray<CandidateNumber> candidates)
    {
        EndStageInProgress();
        _keepValuesSinceExclusion.Clear();
        if (_table.Hopeful.Count() - candidates.Length <= PlacesLeft)
        {
            _ = FillTheLastPlaces(candidates);
            return;
        }

        _sheet.Begin(StageKind.Exclusion, candidates);
        NoteWhatLedHere();
        TakeOut(candidates, _hall.Completions.Doomed.Contains(candidates[0]) ? "G2" : "13");
        Iterate();
        _sheet.EndStage(_figures);
    }

    private void TakeOut(ImmutableArray<CandidateNumber> candidates, string paragraph)
    {
        foreach (var candidate in candidates)
        {
            _sheet.Note(new Excluded(candidate, _table.VoteOf(candidate), paragraph));
            _table.Exclude(candidate);
            _hall.Completions.Excluded(candidate);
        }
    }

    // Clause 17: keep values for the next iteration

    /// <summary>Lowers the keep value of everybody above the quota; returns those whose keep value is another than before.</summary>
    [Paragraph("7"), Paragraph("17")]
    private ImmutableArray<CandidateNumber> SetKeepValues()
    {
        var changed = ImmutableArray.CreateBuilder<CandidateNumber>();
        foreach (var candidate in _elected.Where(c => _table.VoteOf(c) > _quota))
        {
            var keep = _table.KeepOf(candidate).Lowered(_quota, _table.VoteOf(candidate));
            if (keep != _table.KeepOf(candidate))
            {
                _table.SetKeep(candidate, keep);
                changed.Add(candidate);
            }
        }

        return changed.ToImmutable();
    }

    /// <summary>One more iteration with lower keep values: a step of a stage that goes on until somebody is excluded.</summary>
    private void PassOnSurpluses(ImmutableArray<CandidateNumber> changed)
    {
        if (!_sheet.IsStageOpen)
        {
            _sheet.Begin(StageKind.Surplus, []);
        }

        _sheet.IsAlsoOf(changed);
        Iterate();
        _sheet.EndStep(null, _figures);
    }

    /// <summary>With very few votes left the roundings can lead back to keep values that were there before; the count would never end.</summary>
    [Paragraph("23")]
    private bool IsGoingRoundInCircles() => !_keepValuesSinceExclusion.Add(string.Join(' ', _table.KeepValues));

    // Clauses 19 and 40: ties

    [Paragraph("19"), Paragraph("40")]
    private CandidateNumber Lowest(List<CandidateNumber> among)
    {
        var lowest = among.Min(_table.VoteOf);
        var equal = among.Where(c => _table.VoteOf(c) == lowest).ToList();
        if (equal.Count is 1)
        {
            return equal[0];
        }

        var settled = _hall.Settle(LotPurpose.Exclude, equal, _sheet.Points, "19");
        _beforeStage.Add(settled);
        return settled.Chosen;
    }
}
