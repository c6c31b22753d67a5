using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Accounts;

/// <summary>What a page or an endpoint lets somebody do. docs/roles.md says who may.</summary>
public enum Doing
{
    ReadThePublicPages,
    SignIn,
    ChooseLanguage,
    SetUpTheUnion,
    TryARole,
    GiveACode,
    EndSessions,
    KeepPasskeys,
    KeepRecoveryCodes,
    ApproveAReset,
    SendALetter,
    DescribeTheUnion,
    KeepPeople,
    OpenAnElection,
    SeeADraft,
    SetTheTimetable,
    CallTheElection,
    PublishRules,
    KeepTheRegister,
    LookUpMembers,
    SetTheRules,
    SwitchOffDuties,
    GiveRoles,
    TakeSteps,
    AmendAfterTheCall,
    SeeJobs,
    KeepOnesPreferences,
    ReadTheInbox,
    SendPost,
    AgreeToPost,
    TakeTheFullRecord,
    KeepOffices,
    KeepContests,
    ReadPlaces,
    KeepPlaces,
    SeeOwnEntry,
    AnswerCorrections,
    SeeExceptions,
    AskForInspection,
    DecideOnInspections,
    SeeTheRoll,
    FreezeTheRoll,
    TakeTheRoll,
    KeepSecretaries,
    Nominate,
    StandForElection,
    ReadNominations,
    RuleOnNominations,
    SignTheList,
    SettleTheScrutineersTerms,
    AgreeToTheTerms,
    KeepTheScrutineersLog,
    AnswerTheScrutineer,
    PublishPastResults,
}

/// <summary>Declares what a page or an endpoint is for. One that does not say is shown to nobody.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class DoesAttribute(Doing doing) : Attribute
{
    public Doing Doing { get; } = doing;
}

/// <summary>Who may do a thing. Roles are those of the election it is done in.</summary>
public sealed record WhoMay(bool Anyone = false, bool SignedIn = false, bool Administrator = false, params Role[] Roles)
{
    /// <summary>It is done for the whole office, by whoever has the role in some election.</summary>
    public bool InAnyElection { get; init; }

    /// <summary>Whoever acts, and not only looks at their own, has given a code of their authenticator.</summary>
    public bool WithACode => !Anyone && !SignedIn;

    /// <summary>What the returning officer does alone. Everything else of theirs a deputy may do too.</summary>
    public static FrozenSet<Doing> NotByADeputy { get; } =
        new[] { Doing.ApproveAReset, Doing.CallTheElection, Doing.SwitchOffDuties, Doing.GiveRoles, Doing.TakeSteps, Doing.AmendAfterTheCall, Doing.SettleTheScrutineersTerms }.ToFrozenSet();

    /// <summary>The roles whose holders may do a thing.</summary>
    public static Role[] RolesFor(Doing doing) =>
        Table[doing].Roles is var roles && roles.Contains(Role.ReturningOfficer) && !NotByADeputy.Contains(doing) ? [.. roles, Role.Deputy] : roles;

