using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Rules;

/// <summary>Publishes the first version of a document. From then on its address, its title and these words stay.</summary>
public static class PublishDocument
{
    public const int LongestTitle = 120;
    public const int LongestReason = 2_000;

    private static readonly Source _because = Source.Docs("clauses.md", "Publishing");

    /// <param name="Text">As typed or pasted.</param>
    /// <param name="Reason">Where it comes from, such as who adopted it and when; may be empty.</param>
    public sealed record Facts(string Title, string Address, DocumentKind Kind, string Text, string Reason);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.PublishRules, who) is { } refused)
        {
            return refused;
        }

        if (Refusal(facts) is { } refusal)
        {
            return refusal;
        }

        if (await db.Documents.AnyAsync(document => document.Address == facts.Address))
        {
            return new($"There is a document at /rules/{facts.Address} already. Amend it, or choose another address.", _because);
        }

        switch (NumberedText.Cut(facts.Text))
        {
            case Cutting.Refused cutting:
                return cutting.Refusal;
            case Cutting.Cut cut:
                var document = new Document { Address = facts.Address, Title = facts.Title.Trim(), Kind = facts.Kind };
                db.Add(document);
                await db.SaveChangesAsync();
                await db.Publish(document.Id, 1, facts.Reason, cut.Clauses, who, now);
                return null;
            case var other:
                throw new InvalidOperationException($"{other} is no outcome of cutting a text.");
        }
    }

    private static Refusal? Refusal(Facts facts) => facts switch
    {
        { Title: var title } when title.Trim().Length is 0 or > LongestTitle || title.Any(char.IsControl) =>
            new($"A document has a title of at most {LongestTitle} letters.", _because),
        { Address: var address } when !Document.IsAddress(address) =>
            new("An address is made of small letters, figures and single hyphens, begins with a letter, and has at most 60 of them.", _because),
        { Kind: var kind } when !Enum.IsDefined(kind) => new("That is no kind of document.", _because),
        { Reason: var reason } when !IsReason(reason) =>
            new($"What is said about a version has at most {LongestReason} letters that can be printed.", _because),
        _ => null,
    };

    internal static bool IsReason(string reason) => Printable.IsText(reason, LongestReason);

    internal static async Task Publish(this OfficeDb db, DocumentId document, int number, string reason, ImmutableArray<NumberedClause> clauses, Signed who, Instant now)
    {
        var version = new DocumentVersion { Document = document, Number = number, Reason = reason.Trim(), PublishedAt = now, PublishedBy = who.Person!.Value };
        db.Add(version);
        await db.SaveChangesAsync();
        db.AddRange(clauses.Select((clause, position) => Clause.Of(version.Id, position, clause)));
        await FindableClauses.Let(db, await db.Documents.FirstAsync(published => published.Id == document), clauses);
    }
}

/// <summary>Publishes a new version of a document, with the reason. The versions before it stay as they are.</summary>
public static class AmendDocument
{
    private static readonly Source _because = Source.Docs("clauses.md", "Amending");

    /// <param name="From">The number of the version that the new text was made from.</param>
    public sealed record Facts(DocumentId Document, int From, string Text, string Reason);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.PublishRules, who) is { } refused)
        {
            return refused;
        }

        if (facts.Reason.Trim().Length is 0 || !PublishDocument.IsReason(facts.Reason))
        {
            return new($"An amendment is published with its reason, of at most {PublishDocument.LongestReason} letters.", _because);
        }

        var versions = await db.VersionsOf(facts.Document);
        if (versions is not [.., { Number: var stands }])
        {
            return new("There is no such document.", _because);
        }

        if (await db.Documents.AnyAsync(document => document.Id == facts.Document && document.OfAnElection))
        {
            return new("The rules of an election are amended by its returning officer, on the election's page.", Source.Docs("clauses.md", "The rules of an election"));
        }

        if (stands != facts.From)
        {
            return new($"Version {stands} was published while you were writing. Read it first; your words are still below.", _because);
        }

        switch (NumberedText.Cut(facts.Text))
        {
            case Cutting.Refused cutting:
                return cutting.Refusal;
            case Cutting.Cut cut:
                if (Amendment.RefusalToBecome(cut.Clauses, await db.AllOf(versions)) is { } refusal)
                {
                    return refusal;
                }

                await db.Publish(facts.Document, stands + 1, facts.Reason, cut.Clauses, who, now);
                return null;
            case var other:
                throw new InvalidOperationException($"{other} is no outcome of cutting a text.");
        }
    }
}
