using System.Globalization;
using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>Figures as people read them: thousands set apart, decimals as the rule book has them.</summary>
internal static class Numerals
{
    private static readonly string[] _small =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    internal static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    internal static string Grouped(Papers papers) => Grouped(papers.Count);

    /// <summary>The figure with so many decimals, and its thousands set apart: 11,736.20. Nothing is cut off a finer one.</summary>
    internal static string Grouped(Votes votes, int decimals)
    {
        var exact = Trimmed(votes.ToString());
        return Grouped(exact.Length - 1 - exact.IndexOf('.') > decimals && exact.Contains('.') ? exact : votes.ToString(decimals));
    }

    /// <summary>A figure of a count, as its rule book writes it.</summary>
    internal static string Figure(this Transcript count, Votes votes) => Grouped(votes, count.Decimals);

    /// <summary>A change from one line to the next: always with its sign, and a dash for none.</summary>
    internal static string Change(this Transcript count, Votes change) =>
        change == Votes.Zero ? "–" : change > Votes.Zero ? "+" + count.Figure(change) : "−" + count.Figure(Votes.Zero - change);

    /// <summary>A transfer value without the noughts that tell nothing: 0.21, and 1.</summary>
    internal static string Plain(TransferValue value) => Trimmed(value.ToString());

    /// <summary>Small numbers in words, as they stand in a sentence.</summary>
    internal static string InWords(int number) => number >= 0 && number < _small.Length ? _small[number] : Grouped(number);

    private static string Trimmed(string figure) => figure.Contains('.') ? figure.TrimEnd('0').TrimEnd('.') : figure;

    private static string Grouped(string figure)
    {
        var start = figure.StartsWith('-') ? 1 : 0;
        var point = figure.IndexOf('.') is var at and >= 0 ? at : figure.Length;
        for (var place = point - 3; place > start; place -= 3)
        {
            figure = figure.Insert(place, ",");
        }

        return figure;
    }
}
