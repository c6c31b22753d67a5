using RankAndFile.Counting;

namespace RankAndFile.Documents.Packs;

/// <summary>A candidate as the paper names them.</summary>
/// <param name="Line">A short line below the name, the same kind for all: a branch, a workplace.</param>
public sealed record CandidateOnPaper(string Name, Said? Line = null);

/// <summary>What the voting paper of one contest says. The candidates stand in the order drawn.</summary>
public sealed record BallotPaper
{
    public required string Union { get; init; }

    public required Said Election { get; init; }

    public required Said Contest { get; init; }

    public required int Places { get; init; }

    /// <summary>In plain words, by the rule book: <see cref="Packs.HowToVote"/> has them for the usual kinds.</summary>
    public required IReadOnlyList<Said> HowToVote { get; init; }

    public required IReadOnlyList<CandidateOnPaper> Candidates { get; init; }

    /// <summary>The independent scrutineer by name.</summary>
    public required string Scrutineer { get; init; }

    public required IReadOnlyList<string> ReturnAddress { get; init; }

    /// <summary>The last moment, in words: 12 noon on Thursday 16 April 2026.</summary>
    public required Said ReturnBy { get; init; }

    /// <summary>Why this may not be printed as a voting paper, or null.</summary>
    public Refusal? RefusalToPrint() => this switch
    {
        _ when string.IsNullOrWhiteSpace(Scrutineer) => Because("A voting paper states the name of the independent scrutineer.", "s 51(2)(a)"),
        _ when ReturnAddress.All(string.IsNullOrWhiteSpace) => Because("A voting paper specifies the address to which it is to be returned.", "s 51(2)(a)"),
        _ when string.IsNullOrWhiteSpace(ReturnBy.English) => Because("A voting paper specifies the date by which it is to be returned.", "s 51(2)(a)"),
        _ when Candidates.Count is 0 || Candidates.Any(candidate => string.IsNullOrWhiteSpace(candidate.Name)) =>
            Because("A voting paper lists the candidates, each by name.", "s 51(4)(a)"),
        _ when HowToVote.Count is 0 => new("A voting paper says how to mark it.", Source.Docs("ballot-packs.md", "The voting paper")),
        _ when Places < 1 => new("A contest has at least one place.", Source.Docs("ballot-packs.md", "The voting paper")),
        _ => null,
    };

    private static Refusal Because(string reason, string section) => new(reason, PackRun.Act1992(section));
}
