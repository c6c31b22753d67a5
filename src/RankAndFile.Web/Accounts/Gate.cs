using System.Security.Claims;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Hosting;

namespace RankAndFile.Web.Accounts;

/// <summary>Knows who asks, and lets nobody near a page that is not for them.</summary>
public sealed class Gate(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, OfficeDb db, TimeProvider clock)
    {
        if (http.GetEndpoint() is not { } endpoint)
        {
            await next(http);
            return;
        }

        var who = await SessionCookie.Who(http, db, clock.Now());
        http.Features.Set(who);
        http.User = new(new ClaimsIdentity(
            who.Session is { } session ? [new(ClaimTypes.NameIdentifier, $"{session.Value}")] : [],
            who.IsIn ? "session" : null));

        if (endpoint.Metadata.GetMetadata<DoesAttribute>() is not { } does)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var election = ElectionId.TryParse(http.GetRouteValue("election") as string, null, out var id) ? id : (ElectionId?)null;
        if (await db.RefusalTo(does.Doing, who, election) is null)
        {
            await next(http);
            return;
        }

        Refuse(http, who, WhoMay.Table[does.Doing]);
    }

    private static void Refuse(HttpContext http, Signed who, WhoMay may)
    {
        var back = HttpMethods.IsGet(http.Request.Method) ? new QueryBuilder { { "next", http.Request.Path + http.Request.QueryString } }.ToString() : "";
        if (!who.IsIn)
        {
            http.Response.Redirect($"/sign-in{back}");
        }
        else if (may.WithACode && !who.CodeGiven)
        {
            http.Response.Redirect($"/sign-in/code{back}");
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }
}

/// <summary>The cookie that says which session a request belongs to. It holds the session's secret and nothing else.</summary>
public static class SessionCookie
{
    public static async Task<Signed> Who(HttpContext http, OfficeDb db, Instant now)
    {
        if (http.Request.Cookies[NameFor(http)] is not { Length: > 0 and < 100 } secret)
        {
            return Signed.Nobody;
        }

        var hash = Secret.Hash(secret);
        var found = await (
            from session in db.Sessions
            join person in db.People on session.Person equals person.Id
            where session.Hash == hash && session.EndedAt == null
            select new { Session = session, Person = person }).FirstOrDefaultAsync();
        return found is null || now >= found.Session.ExpiresAt
            ? Signed.Nobody
            : new(found.Person.Id, found.Session.Id, found.Person.Name, found.Person.IsAdministrator, found.Session.CodeGivenAt is not null);
    }

    public static void Give(HttpContext http, string secret) => http.Response.Cookies.Append(NameFor(http), secret, Kept(http));

    public static void Take(HttpContext http) => http.Response.Cookies.Delete(NameFor(http), Kept(http));

    // A browser keeps a __Host- cookie only over TLS; a trial on one's own machine goes without.
    private static string NameFor(HttpContext http) => http.Request.IsHttps ? "__Host-session" : "session";

    private static CookieOptions Kept(HttpContext http) => new()
    {
        HttpOnly = true,
        Secure = MustBeSecure(http),
        SameSite = SameSiteMode.Lax,
        Path = "/",
        IsEssential = true,
    };

    internal static bool MustBeSecure(HttpContext http) =>
        http.Request.IsHttps || !ThisMachine.IsNamedBy(http.Request.Host);
}
