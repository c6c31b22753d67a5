namespace RankAndFile.Documents.Pdf;

/// <summary>A length on paper, in whole thousandths of a point, so that the same page always has the same figures.</summary>
public readonly record struct Length(int Thousandths) : IComparable<Length>
{
    public static Length Zero => default;

    public static Length Points(int points) => new(points * 1000);

    /// <summary>A point is 25.4/72 mm.</summary>
    public static Length Millimetres(int millimetres) => new(millimetres * 360_000 / 127);

    public int CompareTo(Length other) => Thousandths.CompareTo(other.Thousandths);

    public static Length operator +(Length one, Length other) => new(one.Thousandths + other.Thousandths);

    public static Length operator -(Length one, Length other) => new(one.Thousandths - other.Thousandths);

    public static Length operator *(Length length, int times) => new(length.Thousandths * times);

    public static Length operator /(Length length, int parts) => new(length.Thousandths / parts);

    public static bool operator <(Length one, Length other) => one.Thousandths < other.Thousandths;

    public static bool operator >(Length one, Length other) => one.Thousandths > other.Thousandths;

    public static bool operator <=(Length one, Length other) => one.Thousandths <= other.Thousandths;

    public static bool operator >=(Length one, Length other) => one.Thousandths >= other.Thousandths;

    internal static Length Longer(Length one, Length other) => one > other ? one : other;

    internal static Length Shorter(Length one, Length other) => one < other ? one : other;
}

/// <summary>A rectangle on a page, measured from the page's upper left corner.</summary>
public readonly record struct Area(Length Left, Length Top, Length Width, Length Height)
{
    public Length Right => Left + Width;

    public Length Bottom => Top + Height;

    /// <summary>A4, which everything is printed on.</summary>
    public static Area A4 => new(Length.Zero, Length.Zero, Length.Millimetres(210), Length.Millimetres(297));

    public static Area Millimetres(int left, int top, int right, int bottom)
    {
        var (x, y) = (Length.Millimetres(left), Length.Millimetres(top));
        return new(x, y, Length.Millimetres(right) - x, Length.Millimetres(bottom) - y);
    }
}
