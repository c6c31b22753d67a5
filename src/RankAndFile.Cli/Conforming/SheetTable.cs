namespace RankAndFile.Cli.Conforming;

/// <summary>A result sheet that somebody has checked: the count must print it again, line by line.</summary>
internal static class SheetTable
{
    internal static void Compare(string sheet, Comparison with)
    {
        _ = sheet;
        _ = with;
    }
}
