using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Register;
using Contest = RankAndFile.Web.Elections.Contest;
using Stage = RankAndFile.Web.Elections.Stage;

namespace RankAndFile.Web.Nominations;

/// <summary>A nomination as it is brought: who nominates whom for what, at which meeting.</summary>
/// <param name="Number">The candidate's number of membership.</param>
/// <param name="Name">The candidate's name: both have to be those of one member, so that nobody is nominated by a slip.</param>
public sealed record Brought(ContestId Contest, Body Body, string Number, string Name, Meeting Meeting, string Attendance, string Minutes);

/// <summary>What sending a nomination and entering one from paper have in common.</summary>
internal static class Nominating
{
    internal const int LongestText = 20_000;

    internal static Source Because { get; } = Source.Docs("contests-file.md", "nominations");

    internal static Refusal NoElection { get; } = new("There is no such election.", Because);

    internal static Refusal NoContest { get; } = new("There is no such contest in this election.", Because);

    private static readonly Source _perBody = Source.Docs("contests-file.md", "per_body");

    /// <summary>What is wrong with a nomination by the contest, the register and the timetable.</summary>
    /// <param name="entered">The nomination, where it has come in: of several of a body those that came first are not too many.</param>
    internal static async Task<List<FaultFound>> Faults(OfficeDb db, Contest contest, Window window, Body body, Member candidate, Meeting meeting, DateOnly receivedOn, Nomination? entered = null)
    {
        var faults = MeetingLaw.Faults(contest.Nominations, body.IsBranch, window, meeting, receivedOn).ToList();
        if (!await db.CanNominate(contest, body, window.Opens))
        {
            faults.Add(new(NominationFault.NotEntitled, new("In this contest this branch or workplace does not nominate: it is of another kind, of another constituency, or closed.", Source.Docs("contests-file.md", "nominated_by"))));
        }

        var before = entered?.Number ?? int.MaxValue;
        if (await OthersOf(db, contest.Id, body, entered?.Id).CountAsync(n => n.Candidate != candidate.Id && n.Number < before) >= contest.Nominations.PerBody)
        {
            faults.Add(new(NominationFault.OverTheNumber, new($"A branch or workplace nominates {contest.Nominations.PerBody} for this post, and has.", _perBody)));
        }

        if (WhoMayStand.RefusalToStand(contest, VoterFacts.Of(candidate), window.Closes) is { } refusal)
        {
            faults.Add(new(NominationFault.CandidateNotEligible, refusal));
        }

        return faults;
    }

    /// <summary>The other nominations of a body for a post that stand.</summary>
    internal static IQueryable<Nomination> OthersOf(OfficeDb db, ContestId contest, Body body, NominationId? but) =>
        db.Set<Nomination>().Where(n => n.Contest == contest && n.Branch == body.Branch && n.Workplace == body.Workplace && n.Stands && (but == null || n.Id != but));

    /// <summary>Why a body cannot nominate this candidate once more, or null.</summary>
    internal static async Task<Refusal?> Twice(OfficeDb db, ContestId contest, Body body, MemberId candidate, NominationId? but = null) =>
        await OthersOf(db, contest, body, but).AnyAsync(n => n.Candidate == candidate)
            ? new("This branch or workplace has nominated this candidate for this post. Nobody is nominated twice by one.", _perBody)
            : null;

    /// <summary>Why somebody who has a role in an election neither nominates nor stands in it, or null where they have none.</summary>
    internal static async Task<Refusal?> RefusalToBeBoth(OfficeDb db, ElectionId election, PersonId? person) =>
        person is not null && await db.Grants.AnyAsync(grant => grant.Election == election && grant.Person == person)
            ? new("Whoever has a role in this election neither nominates nor stands in it. The role can be taken back first.", Source.Docs("roles.md", "Roles that go together"))
            : null;

