using System.Runtime.InteropServices;

namespace RankAndFile.Scrutiny.Sealed;

/// <summary>
/// The ballots of one contest in the order of the record: who may cast, which ballot of a credential is its last, and
/// what will be opened. The server asks it before it takes a ballot, the verifier when it reads one.
/// </summary>
public sealed class BallotsCast
{
    private readonly SealedContest _contest;
    private readonly Dictionary<Digest, int> _places = [];
    private readonly List<Voter> _voters = [];
    private long _cast;

    /// <param name="credentials">The published list of the contest.</param>
    public BallotsCast(SealedContest contest, IEnumerable<Element> credentials)
    {
        _contest = contest;
        foreach (var credential in credentials)
        {
            // The list is checked where it is published; one that stands twice can cast once.
            if (_places.TryAdd(KeyOf(credential), _voters.Count))
            {
                _voters.Add(default);
            }
        }
    }

    public int Credentials => _voters.Count;

    /// <summary>Why a ballot, right in itself, has no place here, or null. It then counts in place of the credential's ballot before it.</summary>
    public string? Cast(SealedBallot ballot)
    {
        if (!_places.TryGetValue(new(ballot.Credential), out var place))
        {
            return "its credential is not on the list of this contest";
        }

        ref var voter = ref CollectionsMarshal.AsSpan(_voters)[place];
        var hash = ballot.Hash(_contest);
        if (voter.Cancelled)
        {
            return "its credential was cancelled";
        }

        if (ballot.Previous != voter.Last)
        {
            return hash == voter.Last ? "it is the credential's last ballot again"
                : voter.Last is null ? "it follows a ballot that is not on the record"
                : ballot.Previous is null ? "it is a first ballot, and the credential has cast one already"
                : "it does not follow the credential's last ballot";
        }

        voter = new(hash, ballot.Vote.ToArray(), _cast++, Cancelled: false);
        return null;
    }

    /// <summary>A paper came from the same pack, or a pack was lost: nothing of this credential is opened. Why it cannot be, or null.</summary>
    public string? Cancel(Element credential)
    {
        if (!_places.TryGetValue(KeyOf(credential), out var place))
        {
            return "the credential is not on the list of this contest";
        }

        ref var voter = ref CollectionsMarshal.AsSpan(_voters)[place];
        var reason = voter.Cancelled ? "the credential was cancelled before" : null;
        voter = voter with { Cancelled = true };
        return reason;
    }

    /// <summary>The last ballot of every credential that was not cancelled, as mixers take them: in the order in which they were cast.</summary>
    public SealedVotes ToBeOpened() =>
        SealedVotes.Joined([.. _voters.Where(voter => voter is { Vote: not null, Cancelled: false }).OrderBy(voter => voter.Order).Select(voter => voter.Vote!)]);

    private static Digest KeyOf(Element credential)
    {
        Span<byte> bytes = stackalloc byte[Element.Length];
        credential.CopyTo(bytes);
        return new(bytes);
    }

    private readonly record struct Voter(Digest? Last, byte[]? Vote, long Order, bool Cancelled);
}
