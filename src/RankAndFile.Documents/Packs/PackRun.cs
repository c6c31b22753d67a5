using System.Globalization;
using RankAndFile.Counting;

namespace RankAndFile.Documents.Packs;

/// <summary>What came of a run.</summary>
public abstract record PackRunOutcome
{
    /// <summary>The whole run is in the file.</summary>
    /// <param name="Sheets">Of paper: every letter and every paper begins on one of its own.</param>
    /// <param name="NotAllLetters">Packs, counted from one, whose name or address has a letter that the typeface lacks; it says ? there.</param>
    public sealed record Printed(int Packs, int Papers, long Sheets, IReadOnlyList<int> NotAllLetters) : PackRunOutcome;

    /// <summary>The file has no end, no program opens it: throw it away.</summary>
    public sealed record Refused(Refusal Why) : PackRunOutcome;
}

/// <summary>
/// A run of ballot packs, printed on both sides of A4: for each person the letter, then a paper for
/// each contest, every one from the front of a sheet. The same run of the same packs makes the same bytes.
/// </summary>
public sealed record PackRun
{
    public required CoverLetter Letter { get; init; }

    /// <summary>One for every contest, and what a <see cref="NumberedPaper"/> means by its place here.</summary>
    public required IReadOnlyList<BallotPaper> Papers { get; init; }

    /// <summary>The numbers this run prints. Those of specimens make it a rehearsal: every page says so across.</summary>
    public required NumberSeries Numbers { get; init; }

    /// <summary>Of the envelope the pack is sent in.</summary>
    public EnvelopeWindow Window { get; init; } = EnvelopeWindow.Dl;

    public Tongue Tongue { get; init; }

    /// <summary>Which of the runs of this election it is.</summary>
    public int Run { get; init; } = 1;

    public int Runs { get; init; } = 1;

    /// <summary>Whether the window can show this name and address; a run with one that it cannot is refused.</summary>
    public bool FitsTheWindow(Recipient recipient) => AddressBlock.Fitted(recipient, Window.AlwaysShows) is not null;

    /// <summary>Writes the packs in the order they are given, each forgotten when it is written.</summary>
    public PackRunOutcome Write(IEnumerable<Pack> packs, Stream to)
    {
        if (Refusal() is { } refusal)
        {
            return new PackRunOutcome.Refused(refusal);
        }

        using var printing = new PackPrinting(this, to);
        foreach (var pack in packs)
        {
            if (printing.Print(pack) is { } why)
            {
                return new PackRunOutcome.Refused(why);
            }
        }

        return printing.Finish();
    }

    internal static Source Act1992(string section) => new("Trade Union and Labour Relations (Consolidation) Act 1992", section);

    internal string Title => string.Create(
        CultureInfo.InvariantCulture,
        $"{Letter.Union}: {Tongue.Line(Letter.Election)}. Run {Run} of {Runs}, papers {Numbers.First} to {Numbers.Last}");

    private Refusal? Refusal() => Papers.Count is 0
        ? new("A pack holds at least one voting paper.", Act1992("s 51(4)(a)"))
        : Papers.Select(paper => paper.RefusalToPrint()).FirstOrDefault(refusal => refusal is not null) ?? Numbers.Refusal();
}
