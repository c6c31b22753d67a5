using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;
using RankAndFile.Web.Union;

namespace RankAndFile.Web.Layout;

/// <summary>Whose house a page stands in, and the language it is read in.</summary>
public sealed record Here(UnionDetails Union, Words Words);

/// <summary>Finds out before any page.</summary>
public sealed class Welcome(RequestDelegate next)
{
    public const string LanguageCookie = "language";

    public async Task InvokeAsync(HttpContext http, OfficeDb db)
    {
        var union = await db.Union.FirstAsync();
        var language = union.InWelsh && http.Request.Cookies[LanguageCookie] is Words.Welsh && http.GetEndpoint()?.Metadata.GetMetadata<InEnglishAttribute>() is null ? Words.Welsh : Words.English;
        http.Features.Set(new Here(union, Words.In(language)));
        await next(http);
    }
}

public static class HereInARequest
{
    public static Here Here(this HttpContext http) => http.Features.Get<Here>() ?? throw new InvalidOperationException("The page is asked for before the door was opened.");
}
