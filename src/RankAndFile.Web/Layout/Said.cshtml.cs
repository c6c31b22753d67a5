using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Layout;

/// <summary>Why there is no page: it is not there, not for this person, asked for too often, or ours failed.</summary>
[Does(Doing.ReadThePublicPages)]
[IgnoreAntiforgeryToken]
public sealed class SaidPage : OfficePage
{
    // From the address alone: a form that was refused may have a field of this name.
    [FromRoute(Name = "code")]
    public int Code { get; set; }

    private bool HasNoRoom => HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is NoRoomException;

    public int Said => HasNoRoom ? StatusCodes.Status507InsufficientStorage : Code is 403 or 404 or 429 ? Code : Code is >= 400 and < 500 ? 400 : 500;
}
