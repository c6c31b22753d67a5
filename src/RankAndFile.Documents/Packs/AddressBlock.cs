using RankAndFile.Documents.Pdf;

namespace RankAndFile.Documents.Packs;

/// <summary>A name and address in lines that fit the window.</summary>
internal sealed record AddressBlock(Setting Setting, IReadOnlyList<string> Lines)
{
    /// <summary>As large as it goes in. Before the letters become too small for a sorting machine, short lines share one; null where nothing helps.</summary>
    internal static AddressBlock? Fitted(Recipient to, Area area)
    {
        var address = to.Address.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line.Trim()).ToList();
        foreach (var size in new[] { 11, 10, 9 })
        {
            if (In(area, new(size), [to.Name, .. address]) is { } fits)
            {
                return fits;
            }
        }

        foreach (var size in new[] { 10, 9, 8 })
        {
            var lines = address;
            while (JoinedOnce(lines, new(size), area.Width) is { } fewer)
            {
                lines = fewer;
                if (In(area, new(size), [to.Name, .. lines]) is { } fits)
                {
                    return fits;
                }
            }
        }

        return In(area, new(8), [to.Name, string.Join(", ", address)]);
    }

    internal void Draw(Content page, Area area)
    {
        var at = area.Top + Ascent(Setting);
        foreach (var line in Lines)
        {
            page.Text(area.Left, at, line, Setting);
            at += Leading(Setting);
        }
    }

    private static AddressBlock? In(Area area, Setting setting, IEnumerable<string> text)
    {
        var lines = text.SelectMany(line => setting.Broken(line, area.Width)).ToList();
        var height = (Leading(setting) * Math.Max(lines.Count - 1, 0)) + Ascent(setting) + Descent(setting);
        return height <= area.Height ? new(setting, lines) : null;
    }

    /// <summary>The two neighbours that make the shortest line made one, the last line (a postcode) only where nothing else is left.</summary>
    private static List<string>? JoinedOnce(List<string> lines, Setting setting, Length width)
    {
        var pairs = Enumerable.Range(0, Math.Max(lines.Count - 1, 0))
            .Select(at => (At: at, Text: $"{lines[at]}, {lines[at + 1]}"))
            .Where(pair => setting.Width(pair.Text) <= width)
            .OrderBy(pair => pair.At == lines.Count - 2)
            .ThenBy(pair => setting.Width(pair.Text))
            .ToList();
        return pairs.Count is 0 ? null : [.. lines[..pairs[0].At], pairs[0].Text, .. lines[(pairs[0].At + 2)..]];
    }

    private static Length Leading(Setting setting) => new(setting.Size * 1120);

    // Above the line stand capitals with their marks; below it, tails.
    private static Length Ascent(Setting setting) => new(setting.Size * 880);

    private static Length Descent(Setting setting) => new(setting.Size * 210);
}
