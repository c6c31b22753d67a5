using System.Diagnostics;
using System.Globalization;

namespace RankAndFile.Cli;

/// <summary>Shows on a terminal how far a long read has come. A short one shows nothing.</summary>
internal sealed class Progress(Desk desk, string file, long length, string? counted = null) : IDisposable
{
    private static readonly TimeSpan _untilShown = TimeSpan.FromMilliseconds(400);

    private static readonly TimeSpan _between = TimeSpan.FromMilliseconds(100);

    private readonly Stopwatch _running = Stopwatch.StartNew();

    private TimeSpan _next = _untilShown;

    /// <summary>What a reader is to call; none where nobody is watching.</summary>
    internal Action<long>? Heard => desk.ErrorIsTerminal ? Show : null;

    /// <summary>Leaves the line as if nothing had been there.</summary>
    public void Dispose()
    {
        if (_next > _untilShown)
        {
            desk.Error.Write("\r\u001b[K");
        }
    }

    private void Show(long read)
    {
        if (_running.Elapsed < _next)
        {
            return;
        }

        _next = _running.Elapsed + _between;
        if (counted is not null)
        {
            desk.Error.Write($"\rChecking {file}: {read.ToString("N0", CultureInfo.InvariantCulture)} {counted}");
            return;
        }

        var megabytes = (read / 1_000_000).ToString("N0", CultureInfo.InvariantCulture);
        desk.Error.Write(length > 0
            ? $"\rReading {file}: {read * 100 / length} % ({megabytes} MB)"
            : $"\rReading {file}: {megabytes} MB");
    }
}
