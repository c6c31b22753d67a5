using System.Collections.Immutable;

namespace RankAndFile.Counting;

/// <summary>
/// Which ways of filling the places are still open. A completion is a set of continuing candidates
/// that, with those elected, fills the places and meets every guarantee. The test is exact: it does
/// not reason about one category at a time. Our own addition; docs/rules/guaranteed-places.md.
/// </summary>
internal sealed class Completions
{
    private readonly ImmutableArray<GuaranteedPlaces> _guarantees;
    private readonly ulong[] _categoriesOf;
    private readonly bool[] _continuing;
    private readonly int[] _stillOwed;
    private ImmutableArray<CandidateNumber> _sitting = [];
    private int _placesLeft;

    internal Completions(Contest contest)
    {
        _guarantees = contest.Guarantees;
        _categoriesOf = new ulong[contest.Candidates.Length];
        _continuing = new bool[contest.Candidates.Length];
        foreach (var candidate in contest.Candidates)
        {
            _continuing[candidate.Number.Index] = contest.Stands(candidate.Number);
            _categoriesOf[candidate.Number.Index] = CategoriesOf(candidate.Number);
        }

        PlacesToFill = int.Min(contest.Places, Continuing.Count());
        TooFewCandidates = contest.Places - PlacesToFill;
        _stillOwed = [.. _guarantees.Select(guarantee => int.Max(guarantee.AtLeast - TooFewCandidates, 0))];
        _placesLeft = PlacesToFill;
        SeatThoseWhoSit(contest);
        LeaveVacantWhatNobodyCanFill();
        FindDoomedAndGuarded();
    }

    /// <summary>Places that can be filled: all, less those that must stay vacant.</summary>
    internal int PlacesToFill { get; private set; }

    /// <summary>Places that stay vacant because there are fewer candidates than places.</summary>
    internal int TooFewCandidates { get; }

    /// <summary>Places that stay vacant because a guarantee has nobody who could meet it.</summary>
    [Paragraph("G7")]
    internal int Shortfall { get; private set; }

    /// <summary>Those in no completion: they are not elected.</summary>
    [Paragraph("G2")]
    internal ImmutableArray<CandidateNumber> Doomed { get; private set; } = [];

    /// <summary>Those in every completion: they are not excluded.</summary>
    [Paragraph("G3")]
    internal ImmutableArray<CandidateNumber> Guarded { get; private set; } = [];

    internal bool AnyGuarantee => _guarantees.Length > 0;

    private IEnumerable<CandidateNumber> Continuing =>
        Enumerable.Range(0, _continuing.Length).Where(index => _continuing[index]).Select(CandidateNumber.At);

    [Paragraph("G1")]
    internal void Elected(CandidateNumber candidate)
    {
        if (_sitting.Contains(candidate))
        {
            return;
        }

        _continuing[candidate.Index] = false;
        _placesLeft--;
        TakeOff(_stillOwed, _categoriesOf[candidate.Index], 1);
        FindDoomedAndGuarded();
    }

    [Paragraph("G1")]
    internal void Excluded(CandidateNumber candidate)
    {
        _continuing[candidate.Index] = false;
        FindDoomedAndGuarded();
    }

    /// <summary>Whether what remains is feasible once all of these are gone.</summary>
    [Paragraph("G5")]
    internal bool FeasibleWithout(IReadOnlyCollection<CandidateNumber> gone) =>
        !AnyGuarantee || Feasible([.. Continuing.Where(c => !gone.Contains(c))], _placesLeft, _stillOwed);

    /// <summary>Whether all of these can be elected. Of several new members only the first fills a vacancy, so there they cannot be in each other's way.</summary>
    [Paragraph("G6")]
    internal bool FeasibleWith(IReadOnlyCollection<CandidateNumber> all)
    {
        if (!AnyGuarantee || (_sitting.Length > 0 && all.Count > 1))
        {
            return true;
        }

        int[] owed = [.. _stillOwed];
        foreach (var candidate in all)
        {
            TakeOff(owed, _categoriesOf[candidate.Index], 1);
        }

        return all.Count <= _placesLeft && Feasible([.. Continuing.Where(c => !all.Contains(c))], _placesLeft - all.Count, owed);
    }

    private ulong CategoriesOf(CandidateNumber candidate)
    {
        var categories = 0UL;
        for (var category = 0; category < _guarantees.Length; category++)
        {
            categories |= _guarantees[category].Members.Contains(candidate) ? 1UL << category : 0;
        }

        return categories;
    }

