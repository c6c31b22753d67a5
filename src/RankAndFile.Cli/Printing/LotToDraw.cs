using RankAndFile.Counting;
using RankAndFile.Documents;

namespace RankAndFile.Cli.Printing;

/// <summary>Says which lot must be drawn, between whom, and how to give it to the next count.</summary>
internal static class LotToDraw
{
    internal static int Tell(Desk desk, CountOutcome.LotNeeded needed, bool showSoFar)
    {
        if (showSoFar && !needed.SoFar.Stages.IsEmpty)
        {
            desk.Out.WriteLine("NOT COMPLETE: a lot must be drawn. This is what happened before it.");
            desk.Out.WriteLine();
            ResultSheet.WriteText(needed.SoFar, desk.Out);
            desk.Out.Flush();
        }

        var contest = needed.SoFar.Contest;
        var error = desk.Error;
        error.WriteLine($"A lot must be drawn: {Why(needed.Purpose)}, and the rule book cannot part these:");
        foreach (var candidate in needed.Tied)
        {
            error.WriteLine($"  {candidate}  {contest.NameOf(candidate)}");
        }

        error.WriteLine();
        error.WriteLine("Draw it before witnesses, add a line to a file of lots, and count again with --lots file:PATH.");
        error.WriteLine("The line, if the lot falls on the first of them:");
        error.WriteLine($"  {LotsFromSeed.Word(needed.Purpose)} {string.Join(',', needed.Tied)}: {needed.Tied[0]}");
        error.WriteLine("With an order or a seed agreed in advance:");
        error.WriteLine($"  --lots order:{string.Join(',', needed.Tied)}   or   --lots seed:TEXT   (docs/lots.md)");
        return Exit.LotNeeded;
    }

    private static string Why(LotPurpose purpose) => purpose switch
    {
        LotPurpose.Elect => "one is to be elected",
        LotPurpose.Surplus => "the surplus of one is to be transferred next",
        _ => "one is to be excluded",
    };
}
