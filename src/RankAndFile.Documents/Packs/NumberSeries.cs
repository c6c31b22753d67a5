using System.Collections;
using RankAndFile.Counting;

namespace RankAndFile.Documents.Packs;

/// <summary>
/// The numbers that a run prints, each once: from the first to the last without a gap, but for those
/// that are said to be left out (spares, destroyed ones, those of another run).
/// </summary>
public sealed record NumberSeries(PaperNumber First, PaperNumber Last)
{
    public IReadOnlyCollection<PaperNumber> LeftOut { get; init; } = [];

    internal bool IsSpecimen => First.IsSpecimen;

    internal int Length => checked((int)(Last.Value - First.Value + 1));

    internal Refusal? Refusal()
    {
        if (First.Value < 1 || First.IsSpecimen != Last.IsSpecimen || Last.CompareTo(First) < 0)
        {
            return Because("The numbers of a run go from a first to a last one of the same series.");
        }

        return LeftOut.FirstOrDefault(number => !Holds(number)) is { Value: > 0 } stray
            ? Because($"{stray} is said to be left out, and is no number of this run.")
            : null;
    }

    internal bool Holds(PaperNumber number) => number.IsSpecimen == First.IsSpecimen && number.Value >= First.Value && number.Value <= Last.Value;

    internal static Refusal Because(string reason) => new(reason, PackRun.Act1992("s 51(2)(b)"));
}

/// <summary>Which numbers of a series have been printed: a bit each, so that a million may come in any order.</summary>
internal sealed class NumbersPrinted
{
    private readonly NumberSeries _series;
    private readonly BitArray _printed;
    private readonly HashSet<long> _leftOut;

    internal NumbersPrinted(NumberSeries series)
    {
        (_series, _printed) = (series, new(series.Length));
        _leftOut = [.. series.LeftOut.Select(number => number.Value)];
    }

    internal Refusal? RefusalToPrint(PaperNumber number)
    {
        if (!_series.Holds(number))
        {
            return NumberSeries.Because($"{number} is no number of this run, which goes from {_series.First} to {_series.Last}.");
        }

        if (_leftOut.Contains(number.Value))
        {
            return NumberSeries.Because($"{number} was said to be left out of this run.");
        }

        var at = (int)(number.Value - _series.First.Value);
        if (_printed[at])
        {
            return NumberSeries.Because($"{number} stands twice in this run. Every paper has a number of its own.");
        }

        _printed[at] = true;
        return null;
    }

    /// <summary>The end of a run is refused while a number is missing that nobody said was left out.</summary>
    internal Refusal? RefusalToEnd()
    {
        for (var at = 0; at < _printed.Count; at++)
        {
            if (!_printed[at] && !_leftOut.Contains(_series.First.Value + at))
            {
                var missing = _series.IsSpecimen ? PaperNumber.Specimen(_series.First.Value + at) : PaperNumber.Of(_series.First.Value + at);
                return NumberSeries.Because($"{missing} is missing from this run. Say that it is left out, or print it.");
            }
        }

        return null;
    }
}
