using System.Globalization;

namespace RankAndFile.Counting;

/// <summary>
/// The one unit all amounts are kept in. Every rule book here works with nine decimals or fewer, so
/// whole billionths hold its figures exactly; products pass through 128 bits and nothing is rounded
/// but by the operations that say so.
/// </summary>
internal static class Billionth
{
    internal const long PerUnit = 1_000_000_000;

    private const int FinestDecimals = 9;

    private static readonly long[] _steps =
        [1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1];

    /// <summary>The smallest figure that so many decimals can show.</summary>
    internal static long Step(int decimals) => _steps[decimals];

    internal static long Quotient(Int128 dividend, Int128 divisor) => (long)(dividend / divisor);

    internal static long QuotientRoundingUp(Int128 dividend, Int128 divisor) =>
        (long)((dividend / divisor) + (dividend % divisor > 0 ? 1 : 0));

    /// <summary>Writes exactly so many decimals; a figure that is finer than that is a defect, not a rounding.</summary>
    internal static string Written(long billionths, int decimals)
    {
        var step = Step(decimals);
        if (billionths % step is not 0)
        {
            throw new InvalidOperationException($"{billionths} billionths cannot be written with {decimals} decimals.");
        }

        var sign = billionths < 0 ? "-" : "";
        var (whole, rest) = (UInt128.CreateChecked(Int128.Abs(billionths)) / PerUnit, UInt128.CreateChecked(Int128.Abs(billionths)) % PerUnit);
        var digits = rest.ToString("D9", CultureInfo.InvariantCulture)[..decimals];
        return decimals is 0
            ? sign + whole.ToString(CultureInfo.InvariantCulture)
            : string.Concat(sign, whole.ToString(CultureInfo.InvariantCulture), ".", digits);
    }

    /// <summary>Writes at least so many decimals, and as many more as the figure has: half of an odd number of votes.</summary>
    internal static string WrittenAtLeast(long billionths, int decimals)
    {
        while (billionths % Step(decimals) is not 0)
        {
            decimals++;
        }

        return Written(billionths, decimals);
    }

    internal static bool TryParse(ReadOnlySpan<char> text, out long billionths)
    {
        billionths = 0;
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var rest = point < 0 ? [] : text[(point + 1)..];
        if (rest.Length > FinestDecimals || (point >= 0 && rest.IsEmpty)
            || !long.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var units)
            || units > long.MaxValue / PerUnit - 1)
        {
            return false;
        }

        long part = 0;
        if (!rest.IsEmpty && !long.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out part))
        {
            return false;
        }

        billionths = (units * PerUnit) + (part * Step(rest.Length));
        return true;
    }
}
