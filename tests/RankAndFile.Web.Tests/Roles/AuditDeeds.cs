using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using Stage = RankAndFile.Web.Elections.Stage;

namespace RankAndFile.Web.Tests.Roles;

internal sealed class AuditDeeds : IDeeds
{
    internal const string Scrutineer = "Ruth Okafor";

    public async IAsyncEnumerable<Deed> Deeds(Office office)
    {
        await using var db = office.Database.ForReading();
        var theirs = await db.Elections.FirstAsync(election => db.Grants.Any(grant => grant.Election == election.Id && grant.Role == Role.Scrutineer));
        var others = await db.Elections.FirstAsync(election => election.Stage == Stage.Draft);
        yield return new(Doing.TakeTheFullRecord, Scrutineer, $"/elections/{theirs.Id}/record/full", ("Purpose", "the count")) { OnAnothers = ($"/elections/{others.Id}/record/full", [("Purpose", "to see")]) };
    }
}
