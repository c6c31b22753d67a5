namespace RankAndFile.Counting;

/// <summary>
/// Where papers are laid as they are read: pile by pile, by first and second preference. It changes
/// nothing in a count; but papers that move together then lie together, and a million of them are
/// walked through, not jumped about in. Every paper is announced first, so that each pile is as large
/// as it must be.
/// </summary>
internal sealed class Piles
{
    /// <summary>With more candidates than this, piles are made by first preference only.</summary>
    private const int FewEnoughToTellSeconds = 1_000;

    private readonly int _seconds;
    private readonly int[] _nextBundle;
    private readonly int[] _nextPreference;
    private ushort[] _preferences = [];
    private ValidPapers.Bundle[] _bundles = [];

    internal Piles(int candidates)
    {
        _seconds = candidates < FewEnoughToTellSeconds ? candidates + 1 : 1;
        _nextBundle = new int[((candidates + 1) * _seconds) + 1];
        _nextPreference = new int[_nextBundle.Length];
    }

    /// <summary>Papers with these preferences will be laid.</summary>
    internal void Announce(ReadOnlySpan<ushort> preferences)
    {
        var pile = PileOf(preferences);
        _nextBundle[pile + 1]++;
        _nextPreference[pile + 1] += preferences.Length;
    }

    /// <summary>Makes room for all that were announced.</summary>
    internal void Open()
    {
        for (var pile = 1; pile < _nextBundle.Length; pile++)
        {
            _nextBundle[pile] += _nextBundle[pile - 1];
            _nextPreference[pile] += _nextPreference[pile - 1];
        }

        _bundles = new ValidPapers.Bundle[_nextBundle[^1]];
        _preferences = new ushort[_nextPreference[^1]];
    }

    /// <summary>Lays papers that were announced.</summary>
    internal void Lay(ReadOnlySpan<ushort> preferences, Papers papers)
    {
        var pile = PileOf(preferences);
        var start = _nextPreference[pile];
        preferences.CopyTo(_preferences.AsSpan(start));
        _bundles[_nextBundle[pile]++] = new(start, preferences.Length, papers.Count);
        _nextPreference[pile] += preferences.Length;
    }

    internal ValidPapers ToValidPapers() => new(_preferences, _bundles);

    private int PileOf(ReadOnlySpan<ushort> preferences)
    {
        var second = preferences.Length > 1 && _seconds > 1 ? preferences[1] + 1 : 0;
        return (preferences[0] * _seconds) + second;
    }
}
