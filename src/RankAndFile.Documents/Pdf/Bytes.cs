using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace RankAndFile.Documents.Pdf;

/// <summary>Bytes of a PDF in the making.</summary>
internal sealed class Bytes(int room = 1024)
{
    private readonly ArrayBufferWriter<byte> _written = new(room);

    internal ReadOnlySpan<byte> Written => _written.WrittenSpan;

    internal int Count => _written.WrittenCount;

    internal void Clear() => _written.ResetWrittenCount();

    internal Bytes Add(ReadOnlySpan<byte> bytes)
    {
        _written.Write(bytes);
        return this;
    }

    internal Bytes Add(string ascii)
    {
        var to = _written.GetSpan(ascii.Length);
        _written.Advance(Encoding.ASCII.GetBytes(ascii, to));
        return this;
    }

    internal Bytes Add(long number)
    {
        _ = Utf8Formatter.TryFormat(number, _written.GetSpan(20), out var length);
        _written.Advance(length);
        return this;
    }

    /// <summary>A number of so many digits, as the table of objects has it.</summary>
    internal Bytes Padded(long number, byte digits)
    {
        _ = Utf8Formatter.TryFormat(number, _written.GetSpan(20), out var length, new StandardFormat('D', digits));
        _written.Advance(length);
        return this;
    }

    /// <summary>In points, with the decimals there are, and a space after it.</summary>
    internal Bytes Add(Length length)
    {
        var thousandths = length.Thousandths;
        if (thousandths < 0)
        {
            Add("-"u8);
            thousandths = -thousandths;
        }

        Add(thousandths / 1000);
        if (thousandths % 1000 is > 0 and var rest)
        {
            Add("."u8).Padded(rest, 3);
        }

        return Add(" "u8);
    }

    internal Bytes Hex(ushort number)
    {
        const string Digits = "0123456789ABCDEF";
        var to = _written.GetSpan(4);
        for (var place = 0; place < 4; place++)
        {
            to[place] = (byte)Digits[(number >> (12 - (4 * place))) & 0xF];
        }

        _written.Advance(4);
        return this;
    }

    /// <summary>A text for the reader of the document, not for its pages: UTF-16 with its mark, in hexadecimal.</summary>
    internal Bytes Text(string text)
    {
        Add("<FEFF"u8);
        foreach (var unit in text)
        {
            Hex(unit);
        }

        return Add(">"u8);
    }
}
