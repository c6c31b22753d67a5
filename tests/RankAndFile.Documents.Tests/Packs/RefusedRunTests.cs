using RankAndFile.Documents.Packs;

namespace RankAndFile.Documents.Tests.Packs;

/// <summary>What a run says no to.</summary>
public sealed class RefusedRunTests
{
    // s 51(2)(b): every number is used, each for one paper.
    [Fact]
    public void A_number_stands_on_one_paper_only()
    {
        var reason = Invented.Run(1, 3).Refused(Invented.Packs(1, 2).Append(Pack.Of(PaperNumber.Of(1), Invented.Member)));

        Assert.Equal($"{PaperNumber.Of(1)} stands twice in this run. Every paper has a number of its own.", reason);
    }

    [Fact]
    public void A_missing_number_is_said_to_be_left_out_or_the_run_is_refused()
    {
        Pack[] packs = [.. Invented.Packs(1, 5).Where(pack => pack.Papers[0].Number.Value is not 4)];
        var run = Invented.Run(1, 5);

        Assert.StartsWith($"{PaperNumber.Of(4)} is missing from this run.", run.Refused(packs), StringComparison.Ordinal);
        var said = run with { Numbers = run.Numbers with { LeftOut = [PaperNumber.Of(4)] } };
        Assert.Equal(4, Assert.IsType<PackRunOutcome.Printed>(said.Write(packs, Stream.Null)).Papers);
        Assert.Contains("said to be left out", said.Refused(Invented.Packs(1, 5)), StringComparison.Ordinal);
        Assert.Contains("no number of this run", (run with { Numbers = run.Numbers with { LeftOut = [PaperNumber.Of(6)] } }).Refused(packs), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_come_in_any_order_and_from_no_other_series()
    {
        Assert.IsType<PackRunOutcome.Printed>(Invented.Run(10, 20).Write(Invented.Packs(10, 20).Reverse(), Stream.Null));
        Assert.Contains("which goes from", Invented.Run(10, 20).Refused(Invented.Packs(10, 21)), StringComparison.Ordinal);
        Assert.Contains("from a first to a last one", Invented.Run(5, 4).Refused([]), StringComparison.Ordinal);
        Assert.Contains("from a first to a last one", (Invented.Run(5, 9) with { Numbers = new(PaperNumber.Specimen(5), PaperNumber.Of(9)) }).Refused([]), StringComparison.Ordinal);
        Assert.Contains("from a first to a last one", (Invented.Run(5, 9) with { Numbers = new(default, PaperNumber.Of(9)) }).Refused([]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_paper_without_what_the_Act_wants_on_it_is_not_printed()
    {
        var paper = Invented.Paper;
        Assert.All(
            new (BallotPaper Paper, string Says)[]
            {
                (paper with { Scrutineer = " " }, "name of the independent scrutineer"),
                (paper with { ReturnAddress = [""] }, "address to which"),
                (paper with { ReturnBy = "" }, "date by which"),
                (paper with { Candidates = [] }, "lists the candidates"),
                (paper with { Candidates = [new("")] }, "lists the candidates"),
                (paper with { HowToVote = [] }, "how to mark it"),
                (paper with { Places = 0 }, "at least one place"),
            },
            wrong => Assert.Contains(wrong.Says, (Invented.Run(1, 1) with { Papers = [wrong.Paper] }).Refused(Invented.Packs(1, 1)), StringComparison.Ordinal));
    }

    [Fact]
    public void A_pack_holds_each_of_the_runs_papers_at_most_once_and_at_least_one()
    {
        Assert.Contains("holds no paper", Invented.Run(1, 1).Refused(new Pack(Invented.Member, [])), StringComparison.Ordinal);
        Assert.StartsWith("Pack 2 has no address.", Invented.Run(1, 2).Refused(Pack.Of(PaperNumber.Of(1), Invented.Member), Pack.Of(PaperNumber.Of(2), new("Ann Weaver", ["", " "]))), StringComparison.Ordinal);
        Assert.Contains("twice, or one", Invented.Run(1, 2).Refused(new Pack(Invented.Member, [new(PaperNumber.Of(1), 0), new(PaperNumber.Of(2), 0)])), StringComparison.Ordinal);
        Assert.Contains("twice, or one", Invented.Run(1, 1).Refused(new Pack(Invented.Member, [new(PaperNumber.Of(1), 1)])), StringComparison.Ordinal);
        Assert.Contains("at least one voting paper", (Invented.Run(1, 1) with { Papers = [] }).Refused([]), StringComparison.Ordinal);
    }
}
