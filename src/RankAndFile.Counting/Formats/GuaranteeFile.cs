namespace RankAndFile.Counting.Formats;

/// <summary>
/// A file that says which places are guaranteed, a line a category: <c>2 Women: 1, 4, 7</c>.
/// docs/guarantee-file.md describes it.
/// </summary>
public static class GuaranteeFile
{
    public static LinesRead<GuaranteedPlaces> Read(Stream stream, Contest contest)
    {
        var things = new ThingsByLine<GuaranteedPlaces>(stream, contest);
        var categories = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return things.Read(line => Guarantee(things, line, contest, categories));
    }

    private static GuaranteedPlaces? Guarantee(ThingsByLine<GuaranteedPlaces> things, string line, Contest contest, HashSet<string> categories)
    {
        var start = line.Length - line.TrimStart().Length;
        var word = line[start..].Split([' ', '\t'], 2)[0];
        if (!Digits.TryNumber(word, out var places) || places < 1 || places > contest.Places)
        {
            return things.Wrong(line, start, $"a number of guaranteed places from 1 to {contest.Places}");
        }

        var colon = line.IndexOf(':', start);
        if (colon < 0)
        {
            return things.Wrong(line, line.Length, ": and the members of the category");
        }

        var behind = start + word.Length;
        var category = behind < colon ? Letters.Tidy(line[behind..colon]) : null;
        if (category is not { Length: > 0 } || !categories.Add(category))
        {
            return things.Wrong(line, behind, "the name of a category, each once");
        }

        return things.Candidates(line, colon + 1, line.Length) is { } members ? new(category, (int)places, members) : null;
    }
}
