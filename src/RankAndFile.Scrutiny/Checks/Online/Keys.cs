using System.Collections.Immutable;
using RankAndFile.Scrutiny.Sealed;

namespace RankAndFile.Scrutiny;

/// <summary>Check 17: every step of every ceremony is right and in its time, and contests are sealed with keys of finished ones.</summary>
internal sealed class Keys() : Check(17, "Every key was made as its trustees agreed")
{
    private readonly Dictionary<string, KeyCeremony> _ceremonies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OnlineContest> _contests = new(StringComparer.Ordinal);
    private string _election = "";

    protected override ImmutableArray<string> Needs => [Bundle.RecordName, Bundle.PublicName];

    internal IReadOnlyDictionary<string, OnlineContest> Contests => _contests;

    internal override void See(EntrySeen entry)
    {
        switch (entry.Facts)
        {
            case ElectionOpened opened when entry.Place is 0:
                _election = opened.Election;
                break;
            case KeyCeremonyCalled called:
                See(called, entry);
                break;
            case KeyPartCommitted step:
                Enter(step.Ceremony, step, entry);
                break;
            case KeyPartRevealed step:
                Enter(step.Ceremony, step, entry);
                break;
            case KeySharesDealt step:
                Enter(step.Ceremony, step, entry);
                break;
            case KeyShareDisputed step:
                Enter(step.Ceremony, step, entry);
                break;
            case KeyConfirmed step:
                Enter(step.Ceremony, step, entry);
                break;
            case OnlineVotingSet set:
                See(set, entry);
                break;
            default:
                break;
        }
    }

    /// <summary>A contest of this name; where there is none, that is found here and nowhere else.</summary>
    internal OnlineContest? Contest(string contest, EntrySeen entry)
    {
        if (_contests.TryGetValue(contest, out var known))
        {
            return known;
        }

        Fail(Bundle.RecordName, entry.Line, $"online voting in {contest}", "a contest that was set for online voting before, with a key of a finished ceremony");
        return null;
    }

    private void See(KeyCeremonyCalled called, EntrySeen entry)
    {
        var ceremony = new KeyCeremony(_election, called);
        if (!_ceremonies.TryAdd(called.Ceremony, ceremony))
        {
            Fail(Bundle.RecordName, entry.Line, $"the ceremony {called.Ceremony} again", "each ceremony once");
        }

        foreach (var wrong in ceremony.Wrong)
        {
            Fail(Bundle.RecordName, entry.Line, wrong, "a call that can be followed");
        }
    }

    private void Enter(string name, object step, EntrySeen entry)
    {
        if (!_ceremonies.TryGetValue(name, out var ceremony))
        {
            Fail(Bundle.RecordName, entry.Line, $"a step of the ceremony {name}", "one that was called before");
        }
        else if (ceremony.Wrong.Count is 0 && ceremony.Enter(step) is { } wrong && step is not KeyShareDisputed)
        {
            Fail(Bundle.RecordName, entry.Line, wrong, "a right step, each in its time");
        }
    }

    private void See(OnlineVotingSet set, EntrySeen entry)
    {
        if (!_ceremonies.TryGetValue(set.Ceremony, out var ceremony) || !ceremony.IsDone || ceremony.Key != set.Key)
        {
            Fail(Bundle.RecordName, entry.Line, $"the key {set.Key}", $"the key that all trustees of the ceremony {set.Ceremony} confirmed");
        }
        else if (BallotForm.RefusalToSeal(set.Marking, set.Candidates, set.Most) is { } refusal)
        {
            Fail(Bundle.RecordName, entry.Line, refusal.Reason, "a contest that can be voted in online");
        }
        else if (!_contests.TryAdd(set.Contest, new(new(_election, set.Contest, set.Key, new(set.Marking, set.Candidates, set.Most)), ceremony)))
        {
            Fail(Bundle.RecordName, entry.Line, $"online voting set again in {set.Contest}", "each contest once");
        }
    }
}
