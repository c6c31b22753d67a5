using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Rules;

namespace RankAndFile.Web.Tests.Roles;

internal sealed class RulesDeeds : IDeeds
{
    private const string Text = "1 Subscriptions\n\n1.1 A member pays by the week.\n";

    public async Task<IEnumerable<(string Parameter, string Value)>> Values(OfficeDb db) =>
        [("document", "general-secretary-rules"), ("clause", "2.1"), ("rules/{document}/compare", "from=1&to=2"), ("rules/search", "q=nomination"), ("rules/search", "q=unicorn"), ("file", $"{(await db.Files.FirstAsync()).Id}")];

    public async IAsyncEnumerable<Deed> Deeds(Office office)
    {
        yield return await Task.FromResult(new Deed(Doing.PublishRules, "Nia Rowlands", "/rules/publish",
            ("Title", "Subscriptions"), ("Address", "subscriptions"), ("Kind", nameof(DocumentKind.Policy)), ("Text", Text), ("Reason", "Adopted by conference.")));
        yield return new(Doing.PublishRules, "Nia Rowlands", "/rules/subscriptions/amend",
            ("From", "1"), ("Text", Text.Replace("week", "month", StringComparison.Ordinal)), ("Reason", "Asked for by branches."));
        yield return new(Doing.PublishRules, "Nia Rowlands", "/rules/subscriptions/originals?version=2") { File = ("File", "subscriptions.pdf", "%PDF-1.4\n%%EOF\n") };
        await using var db = office.Database.ForReading();
        var file = (await db.Files.OrderByDescending(file => file.Id).FirstAsync()).Id;
        yield return new(Doing.ReadThePublicPages, null, $"/files/{file}") { Method = "GET" };
        yield return new(Doing.PublishRules, "Nia Rowlands", "/rules/subscriptions/originals?version=2&handler=TakeBack", ("file", $"{file}"), ("Reason", "It was the wrong one."));
    }
}
