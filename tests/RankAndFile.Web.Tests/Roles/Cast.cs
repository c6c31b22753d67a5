using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Tests.Roles;

/// <summary>Somebody who tries things: a person of the demonstration, with or without a code given, or nobody known.</summary>
internal sealed record Player(string? Name, PersonId? Person, bool IsAdministrator, bool HasGivenACode, IReadOnlyList<(ElectionId Election, Role Role)> Roles)
{
    public override string ToString() => Name is null ? "nobody" : HasGivenACode ? Name : $"{Name} without a code";

    /// <summary>By the table alone, and not by asking the program that is tried.</summary>
    internal bool May(Doing doing, ElectionId? election)
    {
        var may = WhoMay.Table[doing];
        return may.Anyone
            || (may.SignedIn && Person is not null)
            || (may.Administrator && IsAdministrator && HasGivenACode)
            || (HasGivenACode && Roles.Any(held => (may.InAnyElection || held.Election == election) && (may.Roles.Contains(held.Role) || (held.Role is Role.Deputy && may.Roles.Contains(Role.ReturningOfficer) && !WhoMay.NotByADeputy.Contains(doing)))));
    }

    internal async Task<Browser> Browser(Office office)
    {
        if (Name is null)
        {
            return office.Browser();
        }

        return HasGivenACode ? await office.As(Name) : await office.WithoutACode(Person!.Value);
    }
}

/// <summary>Everybody of the demonstration, each with a code given and without, and nobody.</summary>
internal static class Cast
{
    // Of those who have no role one is enough, however many members the demonstration lets in.
    internal static async Task<List<Player>> Of(Office office)
    {
        await using var db = office.Database.ForReading();
        var people = await db.People.OrderBy(person => person.Id).Take(30).ToListAsync();
        var roles = (await db.Grants.ToListAsync()).ToLookup(grant => grant.Person, grant => (grant.Election, grant.Role));
        var players = people
            .Select(person => new Player(person.Name, person.Id, person.IsAdministrator, HasGivenACode: true, [.. roles[person.Id].OrderBy(held => held.Election.Value).ThenBy(held => held.Role)]))
            .DistinctBy(player => player.Roles.Count > 0 ? player.Name : $"{player.IsAdministrator}")
            .ToList();
        return [.. players, .. players.Select(player => player with { HasGivenACode = false }), new(null, null, IsAdministrator: false, HasGivenACode: false, [])];
    }
}
