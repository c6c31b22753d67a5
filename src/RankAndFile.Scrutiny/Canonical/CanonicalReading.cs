using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;

namespace RankAndFile.Scrutiny;

/// <summary>
/// Reads one line of the record from its beginning and accepts it only in its one form. After the
/// first thing that is wrong everything it returns means nothing; <see cref="Expected"/> says what it was.
/// </summary>
internal ref struct CanonicalReading(ReadOnlySpan<byte> line)
{
    private readonly ReadOnlySpan<byte> _line = line;
    private int _next;

    /// <summary>What should have stood where reading stopped, or null if nothing was wrong so far.</summary>
    internal string? Expected { get; private set; }

    internal readonly bool Failed => Expected is not null;

    /// <summary>Where reading stopped, counting bytes from 1.</summary>
    internal readonly int Column => _next + 1;

    internal readonly int Position => _next;

    internal readonly ReadOnlySpan<byte> Since(int position) => _line[position.._next];

    internal void Fail(string expected) => Expected ??= expected;

    /// <summary>Passes over exactly these bytes.</summary>
    internal void Literal(scoped ReadOnlySpan<byte> bytes)
    {
        if (!Failed && _line[_next..].StartsWith(bytes))
        {
            _next += bytes.Length;
            return;
        }

        Fail(Encoding.UTF8.GetString(bytes));
    }

    /// <summary>Passes over these bytes if they stand here.</summary>
    internal bool Has(scoped ReadOnlySpan<byte> bytes)
    {
        var here = !Failed && _line[_next..].StartsWith(bytes);
        _next += here ? bytes.Length : 0;
        return here;
    }

    internal void End()
    {
        if (!Failed && _next < _line.Length)
        {
            Fail("the end of the line");
        }
    }

    /// <summary>A whole number from 0.</summary>
    internal long Count()
    {
        var number = Whole();
        if (number < 0)
        {
            Fail("a whole number from 0");
        }

        return number;
    }

    internal long Whole()
    {
        if (Failed)
        {
            return 0;
        }

        var start = _next;
        var negative = _next < _line.Length && _line[_next] is (byte)'-';
        var place = _next + (negative ? 1 : 0);
        var first = place;
        long number = 0;
        for (; place < _line.Length && _line[place] is >= (byte)'0' and <= (byte)'9' && place - first < 17; place++)
        {
            number = (number * 10) + (_line[place] - '0');
        }

        var digits = place - first;
        if (digits is 0 || number > CanonicalValue.MostWhole || (_line[first] is (byte)'0' && (digits > 1 || negative)))
        {
            _next = start;
            Fail("a whole number, no further from 0 than 9007199254740991");
            return 0;
        }

        _next = place;
        return negative ? -number : number;
    }

    /// <summary>Hexadecimal digits in small letters, as many as fill <paramref name="bytes"/>.</summary>
    internal void Hexadecimal(scoped Span<byte> bytes)
    {
        for (var place = 0; place < bytes.Length && !Failed; place++)
        {
            var high = _next < _line.Length ? Hex.Digit(_line[_next]) : -1;
            var low = _next + 1 < _line.Length ? Hex.Digit(_line[_next + 1]) : -1;
            if (high < 0 || low < 0)
            {
                Fail($"{2 * bytes.Length} hexadecimal digits");
                return;
            }

            bytes[place] = (byte)((high << 4) | low);
            _next += 2;
        }
    }

    internal Digest Digest()
    {
        Span<byte> bytes = stackalloc byte[Scrutiny.Digest.Length];
        Hexadecimal(bytes);
        return new(bytes);
    }

    internal string Text()
    {
        Literal("\""u8);
        if (Failed)
        {
            return "";
        }

        var length = _line[_next..].IndexOf((byte)'"');
        var plain = length < 0 ? default : _line.Slice(_next, length);
        if (length < 0 || plain.IndexOfAnyInRange((byte)0, (byte)31) >= 0 || plain.Contains((byte)'\\'))
        {
            return TextWithEscapes();
        }

        return TextOf(plain, length + 1);
    }

    internal CanonicalValue Value() => Value(CanonicalValue.Deepest);

    private CanonicalValue Value(int depth)
    {
        if (Failed || _next >= _line.Length)
        {
            Fail("a value");
            return CanonicalValue.Fields.None;
        }

        switch (_line[_next])
        {
            case (byte)'"':
                return new CanonicalValue.Text(Text());
            case (byte)'t':
                Literal("true"u8);
                return new CanonicalValue.Truth(true);
            case (byte)'f':
                Literal("false"u8);
                return new CanonicalValue.Truth(false);
            case (byte)'{' or (byte)'[' when depth is 0:
                Fail($"no more than {CanonicalValue.Deepest} lists and objects one inside the other");
                return CanonicalValue.Fields.None;
            case (byte)'[':
                return List(depth - 1);
            case (byte)'{':
                return Fields(depth - 1);
            default:
                return new CanonicalValue.Whole(Whole());
        }
    }

    /// <summary>An object of any fields.</summary>
    internal CanonicalValue.Fields Fields()
    {
        if (!Failed && (_next >= _line.Length || _line[_next] is not (byte)'{'))
        {
            Fail("an object");
        }

        return Failed ? CanonicalValue.Fields.None : Fields(CanonicalValue.Deepest - 1);
    }

    private CanonicalValue.List List(int depth)
    {
        Literal("["u8);
        var items = ImmutableArray.CreateBuilder<CanonicalValue>();
        if (!Has("]"u8))
        {
            do
            {
                items.Add(Value(depth));
            }
            while (Has(","u8));
            Literal("]"u8);
        }

        return new(items.ToImmutable());
    }

    private CanonicalValue.Fields Fields(int depth)
    {
        Literal("{"u8);
        if (Has("}"u8))
        {
            return CanonicalValue.Fields.None;
        }

        var fields = ImmutableArray.CreateBuilder<KeyValuePair<string, CanonicalValue>>();
        do
        {
            var start = _next;
            var name = Text();
            if (!Failed && (!CanonicalValue.IsName(name) || (fields.Count > 0 && string.CompareOrdinal(fields[^1].Key, name) >= 0)))
            {
                _next = start;
                Fail(fields.Count > 0 ? $"a field that comes after \"{fields[^1].Key}\"" : "the name of a field");
            }

            Literal(":"u8);
            fields.Add(new(name, Value(depth)));
        }
        while (Has(","u8));
        Literal("}"u8);
        return new(fields.ToImmutable());
    }

    private string TextOf(ReadOnlySpan<byte> bytes, int passed)
    {
        if (!Utf8.IsValid(bytes))
        {
            Fail("text in UTF-8");
            return "";
        }

        _next += passed;
        return Encoding.UTF8.GetString(bytes);
    }

    private string TextWithEscapes()
    {
        var text = new StringBuilder();
        while (!Failed)
        {
            var rest = _line[_next..];
            var length = 0;
            while (length < rest.Length && rest[length] is >= 32 and not (byte)'"' and not (byte)'\\')
            {
                length++;
            }

            text.Append(TextOf(rest[..length], length));
            if (Has("\""u8))
            {
                return text.ToString();
            }

            text.Append(Escaped());
        }

        return "";
    }

    private char Escaped()
    {
        foreach (var (written, letter) in _escapes)
        {
            if (Has(written))
            {
                return letter;
            }
        }

        Fail("text, escaped as the page says, that ends with \"");
        return ' ';
    }

    private static readonly (byte[] Written, char Letter)[] _escapes =
    [
        .. "\"\\".Select(letter => (new[] { (byte)'\\', (byte)letter }, letter)),
        .. Enumerable.Range(0, 32).Select(code =>
        {
            var written = new System.Buffers.ArrayBufferWriter<byte>();
            new CanonicalWriting(written).Text(((char)code).ToString());
            return (written.WrittenSpan[1..^1].ToArray(), (char)code);
        }),
    ];
}
