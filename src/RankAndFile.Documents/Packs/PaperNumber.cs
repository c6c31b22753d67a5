using System.Globalization;

namespace RankAndFile.Documents.Packs;

/// <summary>
/// The number of a voting paper: a whole number of one consecutive series, never that of a member. A
/// specimen's comes from a series of its own, and no reading of it gives a real one.
/// </summary>
public readonly record struct PaperNumber : IComparable<PaperNumber>
{
    /// <summary>Greater numbers would not fit where the paper has its number.</summary>
    public const long Greatest = 999_999_999;

    private const char SpecimenSign = 'S';

    // The quasigroup of H. M. Damm, "Total anti-symmetrische Quasigruppen" (2004): its check digit catches every
    // single wrong digit and every two neighbours exchanged.
    private static readonly string[] _damm =
        ["0317598642", "7092154863", "4206871359", "1750983426", "6123045978", "3674209581", "5869720134", "8945362017", "9438617205", "2581436790"];

    // A specimen's digits are checked from another start, so they never agree with a real number's, even where the S is lost.
    private const int RealStart = 0;
    private const int SpecimenStart = 5;

    private PaperNumber(long value, bool isSpecimen) => (Value, IsSpecimen) = (value, isSpecimen);

    public long Value { get; }

    public bool IsSpecimen { get; }

    /// <summary>What the code on the paper carries: the number and its check digit, after S for a specimen.</summary>
    public string Scanned => string.Create(CultureInfo.InvariantCulture, $"{(IsSpecimen ? "S" : "")}{Value}{CheckDigit}");

    private int CheckDigit => Checked(Value.ToString(CultureInfo.InvariantCulture), IsSpecimen);

    public static PaperNumber Of(long value) => new(InSeries(value), isSpecimen: false);

    public static PaperNumber Specimen(long value) => new(InSeries(value), isSpecimen: true);

    /// <summary>Reads what was scanned, or typed with spaces and hyphens as people do; null where the check digit does not agree.</summary>
    public static PaperNumber? Read(string scanned)
    {
        var text = scanned.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        var isSpecimen = text.StartsWith(SpecimenSign) || text.StartsWith('s');
        var digits = isSpecimen ? text[1..] : text;
        var isWhole = digits.Length is >= 2 and <= 10 && digits[0] is not '0' && digits.All(char.IsAsciiDigit);
        return isWhole && Checked(digits, isSpecimen) is 0 ? new(long.Parse(digits[..^1], CultureInfo.InvariantCulture), isSpecimen) : null;
    }

    public int CompareTo(PaperNumber other) => (IsSpecimen, Value).CompareTo((other.IsSpecimen, other.Value));

    /// <summary>As it is printed: 1062049-4, S17-2.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsSpecimen ? "S" : "")}{Value}-{CheckDigit}");

    private static int Checked(string digits, bool isSpecimen)
    {
        var interim = isSpecimen ? SpecimenStart : RealStart;
        foreach (var digit in digits)
        {
            interim = _damm[interim][digit - '0'] - '0';
        }

        return interim;
    }

    private static long InSeries(long value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Greatest);
        return value;
    }
}
