using RankAndFile.Scrutiny.Sealed;

namespace RankAndFile.Scrutiny.Tests.Sealed;

/// <summary>A key that trustees have made together, with the trustees at hand.</summary>
internal sealed class Ceremony
{
    internal const string Election = RecordBeingMade.Election;

    private readonly Chance _chance;

    private Ceremony(int needed, int count, string seed)
    {
        _chance = new(seed);
        Trustees = [.. Enumerable.Range(0, count).Select(_ => Trustee.Of(_chance.Bytes(64)))];
        Public = new(Election, new("first", needed, [.. Trustees.Select((trustee, place) => trustee.Named(Election, $"trustee {place + 1}", _chance.Fill))]));
    }

    internal List<Trustee> Trustees { get; }

    internal KeyCeremony Public { get; }

    internal List<object> Steps { get; } = [];

    internal Element Key => Public.Key;

    internal RandomBytes Fill => _chance.Fill;

    internal static Ceremony OfOne(string seed) => Of(1, 1, seed);

    internal static Ceremony Of(int needed, int count, string seed)
    {
        var ceremony = Called(needed, count, seed);
        ceremony.Run();
        Assert.True(ceremony.Public.IsDone, string.Join(' ', ceremony.Public.Wrong));
        return ceremony;
    }

    internal static Ceremony Called(int needed, int count, string seed) => new(needed, count, seed);

    /// <summary>Every step by every trustee, each as it would be done or as somebody makes it.</summary>
    internal void Run(Func<object, object>? lie = null)
    {
        foreach (var step in (Func<Trustee, object>[])[one => one.Commit(Public, Fill), one => one.Reveal(Public, Fill), one => one.Deal(Public, Fill), one => one.Check(Public, Fill)])
        {
            foreach (var trustee in Trustees)
            {
                var done = step(trustee);
                done = lie?.Invoke(done) ?? done;
                Steps.Add(done);
                if (Public.Enter(done) is not null)
                {
                    return;
                }
            }
        }
    }

    internal SealedContest Contest(string contest, BallotForm form) => new(Election, contest, Key, form);

    internal Opened Open(SealedContest contest, SealedVotes list, params int[] trustees)
    {
        var shares = trustees.ToDictionary(number => number, number => OpeningShares.Make(contest, Public, Trustees[number - 1], list, Fill)!);
        Assert.All(shares, share => Assert.Null(share.Value.Wrong(contest, Public, share.Key, list)));
        return Opened.Of(contest, Public, list, shares);
    }

    internal Vote Opened1(SealedContest contest, SealedVotes list, int place) =>
        Assert.Single(Open(contest, SealedVotes.Of(list.Bytes.Slice(64 * place, 64).ToArray())!, 1).Votes).Vote;
}

internal static class SealedVoteBytes
{
    internal static byte[] Bytes(this SealedVote vote)
    {
        var bytes = new byte[64];
        vote.Alpha.CopyTo(bytes);
        vote.Beta.CopyTo(bytes.AsSpan(32));
        return bytes;
    }
}
