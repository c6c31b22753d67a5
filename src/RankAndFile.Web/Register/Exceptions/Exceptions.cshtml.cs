using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Register.Exceptions;

/// <summary>How many entries something is wrong with, kind by kind, and the figures of the annual return.</summary>
[Does(Doing.SeeExceptions), InEnglish]
public sealed class ExceptionsPage(OfficeDb db, Door door) : OfficePage
{
    private const int MostShown = 40;

    public List<ExceptionFigure> Figures { get; private set; } = [];

    public List<RegisterFigures> Returns { get; private set; } = [];

    public Task OnGetAsync() => Show();

    public async Task<IActionResult> OnPostAsync()
    {
        Refusal = await door.Do(AskToLookThrough.Act, Who, new AskToLookThrough.Facts(), Key);
        if (Refusal is null)
        {
            return Redirect("/register/exceptions");
        }

        await Show();
        return Page();
    }

    private async Task Show()
    {
        Figures = [.. (await db.Set<ExceptionFigure>().ToListAsync()).OrderBy(figure => figure.Kind)];
        Returns = await db.Set<RegisterFigures>().OrderByDescending(figures => figures.Id).Take(MostShown).ToListAsync();
    }
}

/// <summary>The entries in which one kind of thing was found.</summary>
[Does(Doing.SeeExceptions), InEnglish]
public sealed class ExceptionsOfAKindPage(OfficeDb db) : OfficePage
{
    private const int APage = 100;

    public sealed record Line(MemberId First, MemberId Member, string Number, string Name);

    public ExceptionKind Kind { get; private set; }

    public List<Line> Found { get; private set; } = [];

    public Line? After { get; private set; }

    public async Task<IActionResult> OnGetAsync(ExceptionKind kind, MemberId first, MemberId member)
    {
        if (!ModelState.IsValid || !Enum.IsDefined(kind))
        {
            return NotFound();
        }

        Kind = kind;
        var shown = await (
            from found in db.Set<ExceptionFound>()
            join entry in db.Members on found.Member equals entry.Id
            where found.Kind == kind && (found.First > first || (found.First == first && found.Member > member))
            orderby found.First, found.Member
            select new Line(found.First, found.Member, entry.Number, entry.Name)).Take(APage + 1).ToListAsync();
        (Found, After) = ([.. shown.Take(APage)], shown.Count > APage ? shown[APage - 1] : null);
        return Page();
    }
}
