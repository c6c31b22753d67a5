using System.Globalization;
using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>A cell of a table for spreadsheets: words, or a figure exactly as its text writes it.</summary>
/// <param name="Decimals">How many decimals the figure has; none for words.</param>
internal readonly record struct Cell(string Text, int? Decimals = null)
{
    internal bool IsText => Decimals is null;

    internal static Cell Empty => new("");

    internal static Cell Of(Votes votes, int decimals) => new(votes.ToString(decimals), decimals);

    internal static Cell Of(KeepValue keep) => new(keep.ToString(), 9);

    internal static Cell Of(TransferValue value, int decimals) => new(value.ToString(decimals), decimals);

    internal static Cell Of(long number) => new(number.ToString(CultureInfo.InvariantCulture), 0);

    internal static Cell Of(Papers papers) => Of(papers.Count);

    public static implicit operator Cell(string words) => new(words);
}
