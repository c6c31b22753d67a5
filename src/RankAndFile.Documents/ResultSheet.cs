using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>
/// The result sheet: a row a candidate, a column a stage, drawn from the transcript alone. It adds
/// up nothing anew but the totals, which are there to be compared.
/// </summary>
public static class ResultSheet
{
    /// <summary>For a screen or a plain printer; a long count goes on in further blocks of columns.</summary>
    public static void WriteText(Transcript count, TextWriter to) => new TextSheet(count).WriteTo(to);

    /// <summary>For spreadsheets and programs: figures without thousands separators, names that cannot become formulas.</summary>
    public static void WriteCsv(Transcript count, TextWriter to) => CsvSheet.Write(count, to);

    /// <summary>A workbook: the sheet, its stages step by step, the elected, the papers. The same transcript makes the same bytes.</summary>
    public static void WriteXlsx(Transcript count, Stream to) => Workbook.Of(count).Write(to);
}
