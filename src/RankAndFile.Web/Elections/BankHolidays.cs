using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using RankAndFile.Counting;

namespace RankAndFile.Web.Elections;

/// <summary>Whose bank holidays are kept.</summary>
public enum Nation
{
    EnglandAndWales,
    Scotland,
    NorthernIreland,

    /// <summary>Those of all: for a union with members in each, a holiday in one place is kept everywhere.</summary>
    AllOfThem,
}

/// <summary>
/// The bank holidays that have been published: proclaimed ones, moved ones and the substitutes for
/// those on a weekend too. A year that nobody has published is refused, not guessed.
/// </summary>
public static class BankHolidays
{
    public static Source Source { get; } = new("Bank holidays published by the Government", "gov.uk/bank-holidays");

    public static int FirstYear => _published[Nation.EnglandAndWales].Keys.Min();

    public static int LastYear => _published[Nation.EnglandAndWales].Keys.Max();

    public static Refusal? RefusalOf(int year) =>
        year >= FirstYear && year <= LastYear
            ? null
            : new(string.Create(CultureInfo.InvariantCulture, $"The bank holidays of {year} are not known here; those of {FirstYear} to {LastYear} are."), Source);

    public static bool IsOn(DateOnly day, Nation nation) =>
        nation is Nation.AllOfThem
            ? _published.Values.Any(years => years[day.Year].Contains(day))
            : _published[nation][day.Year].Contains(day);

    public static bool IsWorkingDay(DateOnly day, Nation nation) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsOn(day, nation);

    public static ImmutableArray<DateOnly> Of(int year, Nation nation) =>
        [.. _published.Where(table => nation is Nation.AllOfThem || table.Key == nation).SelectMany(table => table.Value[year]).Distinct().Order()];

    private static readonly FrozenDictionary<Nation, FrozenDictionary<int, FrozenSet<DateOnly>>> _published = new Dictionary<Nation, FrozenDictionary<int, FrozenSet<DateOnly>>>
    {
        [Nation.EnglandAndWales] = Years("""
            2016 01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27
            2017 01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26
            2018 01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26
            2019 01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26
            2020 01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28
            2021 01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28
            2022 01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27
            2023 01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26
            2024 01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26
            2025 01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26
            2026 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28
            2027 01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28
            2028 01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26
            """),
        [Nation.Scotland] = Years("""
            2016 01-01 01-04 03-25 05-02 05-30 08-01 11-30 12-26 12-27
            2017 01-02 01-03 04-14 05-01 05-29 08-07 11-30 12-25 12-26
            2018 01-01 01-02 03-30 05-07 05-28 08-06 11-30 12-25 12-26
            2019 01-01 01-02 04-19 05-06 05-27 08-05 12-02 12-25 12-26
            2020 01-01 01-02 04-10 05-08 05-25 08-03 11-30 12-25 12-28
            2021 01-01 01-04 04-02 05-03 05-31 08-02 11-30 12-27 12-28
            2022 01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27
            2023 01-02 01-03 04-07 05-01 05-08 05-29 08-07 11-30 12-25 12-26
            2024 01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26
            2025 01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26
            2026 01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28
            2027 01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28
            2028 01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26
            """),
        [Nation.NorthernIreland] = Years("""
            2016 01-01 03-17 03-25 03-28 05-02 05-30 07-12 08-29 12-26 12-27
            2017 01-02 03-17 04-14 04-17 05-01 05-29 07-12 08-28 12-25 12-26
            2018 01-01 03-19 03-30 04-02 05-07 05-28 07-12 08-27 12-25 12-26
            2019 01-01 03-18 04-19 04-22 05-06 05-27 07-12 08-26 12-25 12-26
            2020 01-01 03-17 04-10 04-13 05-08 05-25 07-13 08-31 12-25 12-28
            2021 01-01 03-17 04-02 04-05 05-03 05-31 07-12 08-30 12-27 12-28
            2022 01-03 03-17 04-15 04-18 05-02 06-02 06-03 07-12 08-29 09-19 12-26 12-27
            2023 01-02 03-17 04-07 04-10 05-01 05-08 05-29 07-12 08-28 12-25 12-26
            2024 01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26
            2025 01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26
            2026 01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28
            2027 01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28
            2028 01-03 03-17 04-14 04-17 05-01 05-29 07-12 08-28 12-25 12-26
            """),
    }.ToFrozenDictionary();

    private static FrozenDictionary<int, FrozenSet<DateOnly>> Years(string table) =>
        table.Split('\n', StringSplitOptions.TrimEntries).Select(line => line.Split(' ')).ToFrozenDictionary(
            line => int.Parse(line[0], CultureInfo.InvariantCulture),
            line => line[1..].Select(day => DateOnly.ParseExact($"{line[0]}-{day}", "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToFrozenSet());
}
