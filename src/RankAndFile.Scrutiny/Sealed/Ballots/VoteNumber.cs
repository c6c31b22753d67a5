using System.Buffers.Binary;

namespace RankAndFile.Scrutiny.Sealed;

/// <summary>The number that a vote is written as: whole, of at most 240 bits.</summary>
internal readonly record struct VoteNumber : IComparable<VoteNumber>
{
    internal const int Bytes = 30;

    private readonly UInt128 _high;
    private readonly UInt128 _low;

    internal VoteNumber(UInt128 high, UInt128 low) => (_high, _low) = (high, low);

    internal static VoteNumber Of(ulong number) => new(0, number);

    /// <summary>2^240, which no number of a vote reaches.</summary>
    internal static VoteNumber Limit => new(UInt128.One << 112, 0);

    internal ulong Small => (ulong)_low;

    internal static VoteNumber Read(ReadOnlySpan<byte> bytes)
    {
        Span<byte> whole = stackalloc byte[32];
        bytes.CopyTo(whole);
        return new(BinaryPrimitives.ReadUInt128LittleEndian(whole[16..]), BinaryPrimitives.ReadUInt128LittleEndian(whole));
    }

    internal void Write(Span<byte> bytes)
    {
        Span<byte> whole = stackalloc byte[32];
        BinaryPrimitives.WriteUInt128LittleEndian(whole, _low);
        BinaryPrimitives.WriteUInt128LittleEndian(whole[16..], _high);
        whole[..Bytes].CopyTo(bytes);
    }

    public static VoteNumber operator +(VoteNumber a, VoteNumber b)
    {
        unchecked
        {
            var low = a._low + b._low;
            return new(a._high + b._high + (low < a._low ? UInt128.One : 0), low);
        }
    }

    public static VoteNumber operator -(VoteNumber a, VoteNumber b)
    {
        unchecked
        {
            return new(a._high - b._high - (a._low < b._low ? UInt128.One : 0), a._low - b._low);
        }
    }

    internal VoteNumber Times(uint factor)
    {
        unchecked
        {
            var l0 = (UInt128)(ulong)_low * factor;
            var l1 = ((UInt128)(ulong)(_low >> 64) * factor) + (l0 >> 64);
            return new((_high * factor) + (l1 >> 64), (l1 << 64) | (ulong)l0);
        }
    }

    internal VoteNumber DividedBy(uint divisor, out uint rest)
    {
        ulong remainder = 0;
        Span<uint> words = stackalloc uint[8];
        for (var place = 7; place >= 0; place--)
        {
            var word = (uint)((place < 4 ? _low : _high) >> (32 * (place & 3)) & uint.MaxValue);
            var part = (remainder << 32) | word;
            words[place] = (uint)(part / divisor);
            remainder = part % divisor;
        }

        rest = (uint)remainder;
        return new(Joined(words[4..]), Joined(words));

        static UInt128 Joined(ReadOnlySpan<uint> words) => words[0] | ((UInt128)words[1] << 32) | ((UInt128)words[2] << 64) | ((UInt128)words[3] << 96);
    }

    public int CompareTo(VoteNumber other) => _high != other._high ? _high.CompareTo(other._high) : _low.CompareTo(other._low);

    public static bool operator <(VoteNumber a, VoteNumber b) => a.CompareTo(b) < 0;

    public static bool operator >(VoteNumber a, VoteNumber b) => a.CompareTo(b) > 0;

    public static bool operator <=(VoteNumber a, VoteNumber b) => a.CompareTo(b) <= 0;

    public static bool operator >=(VoteNumber a, VoteNumber b) => a.CompareTo(b) >= 0;
}
