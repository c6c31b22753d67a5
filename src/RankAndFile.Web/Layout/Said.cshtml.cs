using Microsoft.AspNetCore.Mvc;
using RankAndFile.Web.Accounts;

namespace RankAndFile.Web.Layout;

/// <summary>Why there is no page: it is not there, not for this person, asked for too often, or ours failed.</summary>
[Does(Doing.ReadThePublicPages)]
[IgnoreAntiforgeryToken]
public sealed class SaidPage : OfficePage
{
    // From the address alone: a form that was refused may have a field of this name.
    [FromRoute(Name = "code")]
    public int Code { get; set; }

    public int Said => Code is 403 or 404 or 429 ? Code : Code is >= 400 and < 500 ? 400 : 500;
}
