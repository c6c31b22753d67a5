namespace RankAndFile.Counting.Formats;

/// <summary>
/// The lines of a file, one after another, as bytes in one large buffer. A line ends with a line
/// feed, a carriage return, both, or the file.
/// </summary>
internal sealed class FileLines(Stream stream, Action<long>? progress)
{
    private const int BufferLength = 1 << 20;
    private const int LongestLine = 1 << 28;
    private const byte LineFeed = (byte)'\n';
    private const byte Return = (byte)'\r';

    private byte[] _buffer = new byte[stream.CanSeek && stream.Length < BufferLength ? (int)stream.Length + 1 : BufferLength];
    private int _next;
    private int _end;
    private long _bytesRead;
    private bool _streamEnded;
    private bool _lastEndedInReturn;

    /// <summary>The number of the line that was read last, counting from 1.</summary>
    internal long Number { get; private set; }

    /// <summary>Set when reading stopped at a line longer than any file of papers has.</summary>
    internal bool StoppedAtEndlessLine { get; private set; }

    /// <summary>
    /// Whether the file is written in two-byte letters, as some spreadsheets save text. Called first:
    /// passes over the mark that other files in Unicode begin with.
    /// </summary>
    internal bool AreInTwoByteLetters()
    {
        while (_end < 4 && !_streamEnded)
        {
            Fill();
        }

        var start = _buffer.AsSpan(0, _end);
        _next = start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        return start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])
            || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
            || (start.Length > 1 && start[0] is 0 ^ start[1] is 0);
    }

    /// <summary>Reads the next line, without what ends it; false at the end of the file.</summary>
    internal bool Next(out ReadOnlySpan<byte> line)
    {
        while (true)
        {
            if (_lastEndedInReturn && _next < _end)
            {
                _lastEndedInReturn = false;
                _next += _buffer[_next] is LineFeed ? 1 : 0;
            }

            var rest = _buffer.AsSpan(_next, _end - _next);
            var length = rest.IndexOfAny(LineFeed, Return);
            if (length >= 0)
            {
                line = rest[..length];
                _lastEndedInReturn = rest[length] is Return;
                _next += length + 1;
                Number++;
                return true;
            }

            if (_streamEnded || StoppedAtEndlessLine)
            {
                return LastLine(out line);
            }

            Fill();
        }
    }

    private bool LastLine(out ReadOnlySpan<byte> line)
    {
        line = _buffer.AsSpan(_next, _end - _next);
        _next = _end;
        Number += line.IsEmpty ? 0 : 1;
        return !line.IsEmpty && !StoppedAtEndlessLine;
    }

    private void Fill()
    {
        var kept = _end - _next;
        if (kept == _buffer.Length)
        {
            StoppedAtEndlessLine = kept >= LongestLine;
            if (StoppedAtEndlessLine)
            {
                return;
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        _buffer.AsSpan(_next, kept).CopyTo(_buffer);
        (_next, _end) = (0, kept);
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _bytesRead += read;
        _streamEnded = read is 0;
        progress?.Invoke(_bytesRead);
    }
}