    public static FrozenDictionary<Doing, WhoMay> Table { get; } = new Dictionary<Doing, WhoMay>
    {
        [Doing.ReadThePublicPages] = new(Anyone: true),
        [Doing.SignIn] = new(Anyone: true),
        [Doing.ChooseLanguage] = new(Anyone: true),
        [Doing.SetUpTheUnion] = new(Anyone: true),
        [Doing.TryARole] = new(Anyone: true),
        [Doing.GiveACode] = new(SignedIn: true),
        [Doing.EndSessions] = new(SignedIn: true),
        [Doing.KeepPasskeys] = new(SignedIn: true),
        [Doing.KeepRecoveryCodes] = new(SignedIn: true),
        [Doing.ApproveAReset] = new(Administrator: true, Roles: [Role.ReturningOfficer]) { InAnyElection = true },
        [Doing.SendALetter] = new(Administrator: true),
        [Doing.DescribeTheUnion] = new(Administrator: true),
        [Doing.KeepPeople] = new(Administrator: true),
        [Doing.OpenAnElection] = new(Administrator: true),
        [Doing.SeeADraft] = new(Roles: [Role.ReturningOfficer, Role.Scrutineer]),
        [Doing.SetTheTimetable] = new(Roles: [Role.ReturningOfficer]),
        [Doing.CallTheElection] = new(Roles: [Role.ReturningOfficer]),
        [Doing.PublishRules] = new(Administrator: true),
        [Doing.KeepTheRegister] = new(Administrator: true),
        [Doing.LookUpMembers] = new(Administrator: true),
        [Doing.SetTheRules] = new(Roles: [Role.ReturningOfficer]),
        [Doing.SwitchOffDuties] = new(Roles: [Role.ReturningOfficer]),
        [Doing.GiveRoles] = new(Roles: [Role.ReturningOfficer]),
        [Doing.TakeSteps] = new(Roles: [Role.ReturningOfficer]),
        [Doing.AmendAfterTheCall] = new(Roles: [Role.ReturningOfficer]),
        [Doing.SeeJobs] = new(Administrator: true),
        [Doing.KeepOnesPreferences] = new(Anyone: true),
        [Doing.ReadTheInbox] = new(Anyone: true),
        [Doing.SendPost] = new(Administrator: true),
        [Doing.AgreeToPost] = new(SignedIn: true),
        [Doing.TakeTheFullRecord] = new(Roles: [Role.Scrutineer]),
        [Doing.KeepOffices] = new(Administrator: true),
        [Doing.KeepContests] = new(Roles: [Role.ReturningOfficer]),
        [Doing.ReadPlaces] = new(SignedIn: true),
        [Doing.KeepPlaces] = new(Administrator: true),
        [Doing.SeeOwnEntry] = new(SignedIn: true),
        [Doing.AnswerCorrections] = new(Administrator: true),
        [Doing.SeeExceptions] = new(Administrator: true),
        [Doing.AskForInspection] = new(SignedIn: true),
        [Doing.DecideOnInspections] = new(Roles: [Role.Scrutineer]),
        [Doing.SeeTheRoll] = new(Roles: [Role.ReturningOfficer, Role.Scrutineer]),
        [Doing.FreezeTheRoll] = new(Roles: [Role.ReturningOfficer]),
        [Doing.TakeTheRoll] = new(Roles: [Role.Scrutineer]),
        [Doing.KeepSecretaries] = new(Administrator: true),
        [Doing.Nominate] = new(SignedIn: true),
        [Doing.StandForElection] = new(SignedIn: true),
        [Doing.ReadNominations] = new(Roles: [Role.ReturningOfficer, Role.Scrutineer]),
        [Doing.RuleOnNominations] = new(Roles: [Role.ReturningOfficer]),
        [Doing.SignTheList] = new(Roles: [Role.ReturningOfficer, Role.Scrutineer]),
        [Doing.SettleTheScrutineersTerms] = new(Roles: [Role.ReturningOfficer]),
        [Doing.AgreeToTheTerms] = new(Roles: [Role.Scrutineer]),
        [Doing.KeepTheScrutineersLog] = new(Roles: [Role.Scrutineer]),
        [Doing.AnswerTheScrutineer] = new(Roles: [Role.ReturningOfficer]),
        [Doing.PublishPastResults] = new(Administrator: true),
    }.ToFrozenDictionary();
}

public static class Permission
{
    /// <summary>
    /// Why somebody may not do a thing, or null if they may. The gate asks it before a page is shown;
    /// an act asks it again inside its transaction, since a role may have been taken back meanwhile.
    /// </summary>
    public static async Task<Refusal?> RefusalTo(this OfficeDb db, Doing doing, Signed who, ElectionId? election = null)
    {
        var may = WhoMay.Table[doing];
        if (may.Anyone || (may.SignedIn && who.IsIn) || (may.Administrator && who is { IsAdministrator: true, CodeGiven: true }))
        {
            return null;
        }

        var roles = WhoMay.RolesFor(doing);
        if (may.InAnyElection && who is { Person: { } holder, CodeGiven: true }
            && await db.Grants.AnyAsync(grant => grant.Person == holder && may.Roles.Contains(grant.Role)))
        {
            return null;
        }

        if (election is { } inside && who is { Person: { } person, CodeGiven: true }
            && await db.Grants.AnyAsync(grant => grant.Election == inside && grant.Person == person && roles.Contains(grant.Role)))
        {
            return null;
        }

        return new("You do not have the role that this needs.", Source.Docs("roles.md", doing.ToString()));
    }
}
