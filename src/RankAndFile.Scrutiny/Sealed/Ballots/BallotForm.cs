using System.Collections.Immutable;
using RankAndFile.Counting;

namespace RankAndFile.Scrutiny.Sealed;

/// <summary>
/// How votes in one contest are numbered, each vote with one number and each number with one vote at most: 0 is a blank
/// ballot, 1 one spoiled on purpose, and from 2 on the marked ones, those of fewer candidates first.
/// docs/sealed-ballots.md, section 4.
/// </summary>
/// <param name="Candidates">How many stand.</param>
/// <param name="Most">How many of them may be marked at most.</param>
public sealed record BallotForm(Marking Marking, int Candidates, int Most)
{
    /// <summary>All rankings of so many candidates, and no more, have a number of 240 bits, which one group element holds.</summary>
    public const int MostCandidates = 54;

    private const ulong FirstMarked = 2;

    // The number from which on so many candidates are marked; the last is where the votes end.
    private readonly ImmutableArray<VoteNumber> _from = From(Marking, Candidates, Most);

    /// <summary>The first number that is no vote.</summary>
    internal VoteNumber End => _from[^1];

    /// <summary>Why a contest cannot be voted in online, or null.</summary>
    public static Refusal? RefusalToSeal(Marking marking, int candidates, int most) =>
        candidates is < 1 or > MostCandidates
            ? new($"{candidates} candidates stand; a contest can be voted in online with 1 to {MostCandidates}.", Source.Docs("sealed-ballots.md", "section 4"))
            : most < 1 || most > candidates
                ? new($"{most} candidates may be marked, and {candidates} stand.", Source.Docs("sealed-ballots.md", "section 4"))
                : null;

    internal VoteNumber NumberOf(Vote vote) => vote switch
    {
        Vote.Blank => VoteNumber.Of(0),
        Vote.Spoiled => VoteNumber.Of(1),
        Vote.Marked marked when Fits(marked) => _from[marked.Candidates.Length - 1]
            + (Marking is Marking.Ranking ? NumberOfRanking(marked.Candidates) : VoteNumber.Of(NumberOfMarks(marked.Candidates))),
        _ => throw new ArgumentException("This is no vote in this contest.", nameof(vote)),
    };

    internal Vote VoteOf(VoteNumber number)
    {
        if (number >= End)
        {
            return new Vote.Malformed();
        }

        if (number < VoteNumber.Of(FirstMarked))
        {
            return number.Small is 0 ? new Vote.Blank() : new Vote.Spoiled();
        }

        var marked = 1;
        while (number >= _from[marked])
        {
            marked++;
        }

        var rest = number - _from[marked - 1];
        return new Vote.Marked(Marking is Marking.Ranking ? Ranking(rest, marked) : Marks(rest.Small, marked));
    }

    private bool Fits(Vote.Marked marked)
    {
        var candidates = marked.Candidates.AsSpan();
        if (candidates.Length < 1 || candidates.Length > Most)
        {
            return false;
        }

        var seen = 0UL;
        var last = 0;
        foreach (var candidate in candidates)
        {
            if (candidate < 1 || candidate > Candidates || (seen & (1UL << candidate)) is not 0 || (Marking is Marking.Marks && candidate < last))
            {
                return false;
            }

            seen |= 1UL << candidate;
            last = candidate;
        }

        return true;
    }

    /// <summary>Each preference as its place among those not yet ranked, ascending; places are digits of falling base.</summary>
    private VoteNumber NumberOfRanking(ImmutableArray<int> candidates)
    {
        var number = VoteNumber.Of(0);
        var free = ~0UL;
        for (var place = 0; place < candidates.Length; place++)
        {
            var candidate = candidates[place];
            var below = (1UL << candidate) - 2;
            number = number.Times((uint)(Candidates - place)) + VoteNumber.Of((ulong)System.Numerics.BitOperations.PopCount(free & below));
            free &= ~(1UL << candidate);
        }

        return number;
    }

    private ImmutableArray<int> Ranking(VoteNumber number, int marked)
    {
        Span<uint> digits = stackalloc uint[marked];
        for (var place = marked - 1; place >= 0; place--)
        {
            number = number.DividedBy((uint)(Candidates - place), out digits[place]);
        }

        var free = Enumerable.Range(1, Candidates).ToList();
        var candidates = ImmutableArray.CreateBuilder<int>(marked);
        foreach (var digit in digits)
        {
            candidates.Add(free[(int)digit]);
            free.RemoveAt((int)digit);
        }

        return candidates.MoveToImmutable();
    }

    /// <summary>The combinatorial number: the sum of (candidate − 1) over i for the i-th marked, ascending from the first.</summary>
    private static ulong NumberOfMarks(ImmutableArray<int> candidates)
    {
        var number = 0UL;
        for (var place = 0; place < candidates.Length; place++)
        {
            number += Choose(candidates[place] - 1, place + 1);
        }

        return number;
    }

    private static ImmutableArray<int> Marks(ulong number, int marked)
    {
        var candidates = new int[marked];
        for (var place = marked; place > 0; place--)
        {
            var candidate = place - 1;
            while (Choose(candidate + 1, place) <= number)
            {
                candidate++;
            }

            candidates[place - 1] = candidate + 1;
            number -= Choose(candidate, place);
        }

        return [.. candidates];
    }

    /// <summary>In how many ways so many can be chosen; below 2^52 for 54.</summary>
    private static ulong Choose(int from, int chosen)
    {
        UInt128 ways = chosen > from ? 0UL : 1UL;
        for (var one = 1; one <= chosen; one++)
        {
            ways = ways * (ulong)(from - chosen + one) / (ulong)one;
        }

        return (ulong)ways;
    }

    private static ImmutableArray<VoteNumber> From(Marking marking, int candidates, int most)
    {
        if (RefusalToSeal(marking, candidates, most) is { } refusal)
        {
            throw new ArgumentException(refusal.Reason, nameof(candidates));
        }

        var from = ImmutableArray.CreateBuilder<VoteNumber>(most + 1);
        var next = VoteNumber.Of(FirstMarked);
        var rankings = VoteNumber.Of(1);
        for (var marked = 1; marked <= most; marked++)
        {
            from.Add(next);
            rankings = rankings.Times((uint)(candidates - marked + 1));
            next += marking is Marking.Ranking ? rankings : VoteNumber.Of(Choose(candidates, marked));
        }

        from.Add(next);
        return next <= VoteNumber.Limit ? from.MoveToImmutable() : throw new InvalidOperationException("More votes than numbers.");
    }

    public bool Equals(BallotForm? other) => other is not null && (Marking, Candidates, Most) == (other.Marking, other.Candidates, other.Most);

    public override int GetHashCode() => HashCode.Combine(Marking, Candidates, Most);
}
