namespace RankAndFile.Counting;

/// <summary>
/// The table in the counting hall. It moves papers, adds up and writes down; it decides nothing.
/// Deciding is for the rule book, which sits beside it.
/// </summary>
internal sealed class CountingTable
{
    private readonly CountingHall _hall;
    private readonly Sheet _sheet;
    private readonly ValidPapers _papers;
    private readonly int[] _reached;
    private readonly List<Batch>[] _piles;
    private readonly Votes[] _votes;
    private readonly bool[] _isContinuing;
    private readonly List<CandidateNumber> _continuing = [];
    private readonly List<CandidateNumber> _elected = [];

    internal CountingTable(CountingHall hall)
    {
        (_hall, _sheet, _papers) = (hall, hall.Sheet, hall.Papers);
        var candidates = hall.Contest.Candidates.Length;
        _votes = new Votes[candidates];
        _isContinuing = new bool[candidates];
        _piles = [.. Enumerable.Range(0, candidates).Select(_ => new List<Batch>())];
        _reached = new int[_papers.Bundles];
        _reached.AsSpan().Fill(-1);
        foreach (var candidate in hall.Standing)
        {
            _isContinuing[candidate.Index] = true;
            _continuing.Add(candidate);
        }
    }

    internal int Places => _hall.Contest.Places;

    /// <summary>Places that can still be filled.</summary>
    internal int PlacesLeft => _hall.Completions.PlacesToFill - _elected.Count;

    /// <summary>Neither elected nor excluded, in the order of the ballot paper.</summary>
    internal IReadOnlyList<CandidateNumber> Continuing => _continuing;

    /// <summary>In order of election.</summary>
    internal IReadOnlyList<CandidateNumber> Elected => _elected;

    internal Votes Quota { get; private set; }

    internal Votes NonTransferable { get; private set; }

    internal Votes TotalValidVote => _sheet.Total;

    internal Votes VoteOf(CandidateNumber candidate) => _votes[candidate.Index];

    /// <summary>The papers a candidate received last, all of one value.</summary>
    internal Batch LastBatchOf(CandidateNumber candidate) => _piles[candidate.Index][^1];

    /// <summary>The values at which these candidates hold papers, the highest first.</summary>
    internal IReadOnlyList<TransferValue> ValuesHeldBy(IEnumerable<CandidateNumber> candidates) =>
        [.. candidates.SelectMany(c => _piles[c.Index]).Select(batch => batch.Value).Distinct().OrderDescending()];

    /// <summary>All valid papers, before the first sorting.</summary>
    internal Batch AllPapers()
    {
        var all = new int[_papers.Bundles];
        for (var bundle = 0; bundle < all.Length; bundle++)
        {
            all[bundle] = bundle;
        }

        return new(all, TransferValue.Whole, _papers.Total);
    }

    /// <summary>Takes every paper of one value from a candidate's pile, and their worth from the candidate's votes.</summary>
    internal Batch Take(CandidateNumber from, TransferValue value)
    {
        var pile = _piles[from.Index];
        int[] bundles = [.. pile.Where(batch => batch.Value == value).SelectMany(batch => batch.Bundles)];
        pile.RemoveAll(batch => batch.Value == value);
        var taken = new Batch(bundles, value, PapersIn(bundles));
        Debit(from, taken.Votes);
        return taken;
    }

    internal void Debit(CandidateNumber from, Votes votes) => _votes[from.Index] -= votes;

    /// <summary>Sorts papers to their next available preference among the continuing candidates.</summary>
    internal Sorted Sort(Batch batch, CandidateNumber? from)
    {
        var to = new ushort[batch.Bundles.Length];
        var bundles = new int[_votes.Length + 1];
        var papers = new long[_votes.Length + 1];
        for (var i = 0; i < to.Length; i++)
        {
            var next = NextAvailable(batch.Bundles[i]);
            to[i] = (ushort)next;
            bundles[next]++;
            papers[next] += _papers.PapersIn(batch.Bundles[i]);
        }

        var heaps = new int[_votes.Length + 1][];
        for (var candidate = 0; candidate <= _votes.Length; candidate++)
        {
            heaps[candidate] = new int[bundles[candidate]];
        }

        for (var i = to.Length - 1; i >= 0; i--)
        {
            heaps[to[i]][--bundles[to[i]]] = batch.Bundles[i];
        }

        return new(from, heaps, papers);
    }

    /// <summary>Hands sorted papers over at a value, as one batch, and sets aside those that go to nobody at the same value.</summary>
    internal void Credit(IReadOnlyList<Sorted> sorted, TransferValue value, string paragraph) =>
        Credit(sorted, value, from => from.NonTransferable * value, paragraph);

