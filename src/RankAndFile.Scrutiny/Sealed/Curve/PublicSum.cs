using System.Buffers;

namespace RankAndFile.Scrutiny.Sealed;

/// <summary>Σ weight·point where points and weights are public: after Pippenger, faster the more there are, and not in equal time.</summary>
internal static class PublicSum
{
    private const int Bits = 253;

    internal static Point Of(ReadOnlySpan<Point> points, ReadOnlySpan<Scalar> weights)
    {
        var addends = new AffineAddend[points.Length];
        AffineAddend.OfAll(points, addends);
        return Of(addends, weights);
    }

    internal static Point Of(ReadOnlySpan<AffineAddend> points, ReadOnlySpan<Scalar> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, points.Length);
        if (points.IsEmpty)
        {
            return Point.Identity;
        }

        var width = Width(points.Length);
        var windows = (Bits + width) / width;
        var rented = ArrayPool<short>.Shared.Rent(windows * points.Length);
        var digits = rented.AsSpan(0, windows * points.Length);
        for (var place = 0; place < points.Length; place++)
        {
            Digits(weights[place], width, windows, digits[place..], points.Length);
        }

        var buckets = new Point[(1 << (width - 1)) + 1];
        var used = new bool[buckets.Length];
        var sum = Point.Identity;
        for (var window = windows - 1; window >= 0; window--)
        {
            sum = window == windows - 1 ? sum : sum.DoubledTimes(width);
            sum += Window(points, digits.Slice(window * points.Length, points.Length), buckets, used);
        }

        ArrayPool<short>.Shared.Return(rented);
        return sum;
    }

    private static int Width(int count) => count switch
    {
        < 16 => 4,
        < 64 => 5,
        < 256 => 6,
        < 1024 => 8,
        < 4096 => 9,
        < 16384 => 10,
        < 49152 => 11,
        _ => 12,
    };

    /// <summary>Digits from −2^(width−1) to 2^(width−1), one window after another.</summary>
    private static void Digits(in Scalar weight, int width, int windows, Span<short> digits, int stride)
    {
        var carry = 0;
        for (var window = 0; window < windows; window++)
        {
            var digit = (window * width < 256 ? (int)weight.Bits(window * width, width) : 0) + carry;
            carry = digit > 1 << (width - 1) ? 1 : 0;
            digits[window * stride] = (short)(digit - (carry << width));
        }
    }

    private static Point Window(ReadOnlySpan<AffineAddend> points, ReadOnlySpan<short> digits, Point[] buckets, bool[] used)
    {
        Array.Clear(used);
        for (var place = 0; place < digits.Length; place++)
        {
            var digit = digits[place];
            if (digit is 0)
            {
                continue;
            }

            var bucket = digit < 0 ? -digit : digit;
            ref var sum = ref buckets[bucket];
            if (!used[bucket])
            {
                used[bucket] = true;
                sum = Point.Identity;
            }

            sum = digit > 0 ? sum + points[place] : sum + -points[place];
        }

        var (running, total) = (Point.Identity, Point.Identity);
        for (var bucket = buckets.Length - 1; bucket > 0; bucket--)
        {
            running = used[bucket] ? running + buckets[bucket] : running;
            total += running;
        }

        return total;
    }
}
