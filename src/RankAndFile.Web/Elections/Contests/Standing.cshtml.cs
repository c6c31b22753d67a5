using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>Sets who may stand in a contest. There is no field for what nobody may be asked.</summary>
[Does(Doing.KeepContests), InEnglish]
public sealed class ContestStandingPage(OfficeDb db, Door door) : ContestPage(db, door)
{
    /// <summary>The conditions that are met or not, without a number.</summary>
    public static ImmutableArray<StandingKind> Ticked { get; } =
        [StandingKind.InTheConstituency, StandingKind.InEmployment, StandingKind.EmployedWithinTheirBranch, StandingKind.WorkplaceRepresentative, StandingKind.NotEmployedByTheUnion];

    [BindProperty]
    public string? MemberForWeeks { get; set; }

    [BindProperty]
    public string? MemberForYears { get; set; }

    [BindProperty]
    public string? PaidForWeeks { get; set; }

    [BindProperty]
    public List<StandingKind> Kinds { get; set; } = [];

    [BindProperty]
    public string? Category { get; set; }

    [BindProperty]
    public string? Clause { get; set; }

    protected override void Fill()
    {
        var conditions = Contest.Standing.Conditions;
        (MemberForWeeks, MemberForYears, PaidForWeeks) = (Number(StandingKind.MemberForWeeks), Number(StandingKind.MemberForYears), Number(StandingKind.PaidForWeeks));
        Kinds = [.. conditions.Select(condition => condition.Kind).Intersect(Ticked)];
        Category = conditions.FirstOrDefault(condition => condition.Kind is StandingKind.OfTheCategory)?.Category;
        Clause = Contest.Standing.Clause;

        string Number(StandingKind kind) => Written(conditions.FirstOrDefault(condition => condition.Kind == kind)?.Number ?? 0);
    }

    protected override Task<ContestChange?> Read()
    {
        (StandingKind Kind, int Number)[] numbers =
        [
            (StandingKind.MemberForWeeks, Whole(nameof(MemberForWeeks), MemberForWeeks, orNothing: true)),
            (StandingKind.MemberForYears, Whole(nameof(MemberForYears), MemberForYears, orNothing: true)),
            (StandingKind.PaidForWeeks, Whole(nameof(PaidForWeeks), PaidForWeeks, orNothing: true)),
        ];
        var category = Category?.Trim() ?? "";
        return Task.FromResult<ContestChange?>(new ContestChange.WhoMayStand(new()
        {
            Conditions =
            [
                .. numbers.Where(asked => asked.Number > 0).Select(asked => new StandingCondition(asked.Kind, asked.Number)),
                .. Kinds.Intersect(Ticked).Select(kind => new StandingCondition(kind)),
                .. category.Length > 0 ? [new(StandingKind.OfTheCategory, 0, category)] : Array.Empty<StandingCondition>(),
            ],
            Clause = Clause?.Trim() ?? "",
        }));
    }
}
