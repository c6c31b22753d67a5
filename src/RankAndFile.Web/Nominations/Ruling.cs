using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Register.OwnEntry;
using Stage = RankAndFile.Web.Elections.Stage;

namespace RankAndFile.Web.Nominations;

/// <summary>What rulings and appeals have in common.</summary>
internal static class Ruling
{
    internal const int LongestWords = 2_000;

    internal static Source Because { get; } = Source.Docs("nominations.md", "Rulings");

    internal static Source OfAppeals { get; } = Source.Docs("nominations.md", "Appeals");

    internal static Refusal NotThere { get; } = new("There is no such nomination in this election.", Because);

    internal static Task<Nomination?> Find(OfficeDb db, ElectionId election, NominationId nomination) =>
        db.Set<Nomination>().FirstOrDefaultAsync(n => n.Id == nomination && n.Election == election);

    /// <summary>Why nothing about candidates can change any more, or null.</summary>
    internal static async Task<Refusal?> RefusalToChange(OfficeDb db, ElectionId within) =>
        await db.Elections.FirstOrDefaultAsync(e => e.Id == within) is not { Stage: Stage.Nominating or Stage.NominationsClosed }
            ? new("This is done while nominations are open, or after their close until the list of candidates is signed off.", Because)
            : await SignOffs.IsFinal(db, within)
                ? new("Two people have signed the list of candidates off. It does not change any more.", Source.Docs("nominations.md", "The list"))
                : null;

    /// <summary>Why a nomination cannot be valid beside the others of its body, or null.</summary>
    internal static async Task<Refusal?> RefusalToStand(OfficeDb db, Nomination nomination)
    {
        if (await Nominating.Twice(db, nomination.Contest, nomination.Body, nomination.Candidate, but: nomination.Id) is { } twice)
        {
            return twice;
        }

        var contest = await db.Contests.FirstAsync(c => c.Id == nomination.Contest);
        return await Nominating.OthersOf(db, contest.Id, nomination.Body, nomination.Id).CountAsync(n => n.State == NominationState.Valid) >= contest.Nominations.PerBody
            ? new($"Each branch or workplace nominates {contest.Nominations.PerBody} for this post, and so many of its nominations are valid.", Source.Docs("contests-file.md", "per_body"))
            : null;
    }

    internal static async Task<NominationRuled> ForTheRecord(OfficeDb db, Nomination nomination, Signed who) => new(
        nomination.Number,
        (await db.Contests.FirstAsync(c => c.Id == nomination.Contest)).Title,
        nomination.BodyName,
        nomination.CandidateName,
        nomination.State.ToString(),
        nomination.Reason?.ToString() ?? "",
        nomination.ReasonWords,
        who.Name);
}

/// <summary>Rules that a nomination is valid, or invalid for one of the reasons there are.</summary>
public static class RuleOnNomination
{
    /// <param name="Reason">Null: it is valid.</param>
    /// <param name="Words">They are published.</param>
    public sealed record Facts(ElectionId Election, NominationId Nomination, NominationFault? Reason, string Words) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.RuleOnNominations, who, facts.Election) is { } refused)
        {
            return refused;
        }

        if (await Ruling.RefusalToChange(db, facts.Election) is { } closed)
        {
            return closed;
        }

        if (await Ruling.Find(db, facts.Election, facts.Nomination) is not { } nomination)
        {
            return Ruling.NotThere;
        }

        if (await RefusalOf(db, nomination, facts) is { } refusal)
        {
            return refusal;
        }

        nomination.Rule(facts.Reason, facts.Words.Trim(), who.Person!.Value, now);
        db.Record(facts.Election, await Ruling.ForTheRecord(db, nomination, who));
        await SignOffs.VoidIfChanged(db, facts.Election, now);
        return null;
    }

    private static async Task<Refusal?> RefusalOf(OfficeDb db, Nomination nomination, Facts facts)
    {
        if (await db.Set<NominationAppeal>().AnyAsync(a => a.Nomination == nomination.Id))
        {
            return new("There is an appeal about this. It decides.", Ruling.OfAppeals);
        }

        if (facts.Reason is { } reason && !Enum.IsDefined(reason))
        {
            return new("There is no such reason.", Ruling.Because);
        }

        if (!Printable.IsText(facts.Words, Ruling.LongestWords))
        {
            return new($"What is said with a ruling has at most {Ruling.LongestWords:N0} letters.", Ruling.Because);
        }

        if (facts.Reason is NominationFault.Other && facts.Words.Trim().Length is 0)
        {
            return new("Another reason than those of the list is given in words.", Ruling.Because);
        }

        if (facts.Reason is not null)
        {
            return null;
        }

        if (await Ruling.RefusalToStand(db, nomination) is { } second)
        {
            return second;
        }

        // The register and the clock may be wrong, and somebody may have to say so: but in public.
        return facts.Words.Trim().Length is 0 && await db.FaultsOf(nomination) is [var fault, ..]
            ? new($"A nomination with which something is wrong is valid only for a reason in words, which is published. {fault.Because.Reason}", fault.Because.Because)
            : null;
    }

    /// <summary>What is wrong with a nomination that has come in.</summary>
    public static async Task<List<FaultFound>> FaultsOf(this OfficeDb db, Nomination nomination) =>
        Window.Of(await db.DatesOf(nomination.Election)) is not { } window
            ? []
            : await Nominating.Faults(
                db,
                await db.Contests.FirstAsync(c => c.Id == nomination.Contest),
                window,
                nomination.Body,
                await db.Members.FirstAsync(m => m.Id == nomination.Candidate),
                nomination.Meeting,
                nomination.ReceivedOn,
                entered: nomination);
}

