using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Register.Places;

/// <summary>The employers, by name.</summary>
[Does(Doing.ReadPlaces)]
public sealed class EmployersPage(OfficeDb db) : OfficePage
{
    private const int APage = 100;

    public string From { get; private set; } = "";

    public List<Employer> Employers { get; private set; } = [];

    /// <summary>The name after which the next page begins, if there is one.</summary>
    public string? After { get; private set; }

    public bool MayKeep { get; private set; }

    /// <param name="from">Names that begin with this, or come after, are shown.</param>
    public async Task OnGetAsync(string? from, string? after)
    {
        From = from?.Trim() ?? "";
        var (start, last) = (From, after ?? "");
        var shown = await db.Employers
            .Where(employer => employer.Name.CompareTo(start) >= 0 && employer.Name.CompareTo(last) > 0)
            .OrderBy(employer => employer.Name).Take(APage + 1).ToListAsync();
        (Employers, After) = ([.. shown.Take(APage)], shown.Count > APage ? shown[APage - 1].Name : null);
        MayKeep = await db.RefusalTo(Doing.KeepPlaces, Who) is null;
    }
}