    /// <summary>Hands over what is left of a surplus; the votes that are lost on the way become non-transferable.</summary>
    internal void Credit(Sorted sorted, TransferValue value, Votes lost, string paragraph) =>
        Credit([sorted], value, _ => lost, paragraph);

    private void Credit(IReadOnlyList<Sorted> sorted, TransferValue value, Func<Sorted, Votes> nonTransferable, string paragraph)
    {
        for (var index = 0; index < _votes.Length; index++)
        {
            int[] bundles = sorted.Count is 1 ? sorted[0].Heap(index) : [.. sorted.SelectMany(s => s.Heap(index))];
            if (bundles.Length > 0)
            {
                var batch = new Batch(bundles, value, new(sorted.Sum(s => s.PapersTo(index).Count)));
                _piles[index].Add(batch);
                _votes[index] += batch.Votes;
            }
        }

        foreach (var from in sorted)
        {
            NonTransferable += nonTransferable(from);
            _sheet.Note(from.MovedAt(value, nonTransferable(from), paragraph));
        }
    }

    /// <summary>
    /// Leaves a candidate with exactly so many votes after a transfer. What the papers did not carry
    /// away, by rounding or for want of a preference, is non-transferable.
    /// </summary>
    internal void SettleAt(CandidateNumber candidate, Votes votes)
    {
        _votes[candidate.Index] = votes;
        NonTransferable = TotalValidVote - _votes.Aggregate(Votes.Zero, (sum, v) => sum + v);
    }

    internal void SetQuota(Votes quota, Votes from, int dividedBy, string paragraph)
    {
        Quota = quota;
        _sheet.Note(new QuotaSet(quota, from, dividedBy, paragraph));
    }

    internal void DeemElected(CandidateNumber candidate, ElectedBecause because, Votes? needed, string paragraph)
    {
        Leave(candidate);
        _elected.Add(candidate);
        _sheet.Note(new DeemedElected(candidate, VoteOf(candidate), because, needed, paragraph));
        _hall.Completions.Elected(candidate);
        _hall.NoteWhatIsNoLongerOpen();
    }

    internal void Exclude(CandidateNumber candidate, string paragraph)
    {
        Leave(candidate);
        _sheet.Note(new Excluded(candidate, VoteOf(candidate), paragraph));
        _hall.Completions.Excluded(candidate);
    }

    internal void EndStep(TransferValue value) => _sheet.EndStep(value, Figures());

    internal void EndStage() => _sheet.EndStage(Figures());

    private void Leave(CandidateNumber candidate)
    {
        _isContinuing[candidate.Index] = false;
        _continuing.Remove(candidate);
    }

    /// <summary>The index of the next continuing candidate on these papers, or the number of candidates if there is none.</summary>
    private int NextAvailable(int bundle)
    {
        var preferences = _papers.PreferencesOf(bundle);
        for (var at = _reached[bundle] + 1; at < preferences.Length; at++)
        {
            if (_isContinuing[preferences[at]])
            {
                _reached[bundle] = at;
                return preferences[at];
            }
        }

        _reached[bundle] = preferences.Length;
        return _votes.Length;
    }

    private Papers PapersIn(int[] bundles)
    {
        var papers = 0L;
        foreach (var bundle in bundles)
        {
            papers += _papers.PapersIn(bundle);
        }

        return new(papers);
    }

    private Figures Figures() => new(Quota, [.. _votes], NonTransferable, []);
}

/// <summary>Papers of one value, kept together as they were received: ERS97 6.1.</summary>
internal sealed record Batch(int[] Bundles, TransferValue Value, Papers Papers)
{
    internal Votes Votes => Papers * Value;
}

/// <summary>A batch after sorting: the papers that go to each candidate, and last those that go to nobody.</summary>
internal sealed class Sorted(CandidateNumber? from, int[][] heaps, long[] papers)
{
    internal Papers NonTransferable => new(papers[^1]);

    internal Papers Transferable
    {
        get
        {
            var sum = 0L;
            for (var index = 0; index < papers.Length - 1; index++)
            {
                sum += papers[index];
            }

            return new(sum);
        }
    }

    internal int[] Heap(int index) => heaps[index];

    internal Papers PapersTo(int index) => new(papers[index]);

    internal PapersMoved MovedAt(TransferValue value, Votes nonTransferable, string paragraph)
    {
        var to = Enumerable.Range(0, papers.Length - 1)
            .Where(index => papers[index] > 0)
            .Select(index => new Receipt(CandidateNumber.At(index), PapersTo(index), PapersTo(index) * value));
        return new(from, value, [.. to], NonTransferable, nonTransferable, paragraph);
    }
}
