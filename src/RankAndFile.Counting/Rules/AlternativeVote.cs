using System.Collections.Immutable;

namespace RankAndFile.Counting.Rules;

/// <summary>
/// The alternative vote for one place. No union rule book has it in a form that can be cited, so
/// docs/rules/av.md is its rule book, numbered by us; the members stand in its order.
/// </summary>
internal sealed class AlternativeVote
{
    internal static readonly RuleBook RuleBook = new(
        Id: "av",
        Title: "Alternative vote",
        PublishedAs: "Rank & File, docs/rules/av.md",
        Ledger: "docs/rules/av.md",
        Decimals: 0,
        HowPapersAreRead.ByPreference)
    {
        Count = hall => new AlternativeVote(hall).CountAllStages(),
        CarriedOutBy = typeof(AlternativeVote),
        RefusalToCount = ForOnePlaceOnly,
    };

    private readonly CountingHall _hall;
    private readonly CountingTable _table;
    private readonly Sheet _sheet;

    private AlternativeVote(CountingHall hall) => (_hall, _table, _sheet) = (hall, new(hall), hall.Sheet);

    [Paragraph("1")]
    private static Refusal? ForOnePlaceOnly(Contest contest) => contest.Places is 1
        ? RuleBook.KnowsNoCasualVacancy(contest)
        : new($"The alternative vote fills one place, and this contest has {contest.Places}. For several places, count by a single transferable vote.", Source.RuleBook("av", "1"));

    private void CountAllStages()
    {
        FirstStage();
        while (_table.PlacesLeft > 0 && _table.Continuing.Count > 0)
        {
            if (_hall.Completions.Doomed is { IsEmpty: false } doomed)
            {
                Exclude(doomed, "G2");
            }
            else
            {
                Exclude([CandidateWithFewestVotes()], "4");
            }
        }
    }

    [Paragraph("2")]
    private void FirstStage()
    {
        _sheet.Begin(StageKind.FirstPreferences, []);
        _hall.NotePlacesThatStayVacant();
        _table.Credit([_table.Sort(_table.AllPapers(), null)], TransferValue.Whole, "2");
        _hall.NoteWhatIsNoLongerOpen();
        EndStage();
    }

    [Paragraph("3"), Paragraph("7")]
    private void EndStage()
    {
        SetMajority();
        if (_table.PlacesLeft > 0 && WithMajority() is { } winner)
        {
            _table.DeemElected(winner, ElectedBecause.Majority, _table.Quota, "3");
        }
        else if (_table.PlacesLeft > 0 && _table.Continuing.Count is 1)
        {
            _table.DeemElected(_table.Continuing[0], ElectedBecause.PlacesLeft, null, "7");
        }

        if (_table.PlacesLeft is 0 && _table.Continuing.Count > 0)
        {
            _sheet.Note(new FormallyExcluded([.. _table.Continuing], "7"));
        }

        _table.EndStage();
    }

    /// <summary>More than half of the votes still in play.</summary>
    [Paragraph("3")]
    private void SetMajority()
    {
        var inPlay = _table.TotalValidVote - _table.NonTransferable;
        var majority = inPlay.DividedIgnoringRemainder(2, decimals: 0) + Votes.Smallest(decimals: 0);
        _table.SetQuota(majority, inPlay, 2, "3");
    }

    [Paragraph("G2")]
    private CandidateNumber? WithMajority() =>
        _table.Continuing
            .Where(c => _table.VoteOf(c) >= _table.Quota && !_hall.Completions.Doomed.Contains(c))
            .Select(c => (CandidateNumber?)c)
            .FirstOrDefault();

    [Paragraph("4"), Paragraph("5")]
    private void Exclude(ImmutableArray<CandidateNumber> candidates, string paragraph)
    {
        _sheet.Begin(StageKind.Exclusion, candidates);
        foreach (var candidate in candidates)
        {
            _table.Exclude(candidate, paragraph);
        }

        _hall.NoteWhatIsNoLongerOpen();
        _table.Credit([.. candidates.Select(c => _table.Sort(_table.Take(c, TransferValue.Whole), c))], TransferValue.Whole, "5");
        EndStage();
    }

    [Paragraph("4"), Paragraph("6")]
    private CandidateNumber CandidateWithFewestVotes()
    {
        var mayBeExcluded = _table.Continuing.Except(_hall.Completions.Guarded).ToList();
        var fewest = mayBeExcluded.Min(_table.VoteOf);
        var equal = mayBeExcluded.Where(c => _table.VoteOf(c) == fewest).ToList();
        if (equal.Count is 1)
        {
            return equal[0];
        }

        var settled = _hall.Settle(LotPurpose.Exclude, equal, _sheet.Points, "6");
        _sheet.Note(settled);
        return settled.Chosen;
    }
}
