using System.Collections.Immutable;

namespace RankAndFile.Counting;

/// <summary>
/// The table for Meek's method, where papers do not move: each candidate keeps a part of every paper
/// that reaches them and passes on the rest. Papers that have passed the same elected candidates in
/// the same order and lie with the same candidate are one heap, so an iteration looks at heaps, and a
/// paper is looked at again only when the candidate it lies with is elected or excluded.
/// </summary>
internal sealed class KeepValueTable
{
    private readonly ValidPapers _papers;
    private readonly Lying[] _lying;
    private readonly Standing[] _standing;
    private readonly long[] _keep;
    private readonly long[] _votes;
    private readonly List<Heap>[] _heapsOf;
    private readonly Heap _box;

    internal KeepValueTable(ValidPapers papers, int candidates, IEnumerable<CandidateNumber> standing)
    {
        _papers = papers;
        _lying = new Lying[papers.Bundles];
        _standing = new Standing[candidates];
        _keep = new long[candidates];
        _votes = new long[candidates];
        _heapsOf = [.. Enumerable.Range(0, candidates).Select(_ => new List<Heap>())];
        foreach (var candidate in standing)
        {
            _standing[candidate.Index] = Standing.Hopeful;
            _keep[candidate.Index] = KeepValue.All.Billionths;
        }

        _box = new(candidate: -1, from: null);
        for (var bundle = 0; bundle < papers.Bundles; bundle++)
        {
            LayOn(_box, bundle);
        }
    }

    private enum Standing : byte
    {
        Out,
        Hopeful,
        Elected,
    }

    /// <summary>Votes that no candidate keeps, after the last counting.</summary>
    internal Votes NonTransferable { get; private set; }

    internal IEnumerable<CandidateNumber> Hopeful => With(Standing.Hopeful);

    internal IEnumerable<CandidateNumber> Elected => With(Standing.Elected);

    internal Votes VoteOf(CandidateNumber candidate) => Votes.OfBillionths(_votes[candidate.Index]);

    internal KeepValue KeepOf(CandidateNumber candidate) => KeepValue.OfBillionths(_keep[candidate.Index]);

    internal ImmutableArray<KeepValue> KeepValues => [.. _keep.Select(KeepValue.OfBillionths)];

    internal ImmutableArray<Votes> AllVotes => [.. _votes.Select(Votes.OfBillionths)];

    internal void SetKeep(CandidateNumber candidate, KeepValue keep) => _keep[candidate.Index] = keep.Billionths;

    /// <summary>Elected: from now on part of each of their papers goes on, so their heaps are sorted further.</summary>
    internal void Elect(CandidateNumber candidate)
    {
        _standing[candidate.Index] = Standing.Elected;
        foreach (var heap in _heapsOf[candidate.Index].ToArray())
        {
            SortFurther(heap);
        }
    }

    /// <summary>Excluded: keeps nothing, and is passed over on every paper.</summary>
    internal void Exclude(CandidateNumber candidate)
    {
        _standing[candidate.Index] = Standing.Out;
        _keep[candidate.Index] = KeepValue.Nothing.Billionths;
        foreach (var heap in _heapsOf[candidate.Index])
        {
            var from = heap.From!;
            from.Remove(heap);
            LayAllOn(from, heap.Top);
        }

        _heapsOf[candidate.Index].Clear();
    }

    /// <summary>Counts every paper with the keep values as they are.</summary>
    internal void CountAllPapers()
    {
        _votes.AsSpan().Clear();
        NonTransferable = Votes.OfBillionths(PassOn(_box, KeepValue.All.Billionths));
    }

    /// <summary>Hands what is left of each paper to the heaps beyond; returns what nobody keeps.</summary>
    private long PassOn(Heap heap, long leftOfEach)
    {
        var lost = leftOfEach * heap.Ended;
        foreach (var next in heap.Next)
        {
            var kept = _standing[next.Candidate] is Standing.Hopeful
                ? leftOfEach
                : RoundedUp(leftOfEach * _keep[next.Candidate]);
            _votes[next.Candidate] += kept * next.Papers;
            if (kept < leftOfEach)
            {
                lost += PassOn(next, leftOfEach - kept);
            }
        }

        return lost;
    }

    private static long RoundedUp(long product) => (product + Billionth.PerUnit - 1) / Billionth.PerUnit;

    private void SortFurther(Heap heap)
    {
        var top = heap.Top;
        heap.Top = Heap.Empty;
        LayAllOn(heap, top);
    }

    private void LayAllOn(Heap from, int top)
    {
        for (var (bundle, below) = (top, 0); bundle != Heap.Empty; bundle = below)
        {
            below = _lying[bundle].Below;
            LayOn(from, bundle);
        }
    }

    /// <summary>Lays papers that have passed one heap on the heap of the next candidate who is not out, and beyond that if they are elected.</summary>
    private void LayOn(Heap from, int bundle)
    {
        var preferences = _papers.PreferencesOf(bundle);
        var papers = _papers.PapersIn(bundle);
        for (var at = _lying[bundle].Next; at < preferences.Length; at++)
        {
            var candidate = preferences[at];
            if (_standing[candidate] is Standing.Out)
            {
                continue;
            }

            from = HeapBeyond(from, candidate);
            from.Papers += papers;
            if (_standing[candidate] is Standing.Hopeful)
            {
                _lying[bundle] = new(at + 1, from.Top);
                from.Top = bundle;
                return;
            }
        }

        from.Ended += papers;
    }

    private Heap HeapBeyond(Heap from, int candidate)
    {
        if (from.Beyond(candidate) is { } known)
        {
            return known;
        }

        var heap = new Heap(candidate, from);
        from.Add(heap, _standing.Length);
        _heapsOf[candidate].Add(heap);
        return heap;
    }

    private IEnumerable<CandidateNumber> With(Standing standing) =>
        Enumerable.Range(0, _standing.Length).Where(index => _standing[index] == standing).Select(CandidateNumber.At);

    /// <summary>How far a bundle has been read, and the bundle it lies on.</summary>
    private readonly record struct Lying(int Next, int Below);

    /// <summary>Papers that have passed the same candidates and now lie with one, each bundle on the one below it.</summary>
    private sealed class Heap(int candidate, Heap? from)
    {
        internal const int Empty = -1;

        /// <summary>With more ways on than this, they are found by number instead of one by one.</summary>
        private const int Few = 6;

        private Heap?[]? _byCandidate;

        internal int Candidate => candidate;

        internal Heap? From => from;

        internal List<Heap> Next { get; } = [];

        /// <summary>The bundle that lies on top; none once the papers have been sorted further.</summary>
        internal int Top { get; set; } = Empty;

        /// <summary>How many papers have come to this candidate by this way, those that went on included.</summary>
        internal long Papers { get; set; }

        /// <summary>Papers with no further preference.</summary>
        internal long Ended { get; set; }

        internal Heap? Beyond(int candidate) => _byCandidate is null ? Next.Find(next => next.Candidate == candidate) : _byCandidate[candidate];

        internal void Add(Heap next, int candidates)
        {
            Next.Add(next);
            if (_byCandidate is null && Next.Count > Few)
            {
                _byCandidate = new Heap?[candidates];
                Next.ForEach(known => _byCandidate[known.Candidate] = known);
            }
            else if (_byCandidate is not null)
            {
                _byCandidate[next.Candidate] = next;
            }
        }

        internal void Remove(Heap next)
        {
            Next.Remove(next);
            if (_byCandidate is not null)
            {
                _byCandidate[next.Candidate] = null;
            }
        }
    }
}
