using RankAndFile.Counting;
using RankAndFile.Counting.Formats;

namespace RankAndFile.Cli.Asking;

/// <summary>Where lots come from: <c>--lots</c>. The program never makes one up.</summary>
internal static class LotsAsked
{
    private const string Expected = "expected seed:TEXT, file:PATH or order:2,1,…";

    /// <returns>How it ended if there are no such lots, else null.</returns>
    internal static int? Read(Desk desk, Election election, string? text, out Lots lots)
    {
        var contest = election.Contest;
        if (text is null)
        {
            lots = election.OrderDrawn.IsEmpty ? Lots.None : new Lots.InOrder(election.OrderDrawn);
            return null;
        }

        lots = Lots.None;

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (kind, rest) = colon < 0 ? (text, "") : (text[..colon], text[(colon + 1)..]);
        if (rest.Length is 0 && kind is "seed" or "file" or "order")
        {
            return desk.WrongUsage($"--lots: found nothing after {kind}:, {Expected}");
        }

        switch (kind)
        {
            case "seed":
                lots = new LotsFromSeed(rest);
                return null;
            case "order":
                var stopped = CandidatesAsked.InOrder(desk, contest, "--lots", rest, out var order);
                lots = new Lots.InOrder(order);
                return stopped;
            case "file":
                return FromFile(desk, contest, rest, out lots);
            default:
                return desk.WrongUsage($"--lots: found {text}, {Expected}");
        }
    }

    private static int? FromFile(Desk desk, Contest contest, string path, out Lots lots)
    {
        var stopped = ElectionFile.Lines<Lot>(desk, path, stream => LotsFile.Read(stream, contest), out var drawn);
        lots = new Lots.Drawn(drawn);
        return stopped;
    }
}
