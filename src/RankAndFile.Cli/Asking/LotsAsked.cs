using RankAndFile.Counting;

namespace RankAndFile.Cli.Asking;

/// <summary>Where lots come from: <c>--lots</c>. The program never makes one up.</summary>
internal static class LotsAsked
{
    private const string Expected = "expected seed:TEXT, file:PATH or order:2,1,…";

    /// <returns>How it ended if there are no such lots, else null.</returns>
    internal static int? Read(Desk desk, Contest contest, string? text, out Lots lots)
    {
        lots = Lots.None;
        if (text is null)
        {
            return null;
        }

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
        lots = Lots.None;
        return desk.BadInput($"{path}: TODO {contest.Places}");
    }
}
