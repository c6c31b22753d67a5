using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>The offices of the union, those due first at the top, vacant places last.</summary>
[Does(Doing.ReadThePublicPages)]
public sealed class OfficesPage(OfficeDb db, TimeProvider clock) : OfficePage
{
    private const int OnAPage = 100;

    public List<(Office Office, Holding Place)> Listed { get; private set; } = [];

    /// <summary>Where the next page begins.</summary>
    public string? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? after)
    {
        var places = await Places(after).Take(OnAPage).ToListAsync();
        List<OfficeId> ids = [.. places.Select(place => place.Office).Distinct()];
        var offices = await db.Offices.Where(office => ids.Contains(office.Id)).ToDictionaryAsync(office => office.Id);
        Listed = [.. places.Select(place => (offices[place.Office], place))];
        Next = places is [.., var last] && places.Count is OnAPage ? $"{(last.DueOn is { } due ? due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "vacant")}.{last.Id}" : null;
        return Page();
    }

    public Dueness At(Holding place) => TermOfOffice.Dueness(place.DueOn, clock.Now().Day);

    private IQueryable<Holding> Places(string? after)
    {
        // Databases differ in where they put what has no date, so it is said.
        var inOrder = db.Holdings.OrderBy(place => place.DueOn == null).ThenBy(place => place.DueOn).ThenBy(place => place.Id);
        if (after?.Split('.') is not [var day, var number] || !HoldingId.TryParse(number, null, out var id))
        {
            return inOrder;
        }

        return DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due)
            ? inOrder.Where(place => place.DueOn == null || place.DueOn > due || (place.DueOn == due && place.Id > id))
            : inOrder.Where(place => place.DueOn == null && place.Id > id);
    }
}
