namespace RankAndFile.Counting.Formats;

/// <summary>
/// A file of lots that were drawn before witnesses, a line a lot: <c>exclude 3, 5: 5</c>.
/// docs/lots-file.md describes it.
/// </summary>
public static class LotsFile
{
    public static LinesRead<Lot> Read(Stream stream, Contest contest)
    {
        var things = new ThingsByLine<Lot>(stream, contest);
        var drawn = new HashSet<string>(StringComparer.Ordinal);
        return things.Read(line => Lot(things, line, drawn));
    }

    private static Lot? Lot(ThingsByLine<Lot> things, string line, HashSet<string> alreadyDrawn)
    {
        var at = 0;
        var word = Word(line, ref at);
        var stage = 0L;
        if (word is "stage")
        {
            var number = Word(line, ref at).TrimEnd(':');
            if (!Digits.TryNumber(number, out stage) || stage is < 1 or > int.MaxValue)
            {
                return things.Wrong(line, at - number.Length, "the number of the stage");
            }

            word = Word(line, ref at);
        }

        if (Purpose(word) is not { } purpose)
        {
            return things.Wrong(line, at - word.Length, "elect, surplus or exclude");
        }

        var colon = line.LastIndexOf(':');
        if (colon < at)
        {
            return things.Wrong(line, line.Length, ": and the candidate who was drawn");
        }

        if (things.Candidates(line, at, colon) is not { } tied || things.Candidates(line, colon + 1, line.Length) is not { } one)
        {
            return null;
        }

        if (tied.Length < 2)
        {
            return things.Wrong(line, at, "two candidates or more who are tied");
        }

        if (one.Length > 1 || !tied.Contains(one[0]))
        {
            return things.Wrong(line, colon + 1, "one of those who are tied");
        }

        return alreadyDrawn.Add($"{purpose} {string.Join(',', tied)}")
            ? new((int)stage, purpose, tied, one[0])
            : things.Wrong(line, 0, "a tie for which no lot has been drawn above");
    }

    private static LotPurpose? Purpose(string word) => word switch
    {
        "elect" => LotPurpose.Elect,
        "surplus" => LotPurpose.Surplus,
        "exclude" => LotPurpose.Exclude,
        _ => null,
    };

    private static string Word(string line, ref int at)
    {
        while (at < line.Length && char.IsWhiteSpace(line[at]))
        {
            at++;
        }

        var start = at;
        while (at < line.Length && !char.IsWhiteSpace(line[at]))
        {
            at++;
        }

        return line[start..at];
    }
}
