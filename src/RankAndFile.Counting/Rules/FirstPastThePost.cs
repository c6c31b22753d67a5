using System.Collections.Immutable;

namespace RankAndFile.Counting.Rules;

/// <summary>
/// First past the post, for one place or several. docs/rules/fptp.md is its rule book, numbered by
/// us; the members stand in its order.
/// </summary>
internal sealed class FirstPastThePost
{
    internal static readonly RuleBook RuleBook = new(
        Id: "fptp",
        Title: "First past the post",
        PublishedAs: "Rank & File, docs/rules/fptp.md",
        Ledger: "docs/rules/fptp.md",
        Decimals: 0,
        HowPapersAreRead.ByVotes)
    {
        Count = hall => new FirstPastThePost(hall).CountThem(),
        CarriedOutBy = typeof(FirstPastThePost),
        RefusalToCount = VotesMustBeSensible,
    };

    private readonly CountingHall _hall;
    private readonly Sheet _sheet;
    private readonly Votes[] _votes;
    private readonly List<CandidateNumber> _left;
    private int _elected;

    private FirstPastThePost(CountingHall hall)
    {
        (_hall, _sheet) = (hall, hall.Sheet);
        _votes = new Votes[hall.Contest.Candidates.Length];
        _left = [.. hall.Standing];
    }

    [Paragraph("1")]
    private static Refusal? VotesMustBeSensible(Contest contest) => contest.VotesOnEachPaper >= 1
        ? RuleBook.KnowsNoCasualVacancy(contest)
        : new("Each paper must have at least one vote.", Source.RuleBook("fptp", "1"));

    [Paragraph("2"), Paragraph("3")]
    private void CountThem()
    {
        _sheet.Begin(StageKind.FirstPreferences, []);
        _hall.NotePlacesThatStayVacant();
        var receipts = AddUp();
        var unused = _sheet.Total - _votes.Aggregate(Votes.Zero, (sum, votes) => sum + votes);
        _sheet.Note(new PapersMoved(null, TransferValue.Whole, receipts, Papers.None, unused, "2"));
        _hall.NoteWhatIsNoLongerOpen();
        while (PlacesLeft > 0)
        {
            ElectThoseWithMostVotes();
        }

        _sheet.EndStage(new(null, [.. _votes], unused, []));
    }

    private int PlacesLeft => _hall.Completions.PlacesToFill - _elected;

    [Paragraph("2")]
    private ImmutableArray<Receipt> AddUp()
    {
        var papers = new long[_votes.Length];
        for (var bundle = 0; bundle < _hall.Papers.Bundles; bundle++)
        {
            foreach (var candidate in _hall.Papers.PreferencesOf(bundle))
            {
                papers[candidate] += _hall.Papers.PapersIn(bundle);
            }
        }

        for (var candidate = 0; candidate < papers.Length; candidate++)
        {
            _votes[candidate] = Votes.Of(new(papers[candidate]));
        }

        return [.. papers.Select((count, index) => new Receipt(CandidateNumber.At(index), new(count), _votes[index])).Where(r => r.Papers > Papers.None)];
    }

    [Paragraph("3"), Paragraph("4"), Paragraph("G2"), Paragraph("G6")]
    private void ElectThoseWithMostVotes()
    {
        var mayBeElected = _left.Except(_hall.Completions.Doomed).ToList();
        var most = mayBeElected.Max(VoteOf);
        var equal = mayBeElected.Where(c => VoteOf(c) == most).ToList();
        if (!_hall.MayAllBeElected(equal, PlacesLeft))
        {
            equal = [_hall.ElectedByLot(equal, "4")];
        }

        foreach (var candidate in equal)
        {
            _left.Remove(candidate);
            _elected++;
            _sheet.Note(new DeemedElected(candidate, VoteOf(candidate), ElectedBecause.MostVotes, null, "3"));
            _hall.Completions.Elected(candidate);
            _hall.NoteWhatIsNoLongerOpen();
        }
    }

    private Votes VoteOf(CandidateNumber candidate) => _votes[candidate.Index];
}
