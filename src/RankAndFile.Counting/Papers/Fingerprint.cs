using System.Numerics;
using System.Runtime.InteropServices;

namespace RankAndFile.Counting;

/// <summary>Tells rows of bytes apart quickly: equal rows have equal fingerprints, and others almost never.</summary>
internal static class Fingerprint
{
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;
    private const int Word = sizeof(ulong);

    internal static uint Of(ReadOnlySpan<byte> bytes)
    {
        // Products are meant to lose their upper half here; nothing else in the house is.
        unchecked
        {
            var mixed = (ulong)bytes.Length * Multiplier;
            var rest = bytes;
            while (rest.Length >= Word)
            {
                mixed = BitOperations.RotateLeft((mixed ^ MemoryMarshal.Read<ulong>(rest)) * Multiplier, 29);
                rest = rest[Word..];
            }

            if (!rest.IsEmpty)
            {
                mixed = BitOperations.RotateLeft((mixed ^ LastOf(bytes, rest)) * Multiplier, 29);
            }

            mixed = (mixed ^ (mixed >> 32)) * Multiplier;
            return (uint)(mixed >> 32);
        }
    }

    /// <summary>The last word; it may overlap the one before, whose bytes are then mixed in twice.</summary>
    private static ulong LastOf(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> rest)
    {
        if (bytes.Length >= Word)
        {
            return MemoryMarshal.Read<ulong>(bytes[^Word..]);
        }

        ulong word = 0;
        foreach (var each in rest)
        {
            word = (word << 8) | each;
        }

        return word;
    }
}
