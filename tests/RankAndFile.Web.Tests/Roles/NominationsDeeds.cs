using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Nominations;
using RankAndFile.Web.Tests.Nominations;

namespace RankAndFile.Web.Tests.Roles;

internal sealed class NominationsDeeds : IDeeds
{
    private const string Moses = "Moses Adeyemi";
    private const string Farah = "Farah Siddiqui";
    private const string Nia = "Nia Rowlands";

    public async Task<IEnumerable<(string Parameter, string Value)>> Values(OfficeDb db) =>
    [
        ("secretary", $"{await db.Set<Secretary>().MinAsync(s => s.Id)}"),
        ("nomination", $"{await db.Set<Nomination>().MinAsync(n => n.Id)}"),
        ("nomination", $"{await db.Set<NominationAppeal>().MinAsync(a => a.Nomination)}"),
        ("candidacy", $"{await db.Set<Candidacy>().MinAsync(c => c.Id)}"),
    ];

    public async IAsyncEnumerable<Deed> Deeds(Office office)
    {
        var open = await NominationsOpen.Of(office);
        await using var db = office.Database.ForReading();
        var (at, today) = ($"/elections/{open.Election}", ElectionsDeeds.Day(office.Clock.Now().Day));
        var others = (await db.Elections.FirstAsync(election => election.Name == "General Secretary")).Id;
        var (hers, another) = (open.Free[0], open.Free[1]);

        yield return new(Doing.KeepSecretaries, Nia, "/secretaries", ("Body", hers.Number), ("Number", NominationsOpen.Secretary), ("Since", today));
        var (first, mine) = (open.Form(hers, open.Candidates[1]), open.Form(another, open.Candidates[0]));
        yield return new(Doing.Nominate, NominationsOpen.Olwen, $"{at}/nominate", first) { OnAnothers = ($"{at}/nominate", mine) };
        (string, string)[] paper = [.. mine.Where(field => field.Name is not "Body"), ("Body", another.Number), ("ReceivedOn", today)];
        yield return new(Doing.RuleOnNominations, Moses, $"{at}/nominations/enter", paper) { OnAnothers = ($"/elections/{others}/nominations/enter", paper) };
        yield return new(Doing.KeepSecretaries, Nia, $"/secretaries/{await db.Set<Secretary>().MinAsync(s => s.Id)}", ("Until", today));

        var sent = (await db.Set<Nomination>().SingleAsync(n => n.Branch == hers.Id)).Id;
        (string, string)[] ruling = [("Ruling", nameof(NominationFault.Other)), ("Said", "The vote was not counted.")];
        yield return Of(Doing.RuleOnNominations, Moses, $"/nominations/{sent}/rule?handler=Rule", ruling);
        yield return Of(Doing.Nominate, NominationsOpen.Olwen, $"/nominations/{sent}/appeal", ("Grounds", "It was, by two tellers."));
        yield return Of(Doing.RuleOnNominations, Farah, $"/nominations/{sent}/rule?handler=Decide", ("Upheld", "true"), ("Decision", "The tellers' sheet was there."));

        yield return Of(Doing.StandForElection, NominationsOpen.Olwen, $"/contests/{open.Wales}/answer", ("Answer", nameof(CandidateAnswer.Withdrawn)));
        var candidate = open.Candidates[0].Id;
        var candidacy = (await db.Set<Candidacy>().SingleAsync(c => c.Member == candidate && c.Contest == open.All)).Id;
        yield return Of(Doing.RuleOnNominations, Moses, $"/candidacies/{candidacy}", ("Answer", nameof(CandidateAnswer.Accepted)), ("Declared", "0"), ("ReceivedOn", today));

        yield return new(Doing.ReadThePublicPages, null, $"{at}/nominations.csv") { Method = "GET" };
        await open.RuleOnAll();
        await open.Close();
        foreach (var signer in new[] { Moses, "Ruth Okafor" })
        {
            using var browser = await office.As(signer);
            var digest = (await browser.Get($"{at}/candidates/sign")).Field("Digest");
            yield return Of(Doing.SignTheList, signer, "/candidates/sign", ("Digest", digest));
        }

        yield return Of(Doing.TakeSteps, Moses, "/unopposed");

        Deed Of(Doing does, string by, string path, params (string Name, string Value)[] fields) =>
            new(does, by, $"{at}{path}", fields) { OnAnothers = ($"/elections/{others}{path}", fields) };
    }
}
