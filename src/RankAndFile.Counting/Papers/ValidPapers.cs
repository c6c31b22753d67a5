namespace RankAndFile.Counting;

/// <summary>
/// The valid papers after reading: preferences in order, the withdrawn passed over. Papers with the
/// same preferences are one bundle; the preferences of all bundles lie in one flat row.
/// </summary>
internal sealed class ValidPapers
{
    private readonly ushort[] _preferences;
    private readonly Bundle[] _bundles;

    /// <param name="preferences">Candidates' places in the order of the ballot paper, counting from nothing.</param>
    internal ValidPapers(ushort[] preferences, Bundle[] bundles)
    {
        (_preferences, _bundles) = (preferences, bundles);
        var total = 0L;
        foreach (var bundle in bundles)
        {
            total += bundle.Papers;
        }

        Total = new(total);
    }

    internal int Bundles => _bundles.Length;

    internal Papers Total { get; }

    internal ReadOnlySpan<ushort> PreferencesOf(int bundle)
    {
        ref readonly var found = ref _bundles[bundle];
        return new(_preferences, found.Start, found.Length);
    }

    internal long PapersIn(int bundle) => _bundles[bundle].Papers;

    /// <summary>Where a bundle's preferences lie, and how many papers it has. Kept together, because a count asks for them together.</summary>
    internal readonly record struct Bundle(int Start, int Length, long Papers);
}
