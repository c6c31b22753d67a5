using System.Globalization;
using System.Text;

namespace RankAndFile.Bench;

/// <summary>What is promised, for a run of the whole command.</summary>
/// <param name="OverEmpty">The goal is what it takes more than an empty program.</param>
internal sealed record Promise(string What, string File, string[] Arguments, double GoalMilliseconds, long? GoalMegabytes, int Runs, bool OverEmpty = false);

/// <summary>Measures promises, one after another, and writes the table.</summary>
internal sealed class Bench(string command, string empty)
{
    private readonly StringBuilder _table = new("""
        | What | Goal | Measured | Peak memory | Reading the file once | Ratio |
        | --- | --- | --- | --- | --- | --- |

        """);

    private double _emptyStart;

    internal bool AllKept { get; private set; } = true;

    internal string Table => _table.ToString();

    internal void MeasureEmpty(int runs) => _emptyStart = Median(runs, () => Run([empty]).Milliseconds);

    internal void Measure(Promise promise)
    {
        var runs = Enumerable.Range(0, promise.Runs).Select(_ => Run([command, .. promise.Arguments])).ToArray();
        var time = Middle(runs.Select(run => run.Milliseconds));
        var peak = runs.Max(run => run.PeakKilobytes) / 1024;
        var over = promise.OverEmpty ? time - _emptyStart : time;
        var kept = over <= promise.GoalMilliseconds && (promise.GoalMegabytes is not { } most || peak <= most);
        AllKept &= kept;
        var reading = promise.File.Length is 0 ? (double?)null : Median(promise.Runs, () => Run(["dd", $"if={promise.File}", "of=/dev/null", "bs=1M", "status=none"]).Milliseconds);
        _table.AppendLine(string.Create(CultureInfo.InvariantCulture,
            $"| {promise.What} | {Goal(promise)} | {(kept ? "" : "**missed** ")}{Told(over)}{(promise.OverEmpty ? $" ({Told(time)}, empty {Told(_emptyStart)})" : "")} | {peak} MiB | {(reading is { } once ? Told(once) : "–")} | {(reading is { } each ? $"{time / each:0.0} ×" : "–")} |"));
        Console.Error.WriteLine(_table.ToString().TrimEnd().Split('\n')[^1]);
    }

    /// <summary>Another program on the same file, if it is installed.</summary>
    internal void MeasurePeer(string what, string[] peer, int runs)
    {
        var time = Median(runs, () => Spawned.Run(peer).Milliseconds);
        _table.AppendLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | | {Told(time)} | | | |"));
        Console.Error.WriteLine(_table.ToString().TrimEnd().Split('\n')[^1]);
    }

    private static string Goal(Promise promise) => string.Create(CultureInfo.InvariantCulture,
        $"{Told(promise.GoalMilliseconds)}{(promise.OverEmpty ? " over an empty program" : "")}{(promise.GoalMegabytes is { } most ? $", {most} MiB" : "")}");

    private static string Told(double milliseconds) => milliseconds >= 1000
        ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:0.00} s")
        : string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0} ms");

    private static Measured Run(string[] command)
    {
        var run = Spawned.Run(command);
        return run.Exit is 0 ? run : throw new InvalidOperationException($"{string.Join(' ', command)} ended with {run.Exit}.");
    }

    private static double Median(int runs, Func<double> each) => Middle(Enumerable.Range(0, runs).Select(_ => each()));

    private static double Middle(IEnumerable<double> figures) => figures.Order().ToArray() is var ordered ? ordered[ordered.Length / 2] : 0;
}