    /// <param name="receivedOn">The day on which it came on paper; none: it is sent now, by the body's secretary.</param>
    internal static async Task<Refusal?> Enter(OfficeDb db, Signed who, Instant now, ElectionId within, Brought brought, DateOnly? receivedOn)
    {
        if (await db.Elections.FirstOrDefaultAsync(e => e.Id == within) is not { IsSealed: false } election)
        {
            return NoElection;
        }

        if (election.Stage is not Stage.Nominating || Window.Of(await db.DatesOf(within)) is not { } window)
        {
            return new("Nominations are taken from the day they open until they close.", Source.Docs("lifecycle.md", nameof(Stage.Nominating)));
        }

        if (await db.Contests.FirstOrDefaultAsync(c => c.Id == brought.Contest && c.Election == within) is not { } contest)
        {
            return NoContest;
        }

        if (await db.Written(brought.Body) is not { } body)
        {
            return new("There is no such branch or workplace.", Because);
        }

        if (await db.Members.FirstOrDefaultAsync(m => m.Number == brought.Number.Trim()) is not { } candidate || NameKeys.Folded(candidate.Name) != NameKeys.Folded(brought.Name))
        {
            return new("The register has nobody of this number and this name. Both stand on the candidate's card; the name is written in full.", Because);
        }

        if (RefusalOf(brought, receivedOn ?? now.Day, now.Day) is { } refusal)
        {
            return refusal;
        }

        if (await Twice(db, contest.Id, brought.Body, candidate.Id) is { } twice)
        {
            return twice;
        }

        var faults = await Faults(db, contest, window, brought.Body, candidate, brought.Meeting, receivedOn ?? now.Day);

        // What came on paper has come: it is entered with its faults, and ruled on. Whether a candidate may stand is ruled on in any case.
        if (receivedOn is null && faults.Find(found => found.Fault is not NominationFault.CandidateNotEligible) is { } fault)
        {
            return fault.Because;
        }

        await Add(db, who, now, contest, body, candidate, brought, receivedOn);
        return null;
    }

    private static Refusal? RefusalOf(Brought brought, DateOnly receivedOn, DateOnly today) =>
        brought.Attendance.Trim().Length is 0 || brought.Minutes.Trim().Length is 0 || !Printable.IsText(brought.Attendance, LongestText) || !Printable.IsText(brought.Minutes, LongestText)
            ? new($"A nomination comes with the list of those present and the minutes, each of at most {LongestText:N0} letters.", Because)
            : receivedOn > today || receivedOn < brought.Meeting.MetOn
                ? new("A nomination arrives on a day that has come, and not before the meeting.", Because)
                : MeetingLaw.RefusalToBelieve(brought.Meeting, today);

    private static async Task Add(OfficeDb db, Signed who, Instant now, Contest contest, BodyWritten body, Member candidate, Brought brought, DateOnly? receivedOn)
    {
        var number = 1 + (await db.Set<Nomination>().Where(n => n.Election == contest.Election).MaxAsync(n => (int?)n.Number) ?? 0);
        var (name, meeting) = (candidate.Name, brought.Meeting);
        db.Add(new Nomination
        {
            Election = contest.Election,
            Contest = contest.Id,
            Number = number,
            Branch = body.Body.Branch,
            Workplace = body.Body.Workplace,
            BodyName = body.Name,
            Region = body.Region,
            MembersRepresented = await db.MembersOf(body.Body),
            Candidate = candidate.Id,
            CandidateName = name,
            NoticeOn = meeting.NoticeOn,
            MetOn = meeting.MetOn,
            Present = meeting.Present,
            Votes = meeting.Votes,
            VotesInAll = meeting.VotesInAll,
            Attendance = brought.Attendance.Trim(),
            Minutes = brought.Minutes.Trim(),
            ReceivedOn = receivedOn ?? now.Day,
            OnPaper = receivedOn is not null,
            EnteredBy = who.Person!.Value,
            EnteredAt = now,
        });
        if (!await db.Set<Candidacy>().AnyAsync(c => c.Contest == contest.Id && c.Member == candidate.Id))
        {
            db.Add(new Candidacy { Election = contest.Election, Contest = contest.Id, Member = candidate.Id, Name = name });
        }

        db.Record(contest.Election, new NominationReceived(number, contest.Title, body.Name, name, receivedOn is not null, who.Name));
    }
}

/// <summary>Sends the nomination of a branch or a workplace, by its secretary.</summary>
public static class SendNomination
{
    public sealed record Facts(ElectionId Election, Brought Brought) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.Nominate, who, facts.Election) is { } refused)
        {
            return refused;
        }

        if (await Nominating.RefusalToBeBoth(db, facts.Election, who.Person) is { } both)
        {
            return both;
        }

        return (await db.SecretaryOf(who, now.Day)).Exists(secretary => secretary.Body == facts.Brought.Body)
            ? await Nominating.Enter(db, who, now, facts.Election, facts.Brought, receivedOn: null)
            : new("A nomination is sent by the secretary of the branch or workplace. The register of secretaries has somebody else, or nobody.", Secretaries.Because);
    }
}

/// <summary>Enters a nomination that came to the office by a letter or a form, with all that may be wrong with it.</summary>
public static class EnterNomination
{
    public sealed record Facts(ElectionId Election, Brought Brought, DateOnly ReceivedOn) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts) =>
        await db.RefusalTo(Doing.RuleOnNominations, who, facts.Election) is { } refused
            ? refused
            : await Nominating.Enter(db, who, now, facts.Election, facts.Brought, facts.ReceivedOn);
}
