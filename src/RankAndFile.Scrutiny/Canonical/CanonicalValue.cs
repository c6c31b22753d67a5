using System.Buffers;
using System.Collections.Immutable;

namespace RankAndFile.Scrutiny;

/// <summary>
/// What the record writes: JSON that has only one form (RFC 8785), without null and without
/// fractions, its names sorted. docs/record-format.md, section 2.
/// </summary>
public abstract record CanonicalValue
{
    /// <summary>No whole number is larger, so that a program which has only floating point reads it rightly.</summary>
    public const long MostWhole = 9_007_199_254_740_991;

    /// <summary>How many lists and objects may stand one inside the other.</summary>
    internal const int Deepest = 16;

    private CanonicalValue()
    {
    }

    public sealed record Text(string Letters) : CanonicalValue;

    public sealed record Whole(long Number) : CanonicalValue;

    public sealed record Truth(bool Holds) : CanonicalValue;

    public sealed record List(ImmutableArray<CanonicalValue> Items) : CanonicalValue;

    /// <summary>Its fields ascend by name.</summary>
    public sealed record Fields(ImmutableArray<KeyValuePair<string, CanonicalValue>> All) : CanonicalValue
    {
        public static Fields None { get; } = new([]);

        public CanonicalValue? this[string name]
        {
            get
            {
                foreach (var (key, value) in All)
                {
                    if (key == name)
                    {
                        return value;
                    }
                }

                return null;
            }
        }

        public static Fields Of(IEnumerable<KeyValuePair<string, CanonicalValue>> fields) =>
            new([.. fields.OrderBy(field => field.Key, StringComparer.Ordinal)]);
    }

    public byte[] ToBytes()
    {
        var bytes = new ArrayBufferWriter<byte>(256);
        new CanonicalWriting(bytes).Write(this);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Whether a field may be called this: a small letter, then letters and digits.</summary>
    internal static bool IsName(ReadOnlySpan<char> name) =>
        name.Length is > 0 and <= 64 && char.IsAsciiLetterLower(name[0]) && !name.ContainsAnyExcept(_lettersAndDigits);

    private static readonly SearchValues<char> _lettersAndDigits =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
}
