using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Register.Places;

/// <summary>How a place was changed, the latest first.</summary>
public static class PlaceHistory
{
    private const int MostShown = 100;

    public sealed record Line(Instant At, string By, string Before, string After);

    public static Task<List<Line>> HistoryOf(this OfficeDb db, PlaceKind kind, long place) => (
        from change in db.Set<PlaceChange>()
        join person in db.People on change.By equals person.Id
        where change.Kind == kind && change.Place == place
        orderby change.Id descending
        select new Line(change.At, person.Name, change.Before, change.After)).Take(MostShown).ToListAsync();
}
