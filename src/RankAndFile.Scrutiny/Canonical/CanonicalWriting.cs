using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace RankAndFile.Scrutiny;

/// <summary>Writes the one form that a value has.</summary>
internal readonly struct CanonicalWriting(IBufferWriter<byte> to)
{
    internal void Write(CanonicalValue value)
    {
        switch (value)
        {
            case CanonicalValue.Text text:
                Text(text.Letters);
                break;
            case CanonicalValue.Whole whole:
                Whole(whole.Number);
                break;
            case CanonicalValue.Truth truth:
                Raw(truth.Holds ? "true"u8 : "false"u8);
                break;
            case CanonicalValue.List list:
                WriteList(list);
                break;
            default:
                WriteFields((CanonicalValue.Fields)value);
                break;
        }
    }

    internal void Raw(ReadOnlySpan<byte> bytes) => to.Write(bytes);

    internal void Whole(long number)
    {
        if (number is < -CanonicalValue.MostWhole or > CanonicalValue.MostWhole)
        {
            throw new ArgumentOutOfRangeException(nameof(number), number, "No whole number of the record is so large.");
        }

        Utf8Formatter.TryFormat(number, to.GetSpan(20), out var written);
        to.Advance(written);
    }

    internal void Text(string letters)
    {
        Raw("\""u8);
        var rest = letters.AsSpan();
        while (!rest.IsEmpty)
        {
            var plain = rest.IndexOfAny(_escaped);
            var length = plain < 0 ? rest.Length : plain;
            Encoding.GetBytes(rest[..length], to);
            if (plain >= 0)
            {
                Escape(rest[plain]);
                length++;
            }

            rest = rest[length..];
        }

        Raw("\""u8);
    }

    internal void Digest(Digest digest)
    {
        Span<byte> bytes = stackalloc byte[Scrutiny.Digest.Length];
        digest.CopyTo(bytes);
        Hexadecimal(bytes);
    }

    internal void Hexadecimal(ReadOnlySpan<byte> bytes)
    {
        var digits = to.GetSpan(2 * bytes.Length);
        for (var place = 0; place < bytes.Length; place++)
        {
            digits[2 * place] = "0123456789abcdef"u8[bytes[place] >> 4];
            digits[(2 * place) + 1] = "0123456789abcdef"u8[bytes[place] & 15];
        }

        to.Advance(2 * bytes.Length);
    }

    private void WriteList(CanonicalValue.List list)
    {
        var before = "["u8;
        foreach (var item in list.Items)
        {
            Raw(before);
            Write(item);
            before = ","u8;
        }

        Raw(list.Items.IsEmpty ? "[]"u8 : "]"u8);
    }

    private void WriteFields(CanonicalValue.Fields fields)
    {
        var before = "{"u8;
        foreach (var (name, value) in fields.All)
        {
            Raw(before);
            Text(name);
            Raw(":"u8);
            Write(value);
            before = ","u8;
        }

        Raw(fields.All.IsEmpty ? "{}"u8 : "}"u8);
    }

    private void Escape(char letter)
    {
        Raw("\\"u8);
        switch (letter)
        {
            case '"':
            case '\\':
                Raw([(byte)letter]);
                break;
            case '\b':
                Raw("b"u8);
                break;
            case '\t':
                Raw("t"u8);
                break;
            case '\n':
                Raw("n"u8);
                break;
            case '\f':
                Raw("f"u8);
                break;
            case '\r':
                Raw("r"u8);
                break;
            default:
                Raw("u00"u8);
                Hexadecimal([(byte)letter]);
                break;
        }
    }

    private static readonly SearchValues<char> _escaped = SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (char)code), '"', '\\']);

    /// <summary>Half a surrogate pair is a defect of whoever made the text, and throws.</summary>
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