    /// <summary>Where a vacancy is filled, those who sit have their places, and what they meet of the guarantees is met.</summary>
    [Paragraph("G11")]
    private void SeatThoseWhoSit(Contest contest)
    {
        _sitting = contest.Vacancy?.Sitting ?? [];
        foreach (var member in _sitting)
        {
            _continuing[member.Index] = false;
            _placesLeft--;
            TakeOff(_stillOwed, _categoriesOf[member.Index], 1);
        }

        for (var category = 0; _sitting.Length > 0 && category < _stillOwed.Length; category++)
        {
            _stillOwed[category] = int.Min(_stillOwed[category], _placesLeft); // One new member cannot make good what a body lacked before.
        }
    }

    /// <summary>A vacant place stands for one that somebody of every category might have filled.</summary>
    private void LeaveVacantWhatNobodyCanFill()
    {
        while (!Feasible([.. Continuing], _placesLeft, _stillOwed))
        {
            Shortfall++;
            PlacesToFill--;
            _placesLeft--;
            TakeOff(_stillOwed, ulong.MaxValue, 1);
        }
    }

    [Paragraph("G2"), Paragraph("G3")]
    private void FindDoomedAndGuarded()
    {
        (Doomed, Guarded) = ([], []);
        var isFull = _placesLeft is 0 && PlacesToFill > _sitting.Length;
        if (!AnyGuarantee || isFull)
        {
            return;
        }

        var continuing = Continuing.ToImmutableArray();
        var doomed = new HashSet<ulong>();
        var guarded = new HashSet<ulong>();
        foreach (var alike in continuing.GroupBy(c => _categoriesOf[c.Index]))
        {
            var one = alike.First();
            _ = FeasibleWith([one]) || doomed.Add(alike.Key);
            _ = FeasibleWithout([one]) || guarded.Add(alike.Key);
        }

        Doomed = [.. continuing.Where(c => doomed.Contains(_categoriesOf[c.Index]))];
        Guarded = [.. continuing.Where(c => guarded.Contains(_categoriesOf[c.Index]))];
    }

    private bool Feasible(IReadOnlyCollection<CandidateNumber> from, int places, int[] owed) =>
        places <= from.Count && new Table([.. from.Select(c => _categoriesOf[c.Index])], _guarantees.Length).CanMeet(owed, places);

    private static void TakeOff(int[] owed, ulong categories, int candidates)
    {
        for (var category = 0; category < owed.Length; category++)
        {
            if ((categories >> category & 1) is 1)
            {
                owed[category] = int.Max(owed[category] - candidates, 0);
            }
        }
    }

    /// <summary>
    /// Candidates of the same categories are alike, so a completion is a table of how many of each
    /// kind are elected. Searches the tables, remembering dead ends.
    /// </summary>
    private sealed class Table
    {
        private readonly (ulong Categories, int Candidates)[] _kinds;
        private readonly int[][] _atMostFrom;
        private readonly HashSet<(int Kind, int Places, string Owed)> _deadEnds = [];

        internal Table(ulong[] candidates, int categories)
        {
            _kinds = [.. candidates.Where(c => c is not 0).GroupBy(c => c).Select(g => (g.Key, g.Count())).OrderByDescending(k => ulong.PopCount(k.Key))];
            _atMostFrom = new int[_kinds.Length + 1][];
            _atMostFrom[^1] = new int[categories];
            for (var kind = _kinds.Length - 1; kind >= 0; kind--)
            {
                _atMostFrom[kind] = [.. _atMostFrom[kind + 1].Select((most, category) => most + ((_kinds[kind].Categories >> category & 1) is 1 ? _kinds[kind].Candidates : 0))];
            }
        }

        /// <summary>Whether so many places can meet what is owed; places over can go to anyone.</summary>
        internal bool CanMeet(int[] owed, int places) => CanMeet(0, owed, places);

        private bool CanMeet(int kind, int[] owed, int places)
        {
            if (owed.All(o => o is 0))
            {
                return true;
            }

            if (owed.Any(o => o > places) || owed.Where((o, category) => o > _atMostFrom[kind][category]).Any()
                || _deadEnds.Contains((kind, places, string.Join(',', owed))))
            {
                return false;
            }

            for (var elected = int.Min(_kinds[kind].Candidates, places); elected >= 0; elected--)
            {
                int[] left = [.. owed];
                TakeOff(left, _kinds[kind].Categories, elected);
                if (CanMeet(kind + 1, left, places - elected))
                {
                    return true;
                }
            }

            _deadEnds.Add((kind, places, string.Join(',', owed)));
            return false;
        }
    }
}
