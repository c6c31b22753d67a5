namespace RankAndFile.Counting;

/// <summary>
/// The valid papers after reading: preferences in order, the withdrawn passed over. Papers with the
/// same preferences are one bundle; the preferences of all bundles lie in one flat row.
/// </summary>
internal sealed class ValidPapers
{
    private readonly ushort[] _preferences;
    private readonly int[] _starts;
    private readonly long[] _papers;

    /// <param name="preferences">Candidates' places in the order of the ballot paper, counting from nothing.</param>
    internal ValidPapers(ushort[] preferences, int[] starts, long[] papers)
    {
        (_preferences, _starts, _papers) = (preferences, starts, papers);
        var total = 0L;
        for (var bundle = 0; bundle < Bundles; bundle++)
        {
            total += papers[bundle];
        }

        Total = new(total);
    }

    internal int Bundles => _starts.Length - 1;

    internal Papers Total { get; }

    internal ReadOnlySpan<ushort> PreferencesOf(int bundle) =>
        _preferences.AsSpan(_starts[bundle], _starts[bundle + 1] - _starts[bundle]);

    internal long PapersIn(int bundle) => _papers[bundle];
}
