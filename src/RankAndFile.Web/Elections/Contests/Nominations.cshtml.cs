using Microsoft.AspNetCore.Mvc;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>Sets what it takes to be nominated in a contest.</summary>
[Does(Doing.KeepContests), InEnglish]
public sealed class ContestNominationsPage(OfficeDb db, Door door) : ContestPage(db, door)
{
    [BindProperty]
    public Nominators By { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Share { get; set; }

    [BindProperty]
    public Rounding Rounding { get; set; }

    [BindProperty]
    public string? FromRegions { get; set; }

    [BindProperty]
    public string? PerBody { get; set; }

    [BindProperty]
    public string? Proposers { get; set; }

    [BindProperty]
    public string? BranchQuorum { get; set; }

    [BindProperty]
    public string? WorkplaceQuorum { get; set; }

    [BindProperty]
    public string? NoticeDays { get; set; }

    protected override void Fill()
    {
        var rule = Contest.Nominations;
        (By, Number, Rounding) = (rule.By, Written(rule.Number), rule.Rounding);
        Share = rule.ShareInHundredths is 0 ? "" : ContestInWords.Percent(rule.ShareInHundredths);
        (FromRegions, Proposers) = (Written(rule.FromRegions), Written(rule.Proposers));
        PerBody = Written(rule.PerBody);
        (BranchQuorum, WorkplaceQuorum, NoticeDays) = (Written(rule.BranchQuorum), Written(rule.WorkplaceQuorum), Written(rule.NoticeDays));
    }

    protected override Task<ContestChange?> Read()
    {
        var hundredths = 0;
        if (!string.IsNullOrWhiteSpace(Share) && !NominationWords.TryPercent(Share.Trim(), out hundredths))
        {
            Wrong(nameof(Share), "contests.share.wrong");
        }

        return Task.FromResult<ContestChange?>(new ContestChange.HowToBeNominated(new()
        {
            By = By,
            Number = Whole(nameof(Number), Number, orNothing: true),
            ShareInHundredths = hundredths,
            Rounding = Rounding,
            FromRegions = Whole(nameof(FromRegions), FromRegions, orNothing: true),
            PerBody = string.IsNullOrWhiteSpace(PerBody) ? 1 : Whole(nameof(PerBody), PerBody),
            Proposers = Whole(nameof(Proposers), Proposers, orNothing: true),
            BranchQuorum = Whole(nameof(BranchQuorum), BranchQuorum, orNothing: true),
            WorkplaceQuorum = Whole(nameof(WorkplaceQuorum), WorkplaceQuorum, orNothing: true),
            NoticeDays = Whole(nameof(NoticeDays), NoticeDays, orNothing: true),
        }));
    }
}
