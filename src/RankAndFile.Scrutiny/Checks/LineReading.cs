namespace RankAndFile.Scrutiny;

/// <summary>Reads one line in its one form.</summary>
internal delegate T ReadLine<out T>(ref CanonicalReading line);

/// <summary>The lines of one file of a bundle, read up to the first that has not its one form.</summary>
internal sealed class LineReading<T> : IDisposable
{
    private readonly OneForm _form;
    private readonly ReadLine<T> _read;
    private byte[] _line = [];
    private int _length;
    private bool _stopped;

    internal LineReading(Bundle bundle, string name, OneForm form, ReadLine<T> read)
    {
        (Name, _form, _read) = (name, form, read);
        File = bundle.Has(name) ? new(bundle, name) : null;
    }

    internal string Name { get; }

    internal BundleFile? File { get; }

    /// <summary>Whether a line was read that has not been passed.</summary>
    internal bool Has { get; private set; }

    internal T? Current { get; private set; }

    /// <summary>The bytes of the current line.</summary>
    internal ReadOnlySpan<byte> Line => _line.AsSpan(0, _length);

    internal long Number => File?.Line ?? 0;

    /// <summary>Where reading stopped before the end, or 0 where there is no such file.</summary>
    internal (string, long?) Stopped => (Name, File is null ? 0 : _stopped ? Number : null);

    internal bool Advance()
    {
        Has = false;
        if (File is null || _stopped || !File.Next(out var bytes, out var unended))
        {
            return false;
        }

        var line = new CanonicalReading(bytes);
        Current = _read(ref line);
        if (unended)
        {
            line.Fail("a line that ends with a line feed, no longer than 16 MiB");
        }

        _stopped = line.Failed;
        Has = !line.Failed;
        if (_stopped)
        {
            _form.Fail(Name, Number, Shown(bytes, line.Column - 1), $"{line.Expected} at byte {line.Column}");
            return false;
        }

        Keep(bytes);
        return true;
    }

    public void Dispose() => File?.Dispose();

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (_line.Length < bytes.Length)
        {
            _line = new byte[bytes.Length * 2];
        }

        bytes.CopyTo(_line);
        _length = bytes.Length;
    }

    private static string Shown(ReadOnlySpan<byte> bytes, int from)
    {
        const int Most = 24;
        var rest = bytes[int.Min(from, bytes.Length)..];
        return rest.IsEmpty
            ? "the end of the line"
            : string.Concat(rest[..int.Min(rest.Length, Most)].ToArray().Select(letter => letter is >= 32 and < 127 ? $"{(char)letter}" : $"\\x{letter:x2}"));
    }
}
