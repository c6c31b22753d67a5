using RankAndFile.Documents;

namespace RankAndFile.Cli.Conforming;

/// <summary>A result sheet that somebody has checked: the count must print it again, line by line.</summary>
internal static class SheetTable
{
    internal static void Compare(string sheet, Comparison with)
    {
        using var printed = new StringWriter { NewLine = "\n" };
        ResultSheet.WriteText(with.Count, printed);
        var (expected, got) = (sheet.TrimEnd().Split('\n'), printed.ToString().TrimEnd().Split('\n'));
        for (var line = 0; line < Math.Max(expected.Length, got.Length); line++)
        {
            with.Line();
            with.Text(line + 1, "the sheet", LineOf(expected, line), LineOf(got, line));
        }
    }

    private static string LineOf(string[] lines, int line) => line < lines.Length ? lines[line].TrimEnd() : "nothing";
}