/// <summary>Appeals against a ruling that a nomination is invalid: by the candidate, by the body's secretary, or by the office for them, from a letter.</summary>
public static class AppealRuling
{
    public sealed record Facts(ElectionId Election, NominationId Nomination, string Grounds) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.Nominate, who, facts.Election) is { } refused)
        {
            return refused;
        }

        if (await Ruling.Find(db, facts.Election, facts.Nomination) is not { } nomination || !await db.MayAppeal(who, now.Day, nomination))
        {
            return new("A candidate appeals, or the secretary of the branch or workplace that nominated.", Ruling.OfAppeals);
        }

        if (await Ruling.RefusalToChange(db, facts.Election) is { } closed)
        {
            return closed;
        }

        if (nomination.State is not NominationState.Invalid)
        {
            return new("An appeal is about a ruling that a nomination is invalid.", Ruling.OfAppeals);
        }

        if (await db.Set<NominationAppeal>().AnyAsync(a => a.Nomination == nomination.Id))
        {
            return new("There is an appeal about this.", Ruling.OfAppeals);
        }

        if (facts.Grounds.Trim().Length is 0 || !Printable.IsText(facts.Grounds, Ruling.LongestWords))
        {
            return new($"Say why the ruling is wrong, in at most {Ruling.LongestWords:N0} letters.", Ruling.OfAppeals);
        }

        db.Add(new NominationAppeal { Nomination = nomination.Id, By = who.Person!.Value, At = now, Grounds = facts.Grounds.Trim() });
        db.Record(facts.Election, new NominationAppealed(nomination.Number, facts.Grounds.Trim(), who.Name));
        return null;
    }

    /// <summary>Whether an appeal about this nomination is theirs to make.</summary>
    public static async Task<bool> MayAppeal(this OfficeDb db, Signed who, DateOnly today, Nomination nomination) =>
        (await db.EntryOf(who) is { } member && member.Id == nomination.Candidate)
        || (await db.SecretaryOf(who, today)).Exists(secretary => secretary.Body == nomination.Body)
        || await db.RefusalTo(Doing.RuleOnNominations, who, nomination.Election) is null;
}

/// <summary>Decides on an appeal. Whoever ruled does not.</summary>
public static class DecideAppeal
{
    /// <param name="Words">The reason, which is published.</param>
    public sealed record Facts(ElectionId Election, NominationId Nomination, bool Upheld, string Words) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.RuleOnNominations, who, facts.Election) is { } refused)
        {
            return refused;
        }

        if (await Ruling.RefusalToChange(db, facts.Election) is { } closed)
        {
            return closed;
        }

        if (await Ruling.Find(db, facts.Election, facts.Nomination) is not { } nomination || await db.Set<NominationAppeal>().FirstOrDefaultAsync(a => a.Nomination == facts.Nomination) is not { } appeal)
        {
            return new("There is no such appeal in this election.", Ruling.OfAppeals);
        }

        if (appeal.Upheld is not null)
        {
            return new("This appeal has been decided.", Ruling.OfAppeals);
        }

        if (nomination.RuledBy == who.Person)
        {
            return new("Whoever ruled does not decide on the appeal. A returning officer has a deputy for it, and a deputy the returning officer.", Ruling.OfAppeals);
        }

        if (facts.Words.Trim().Length is 0 || !Printable.IsText(facts.Words, Ruling.LongestWords))
        {
            return new($"A decision on an appeal has its reason, which is published: at most {Ruling.LongestWords:N0} letters.", Ruling.OfAppeals);
        }

        if (facts.Upheld && await Ruling.RefusalToStand(db, nomination) is { } second)
        {
            return second;
        }

        (appeal.Upheld, appeal.Words, appeal.DecidedBy, appeal.DecidedAt) = (facts.Upheld, facts.Words.Trim(), who.Person, now);
        if (facts.Upheld)
        {
            nomination.Rule(reason: null, facts.Words.Trim(), who.Person!.Value, now);
        }

        db.Record(facts.Election, new NominationAppealDecided(nomination.Number, facts.Upheld, facts.Words.Trim(), who.Name));
        await SignOffs.VoidIfChanged(db, facts.Election, now);
        return null;
    }
}
