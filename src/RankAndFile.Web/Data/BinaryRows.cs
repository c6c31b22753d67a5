using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace RankAndFile.Web.Data;

/// <summary>
/// Rows as COPY reads them in PostgreSQL's binary form: of each row the number of its values, of each value
/// its length and its bytes, the highest first (PostgreSQL documentation, COPY, "Binary Format").
/// </summary>
internal sealed class BinaryRows
{
    private const int Null = -1;

    private static readonly int _dayZero = new DateOnly(2000, 1, 1).DayNumber;

    private readonly ArrayBufferWriter<byte> _bytes = new(1 << 17);
    private readonly int _columns;

    internal BinaryRows(int columns)
    {
        _columns = columns;
        _bytes.Write("PGCOPY\n"u8);
        _bytes.Write((ReadOnlySpan<byte>)[0xff, (byte)'\r', (byte)'\n', 0]);

        // No flags, and no more of a head.
        Long(0);
    }

    internal ReadOnlyMemory<byte> Bytes => _bytes.WrittenMemory;

    internal void Clear() => _bytes.ResetWrittenCount();

    internal void End() => Short(-1);

    internal void Add(ReadOnlySpan<object?> row)
    {
        Short((short)_columns);
        foreach (var value in row[.._columns])
        {
            switch (value)
            {
                case null: Int(Null); break;
                case string text: Text(text); break;
                case long number: Int(sizeof(long)); Long(number); break;
                case DateOnly day: Int(sizeof(int)); Int(day.DayNumber - _dayZero); break;
                case byte[] bytes: Int(bytes.Length); _bytes.Write(bytes); break;
                default: throw new ArgumentException($"{value.GetType()} is no value of a row.", nameof(row));
            }
        }
    }

    private void Text(string text)
    {
        var room = _bytes.GetSpan(sizeof(int) + Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, room[sizeof(int)..]);
        BinaryPrimitives.WriteInt32BigEndian(room, length);
        _bytes.Advance(sizeof(int) + length);
    }

    private void Short(short number)
    {
        BinaryPrimitives.WriteInt16BigEndian(_bytes.GetSpan(sizeof(short)), number);
        _bytes.Advance(sizeof(short));
    }

    private void Int(int number)
    {
        BinaryPrimitives.WriteInt32BigEndian(_bytes.GetSpan(sizeof(int)), number);
        _bytes.Advance(sizeof(int));
    }

    private void Long(long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(_bytes.GetSpan(sizeof(long)), number);
        _bytes.Advance(sizeof(long));
    }
}
