using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Declarations;

namespace RankAndFile.Web.Tests.Roles;

internal sealed class ResultsDeeds : IDeeds
{
    public async Task<IEnumerable<(string Parameter, string Value)>> Values(OfficeDb db) =>
        (await db.Set<PastResult>().OrderBy(r => r.Id).Select(r => r.Id).ToListAsync()).Select(id => ("result", $"{id}"));

    public async IAsyncEnumerable<Deed> Deeds(Office office)
    {
        (string, string)[] figures = [("Candidates", "Jo Bell; 1,204\nSam Hall; about 900"), ("Spoiled", "12"), ("Despatched", "20000"), ("Sources", "The union's journal, June 1998")];
        yield return new(Doing.PublishPastResults, "Nia Rowlands", "/results/publish", [("Body", "Makers"), ("Post", "Treasurer"), ("Year", "1998"), .. figures]);
        await using var db = office.Database.ForReading();
        var result = (await db.Set<PastResult>().FirstAsync(r => r.Post == "Treasurer")).Id;
        yield return new(Doing.PublishPastResults, "Nia Rowlands", $"/results/{result}/update", [("Stands", "1"), ("Reason", "The scrutineer's report was found."), .. figures]);
        yield return new(Doing.ReadThePublicPages, null, $"/results/{result}/figures.csv") { Method = "GET" };
        yield return new(Doing.ReadThePublicPages, null, $"/results/{result}/figures.json") { Method = "GET" };
        yield return new(Doing.ReadThePublicPages, null, $"/results/{result}/picture.svg") { Method = "GET" };
    }
}
