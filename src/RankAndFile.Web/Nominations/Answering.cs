using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Register;
using RankAndFile.Web.Register.OwnEntry;
using Contest = RankAndFile.Web.Elections.Contest;
using Stage = RankAndFile.Web.Elections.Stage;

namespace RankAndFile.Web.Nominations;

/// <summary>What somebody says to having been nominated.</summary>
/// <param name="Declared">The conditions that they declare to meet.</param>
/// <param name="Categories">The categories of guaranteed places that they consent to have shown.</param>
public sealed record Said(CandidateAnswer Answer, ImmutableArray<StandingCondition> Declared, ImmutableArray<string> Categories)
{
    public static Said Only(CandidateAnswer answer) => new(answer, [], []);
}

/// <summary>What an answer given here and one that came by a letter have in common.</summary>
internal static class Answering
{
    internal static Source Because { get; } = Source.Docs("nominations.md", "Accepting and withdrawing");

    internal static Refusal NotNominated { get; } = new("Nobody has nominated this member in this contest.", Because);

    internal static async Task<Refusal?> Answer(OfficeDb db, Signed who, Instant now, Candidacy candidacy, Said said, DateOnly receivedOn, bool onPaper)
    {
        if (await Ruling.RefusalToChange(db, candidacy.Election) is { } closed)
        {
            return closed;
        }

        if (RefusalOfOrder(candidacy.Answer, said.Answer) is { } outOfOrder)
        {
            return outOfOrder;
        }

        var contest = await db.Contests.FirstAsync(c => c.Id == candidacy.Contest);
        if (said.Answer is CandidateAnswer.Accepted && await RefusalToAccept(db, contest, candidacy.Member, said, receivedOn) is { } refusal)
        {
            return refusal;
        }

        var accepts = said.Answer is CandidateAnswer.Accepted;
        (candidacy.Answer, candidacy.AnsweredOn, candidacy.OnPaper) = (said.Answer, receivedOn, onPaper);
        (candidacy.Declared, candidacy.Categories) = accepts ? (said.Declared, said.Categories) : ([], []);
        db.Record(candidacy.Election, new NominationAnswered(contest.Title, candidacy.Name, said.Answer.ToString(), candidacy.Categories, onPaper, who.Name));
        await SignOffs.VoidIfChanged(db, candidacy.Election, now);
        return null;
    }

    private static Refusal? RefusalOfOrder(CandidateAnswer before, CandidateAnswer now) => (before, now) switch
    {
        (_, CandidateAnswer.Waiting) => new("Say whether you stand.", Because),
        (CandidateAnswer.Withdrawn, _) => new("Whoever has withdrawn from this contest stands in it no more.", Because),
        (CandidateAnswer.Accepted, CandidateAnswer.Accepted or CandidateAnswer.Declined) => new("This nomination has been accepted. A candidate can withdraw.", Because),
        (not CandidateAnswer.Accepted, CandidateAnswer.Withdrawn) => new("Only whoever has accepted withdraws.", Because),
        _ when !Enum.IsDefined(now) => new("There is no such answer.", Because),
        _ => null,
    };

    private static async Task<Refusal?> RefusalToAccept(OfficeDb db, Contest contest, MemberId candidate, Said said, DateOnly receivedOn)
    {
        if (Window.Of(await db.DatesOf(contest.Election)) is not { } window || receivedOn > window.Closes)
        {
            return new("A nomination is accepted before nominations close.", Because);
        }

        if (said.Categories.Any(category => contest.Reserved.All(reserved => reserved.Category != category)))
        {
            return new("No place of this contest is guaranteed to such a category.", Because);
        }

        if (await Nominating.RefusalToBeBoth(db, contest.Election, (await db.People.FirstOrDefaultAsync(person => person.Member == candidate))?.Id) is { } both)
        {
            return both;
        }

        return WhoMayStand.RefusalToAccept(contest, VoterFacts.Of(await db.Members.FirstAsync(m => m.Id == candidate)), window.Closes, said.Declared);
    }
}

/// <summary>Accepts or declines one's own nomination, or withdraws.</summary>
public static class AnswerNomination
{
    public sealed record Facts(ElectionId Election, ContestId Contest, Said Said) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.StandForElection, who, facts.Election) is { } refused)
        {
            return refused;
        }

        if (await db.EntryOf(who) is not { } member)
        {
            return new("No entry in the register is known to be yours. Ask the office to join your sign-in to your membership.", Answering.Because);
        }

        var candidacy = await db.Set<Candidacy>().FirstOrDefaultAsync(c => c.Election == facts.Election && c.Contest == facts.Contest && c.Member == member.Id)
            ?? await PutForward(db, facts, member);
        return candidacy is null ? Answering.NotNominated : await Answering.Answer(db, who, now, candidacy, facts.Said, now.Day, onPaper: false);
    }

    /// <summary>Where nobody nominates, members put themselves forward by accepting.</summary>
    private static async Task<Candidacy?> PutForward(OfficeDb db, Facts facts, Member member)
    {
        if (facts.Said.Answer is not CandidateAnswer.Accepted
            || await db.Elections.FirstOrDefaultAsync(e => e.Id == facts.Election) is not { Stage: Stage.Nominating }
            || await db.Contests.FirstOrDefaultAsync(c => c.Id == facts.Contest && c.Election == facts.Election) is not { Nominations.By: Nominators.Nobody })
        {
            return null;
        }

        var candidacy = new Candidacy { Election = facts.Election, Contest = facts.Contest, Member = member.Id, Name = member.Name };
        db.Add(candidacy);
        return candidacy;
    }
}

/// <summary>Enters what a candidate answered by a letter.</summary>
public static class EnterAnswer
{
    public sealed record Facts(ElectionId Election, CandidacyId Candidacy, Said Said, DateOnly ReceivedOn) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.RuleOnNominations, who, facts.Election) is { } refused)
        {
            return refused;
        }

        if (await db.Set<Candidacy>().FirstOrDefaultAsync(c => c.Id == facts.Candidacy && c.Election == facts.Election) is not { } candidacy)
        {
            return new("There is no such candidate in this election.", Answering.Because);
        }

        return facts.ReceivedOn > now.Day || facts.ReceivedOn < now.Day.AddDays(-120)
            ? new("A letter arrives on a day that has come.", Answering.Because)
            : await Answering.Answer(db, who, now, candidacy, facts.Said, facts.ReceivedOn, onPaper: true);
    }
}
