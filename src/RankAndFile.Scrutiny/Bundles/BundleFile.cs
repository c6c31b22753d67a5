using System.Security.Cryptography;

namespace RankAndFile.Scrutiny;

/// <summary>A file of a bundle, read once from beginning to end, line by line; then its length and digest are known.</summary>
internal sealed class BundleFile : IDisposable
{
    internal const int LongestLine = 1 << 24;
    private const byte LineFeed = (byte)'\n';

    private readonly Stream? _stream;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _buffer = new byte[1 << 16];
    private int _next;
    private int _end;
    private bool _ended;

    internal BundleFile(Bundle bundle, string name)
    {
        Name = name;
        try
        {
            _stream = bundle.Open(name);
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            Broken = broken.Message;
        }
    }

    internal string Name { get; }

    /// <summary>The number of the line read last, from 1.</summary>
    internal long Line { get; private set; }

    internal long Bytes { get; private set; }

    /// <summary>Why the file cannot be read to its end, if it cannot.</summary>
    internal string? Broken { get; private set; }

    /// <summary>The next line without its line feed; false at the end of the file. The last line has a line feed too.</summary>
    internal bool Next(out ReadOnlySpan<byte> line, out bool unended)
    {
        unended = false;
        while (true)
        {
            var rest = _buffer.AsSpan(_next, _end - _next);
            var length = rest.IndexOf(LineFeed);
            if (length >= 0)
            {
                line = rest[..length];
                _next += length + 1;
                Line++;
                unended = length > LongestLine;
                return true;
            }

            if (_ended || Broken is not null || rest.Length > LongestLine)
            {
                line = rest;
                _next = _end;
                Line += line.IsEmpty ? 0 : 1;
                unended = !line.IsEmpty;
                return unended;
            }

            Fill();
        }
    }

    /// <summary>Reads what is left, and returns the digest of the whole file.</summary>
    internal Digest Finish()
    {
        while (!_ended && Broken is null)
        {
            _next = _end;
            Fill();
        }

        return new(_hash.GetHashAndReset());
    }

    public void Dispose()
    {
        _stream?.Dispose();
        _hash.Dispose();
    }

    private void Fill()
    {
        var kept = _end - _next;
        if (kept == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        _buffer.AsSpan(_next, kept).CopyTo(_buffer);
        (_next, _end) = (0, kept);
        try
        {
            var read = _stream!.Read(_buffer, _end, _buffer.Length - _end);
            _hash.AppendData(_buffer, _end, read);
            _end += read;
            Bytes += read;
            _ended = read is 0;
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            Broken = broken.Message;
        }
    }

    /// <summary>What zip files and disks throw for bytes that are not as they should be.</summary>
    private static bool IsBroken(Exception thrown) =>
        thrown is InvalidDataException or IOException or NotSupportedException or UnauthorizedAccessException;
}
