using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>Sets what a contest fills.</summary>
[Does(Doing.KeepContests), InEnglish]
public sealed class ContestPostPage(OfficeDb db, Door door) : ContestPage(db, door), IPostFields
{
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Office { get; set; }

    [BindProperty]
    public string? Places { get; set; }

    [BindProperty]
    public string? Incumbents { get; set; }

    public List<Office> ToChooseFrom { get; private set; } = [];

    protected override async Task Show() => ToChooseFrom = await Offices();

    protected override void Fill()
    {
        (Title, Office, Places) = (Contest.Title, $"{Contest.Office}", Contest.Places.ToString(CultureInfo.InvariantCulture));
        Incumbents = string.Join('\n', Contest.Incumbents);
    }

    protected override Task<ContestChange?> Read()
    {
        CheckName(nameof(Title), Title ?? "", ContestTerms.LongestTitle);
        var places = Whole(nameof(Places), Places);
        var office = OfficeId.TryParse(Office, null, out var chosen) ? chosen : (OfficeId?)null;
        return Task.FromResult<ContestChange?>(new ContestChange.Post(Title ?? "", office, places, Lines(Incumbents)));
    }
}
