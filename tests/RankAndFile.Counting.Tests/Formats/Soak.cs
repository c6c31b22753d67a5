using System.Diagnostics;
using System.Globalization;

namespace RankAndFile.Counting.Tests.Formats;

/// <summary>
/// Runs a property over many seeds: some seconds in an ordinary test run, a third of a minute in CI,
/// as many minutes as RANKANDFILE_SOAK_MINUTES says in a soak. A failure names its seed.
/// </summary>
internal static class Soak
{
    private static readonly TimeSpan _ordinary = TimeSpan.FromSeconds(Environment.GetEnvironmentVariable("CI") is "true" ? 20 : 5);

    internal static void Run(Action<int> property)
    {
        var minutes = Environment.GetEnvironmentVariable("RANKANDFILE_SOAK_MINUTES");
        var time = minutes is null ? _ordinary : TimeSpan.FromMinutes(int.Parse(minutes, CultureInfo.InvariantCulture));
        var started = Stopwatch.GetTimestamp();
        for (var seed = 1; Stopwatch.GetElapsedTime(started) < time; seed++)
        {
            try
            {
                property(seed);
            }
            catch (Exception wrong)
            {
                throw new InvalidOperationException($"seed {seed}", wrong);
            }
        }
    }
}
