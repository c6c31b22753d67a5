using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Tests.Elections;

namespace RankAndFile.Web.Tests.Roles;

internal sealed class ScrutineerDeeds : IDeeds
{
    private const string Farah = "Farah Siddiqui";
    private const string Grace = "Grace Lowe";

    public async IAsyncEnumerable<Deed> Deeds(Office office)
    {
        using var called = await Prepared.Called(office);
        await using var db = office.Database.ForReading();
        var theirs = $"/elections/{(await db.Elections.FirstAsync(election => election.Name == "General Secretary")).Id}/scrutineer";

        yield return Of(Doing.SettleTheScrutineersTerms, Farah, "/settle?handler=Terms", ("Besides", "The fee is fixed."), ("HasNoGrounds", "true"));
        var terms = await db.Set<Terms>().FirstAsync(t => t.Election == called.Id);
        yield return Of(Doing.AgreeToTheTerms, Grace, "/terms", [("Offered", $"{terms.OfferedAt.Microseconds}"), .. Enumerable.Range(0, AgreeToTerms.Declarations.Length).Select(at => ("Declared", $"{at}"))]);
        yield return Of(Doing.SettleTheScrutineersTerms, Farah, "/settle?handler=Person", ("Function", nameof(IndependentFunction.Counting)), ("Name", "Humber Count"), ("HasNoGrounds", "true"));
        var person = await db.Set<IndependentPerson>().FirstAsync(p => p.Election == called.Id);
        yield return Of(Doing.SettleTheScrutineersTerms, Farah, "/settle?handler=End", ("person", $"{person.Id}"), ("Reason", "The firm has closed."));
        yield return Of(Doing.SettleTheScrutineersTerms, Farah, "/settle?handler=Email");
        yield return Of(Doing.SettleTheScrutineersTerms, Farah, "/settle?handler=Notice", ("Way", nameof(NoticeWay.LettersToTheOthers)), ("OnDay", ElectionsDeeds.Day(office.Clock.Now().Day)), ("Letters", "212"), ("Proof", "Receipt of the mail house"));

        (string, string)[] asked = [("Kind", nameof(LoggedKind.Request)), ("OnDay", ElectionsDeeds.Day(office.Clock.Now().Day)), ("Said", "A room in which the papers can be locked.")];
        yield return Of(Doing.KeepTheScrutineersLog, Grace, "/log", asked);
        yield return Of(Doing.AnswerTheScrutineer, Farah, "/requests", ("Number", "1"), ("Answer", nameof(RequestAnswer.Met)), ("Said", "Room 4 has a safe."));

        Deed Of(Doing does, string by, string path, params (string Name, string Value)[] fields) =>
            new(does, by, $"{called.At}/scrutineer{path}", fields) { OnAnothers = (theirs + path, fields) };
    }
}
