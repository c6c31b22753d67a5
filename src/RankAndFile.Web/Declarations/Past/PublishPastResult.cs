using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Declarations;

/// <summary>Publishes the result of an election of the past.</summary>
public static class PublishPastResult
{
    private const int First = 1900;

    private static readonly Source _because = Source.Docs("past-results.md", "What can be published");

    public sealed record Facts(string Body, string Post, int Year, PastFigures Figures);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.PublishPastResults, who) is { } refused)
        {
            return refused;
        }

        if (RefusalOf(facts, now) is { } refusal)
        {
            return refusal;
        }

        var (body, post) = (facts.Body.Trim(), facts.Post.Trim());
        if (await db.Set<PastResult>().AnyAsync(r => r.Body == body && r.Post == post && r.Year == facts.Year))
        {
            return new("The result of this year is there. What is to be corrected or added is a new version of it.", _because);
        }

        var result = new PastResult { Body = body, Post = post, Year = facts.Year };
        db.Add(result);
        await db.SaveChangesAsync();
        db.Add(new PastResultVersion { Result = result.Id, Number = 1, Figures = facts.Figures, Reason = "", PublishedAt = now, PublishedBy = who.Person!.Value });
        await FindablePastResults.Let(db, result);
        return null;
    }

    private static Refusal? RefusalOf(Facts facts, Instant now) => facts switch
    {
        _ when IsNoName(facts.Body) || IsNoName(facts.Post) => new($"Name the union and the post, in at most {PastFiguresLaw.LongestName} letters each.", _because),
        { Year: var year } when year < First || year > now.Day.Year => new($"A year from {First} to this one.", _because),
        _ => PastFiguresLaw.Refusal(facts.Figures),
    };

    private static bool IsNoName(string name) => name.Trim().Length is 0 || name.Length > PastFiguresLaw.LongestName || name.Any(char.IsControl);
}

/// <summary>Publishes another version of a past result: what came to be known later. The version before stays.</summary>
public static class UpdatePastResult
{
    private static readonly Source _because = Source.Docs("past-results.md", "Versions");

    /// <param name="Stands">The version that was changed: nobody's update is lost under another's.</param>
    public sealed record Facts(PastResultId Result, int Stands, PastFigures Figures, string Reason);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.PublishPastResults, who) is { } refused)
        {
            return refused;
        }

        if (facts.Reason.Trim().Length is 0 || facts.Reason.Length > PastFiguresLaw.LongestText || facts.Reason.Any(char.IsControl))
        {
            return new($"Say what is new and where it is from, in at most {PastFiguresLaw.LongestText:N0} letters. It is published.", _because);
        }

        if (PastFiguresLaw.Refusal(facts.Figures) is { } refusal)
        {
            return refusal;
        }

        if (await db.Set<PastResult>().FirstOrDefaultAsync(r => r.Id == facts.Result) is not { } result)
        {
            return new("There is no such result.", _because);
        }

        if (await db.Set<PastResultVersion>().Where(v => v.Result == facts.Result).MaxAsync(v => v.Number) != facts.Stands)
        {
            return new("Somebody has published another version meanwhile. Look at it first.", _because);
        }

        db.Add(new PastResultVersion { Result = facts.Result, Number = facts.Stands + 1, Figures = facts.Figures, Reason = facts.Reason.Trim(), PublishedAt = now, PublishedBy = who.Person!.Value });
        await FindablePastResults.Let(db, result);
        return null;
    }
}
