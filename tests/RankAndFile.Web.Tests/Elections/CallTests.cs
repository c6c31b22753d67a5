using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Audit;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Rules;
using RankAndFile.Web.Tests.Data;
using RankAndFile.Web.Tests.Roles;
using Stage = RankAndFile.Web.Elections.Stage;

namespace RankAndFile.Web.Tests.Elections;

/// <summary>From the draft to the call and after it, as people do it.</summary>
public sealed class CallTests(Cluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task A_draft_is_prepared_and_called_and_its_record_holds(On on)
    {
        await using var office = await Office.Open(on, cluster);
        using var draft = await Prepared.Draft(office);
        using var anyone = office.Browser();
        await anyone.Get(draft.At);
        Assert.Equal(HttpStatusCode.NotFound, anyone.Status);
        await anyone.Get($"{draft.At}/documents/rules-1.json");
        Assert.Equal(HttpStatusCode.NotFound, anyone.Status);
        Assert.DoesNotContain("Treasurer", (await anyone.Get("/elections")).Body!.TextContent, StringComparison.Ordinal);

        Assert.Contains("there have been 1", (await draft.Officer.Get($"{draft.At}/draft")).Body!.TextContent, StringComparison.Ordinal);
        await draft.SaveRules(RuleSet.Find("general-secretary")!.Text);
        await draft.AddContest();
        var page = await draft.SetDates(60, ("On.AddressDeadline", ElectionsDeeds.Day(office.Clock.Now().Day.AddDays(60))));
        Assert.Contains("s 48(2)", page.Alert(), StringComparison.Ordinal);
        await draft.SetDates(60);
        await draft.AppointScrutineer();
        Assert.Empty(await draft.Missing());
        await draft.Call();

        page = await anyone.Get(draft.At);
        Assert.Equal("Treasurer", page.Heading());
        Assert.Equal(17, page.QuerySelectorAll("table.dates tbody tr").Length);
        Assert.Contains("clause 6.6", page.QuerySelector("table.dates")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Grace Lowe", page.QuerySelector("#roles ~ table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Farah Siddiqui", page.QuerySelector("#seen ~ table")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("a.button"));

        await using var db = office.Database.ForReading();
        Assert.Equal(
            ["rules-set", "timetable-set", "role-granted", "scrutineer-appointed", "election-called", "rules-frozen", "voting-mode", "draft-seen-by"],
            (await db.Set<RecordEntry>().Where(entry => entry.Election == draft.Id).OrderBy(entry => entry.Height).Select(entry => entry.Kind).ToListAsync(Stop))
                .Skip(2).Where(kind => kind is not "draft-opened" && !kind.StartsWith("contest", StringComparison.Ordinal)));
        await Records.AllHold(office.Database);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task The_frozen_rules_are_hashed_and_say_what_the_clauses_say(On on)
    {
        await using var office = await Office.Open(on, cluster);
        using var called = await Prepared.Called(office);
        using var http = new HttpClient { BaseAddress = office.Address };
        var bytes = await http.GetByteArrayAsync(new Uri($"{called.At}/documents/rules-1.json", UriKind.Relative), Stop);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));

        using var anyone = office.Browser();
        Assert.Contains(hash, (await anyone.Get(called.At)).QuerySelector("#rules ~ table")!.TextContent, StringComparison.Ordinal);
        await using var db = office.Database.ForReading();
        var entry = await db.Set<RecordEntry>().SingleAsync(entry => entry.Election == called.Id && entry.Kind == "rules-frozen", Stop);
        Assert.Contains($"\"sha256\":\"{hash}\"", System.Text.Encoding.UTF8.GetString(entry.PublicData!), StringComparison.Ordinal);

        // The same bytes, written by a hand that knows docs/frozen-rules.md and not the program.
        using var file = JsonDocument.Parse(bytes);
        Assert.Equal(System.Text.Encoding.UTF8.GetString(bytes), Canonical(file.RootElement) + "\n");
        var root = file.RootElement;
        Assert.Equal(["clauses", "contests", "decisions", "dutiesOff", "footing", "format", "nation", "parameters", "timetable", "title", "version", "votingMode"], root.EnumerateObject().Select(field => field.Name));
        var clauses = root.GetProperty("clauses").EnumerateArray().ToDictionary(clause => clause.GetProperty("number").GetString()!, clause => clause.GetProperty("text").GetString()!);
        foreach (var parameter in root.GetProperty("parameters").EnumerateArray())
        {
            var (name, value) = (parameter.GetProperty("name").GetString(), parameter.GetProperty("value").GetString());
            Assert.Contains($"{{{name}: {value}}}", clauses[parameter.GetProperty("clause").GetString()!], StringComparison.Ordinal);
        }

        Assert.Equal(17, root.GetProperty("timetable").GetArrayLength());
        var rules = await anyone.Get($"/rules/election-{called.Id}");
        Assert.Contains("at most 1,000 words,", rules.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("{", rules.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("1,000 words", rules.QuerySelector("[id='7.1'] .read")!.TextContent);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Every_reason_against_a_call_is_told_at_once_and_none_is_let_through(On on)
    {
        await using var office = await Office.Open(on, cluster);
        using var draft = await Prepared.Draft(office);
        var missing = await draft.Missing();
        Assert.Contains(missing, reason => reason.StartsWith("The election has no rules.", StringComparison.Ordinal));
        Assert.Contains(missing, reason => reason.Contains("Set the dates", StringComparison.Ordinal));
        Assert.Contains(missing, reason => reason.Contains("s 49(1)", StringComparison.Ordinal));
        await Refused("no rules", "Set the dates", "scrutineer");

        await draft.SaveRules(RuleSet.Find("general-secretary")!.Text);
        await draft.AddContest();
        await draft.SetDates(20);
        await draft.AppointScrutineer();
        missing = await draft.Missing();
        Assert.Contains("There are 20 days between the call and the day nominations open; the rules ask for 28 days.", Assert.Single(missing), StringComparison.Ordinal);
        Assert.Contains("clause 3.2", missing[0], StringComparison.Ordinal);
        await Refused("20 days");
        var page = await draft.Officer.Get($"{draft.At}/decisions");
        page = await draft.Officer.Submit(page.Form("Keep this decision"), ("DecidedBy", ""), ("DecidedOn", "x"), ("Reason", ""));
        Assert.Equal(["#DecidedBy", "#DecidedOn", "#Reason"], page.QuerySelectorAll("[role=alert] a").Select(link => link.GetAttribute("href")).Order());
        await draft.Officer.Submit(page.Form("Keep this decision"), ("DecidedBy", "Executive Council"), ("DecidedOn", ElectionsDeeds.Day(office.Clock.Now().Day)), ("Reason", "The post is vacant."));
        Assert.Empty(await draft.Missing());

        await draft.SaveRules(RuleSet.Find("general-secretary")!.Text.Replace("{voting-closes: 23 days", "{voting-closes: 30 days", StringComparison.Ordinal));
        Assert.Contains("The rules were changed after the dates", Assert.Single(await draft.Missing()), StringComparison.Ordinal);
        await Refused("The rules were changed");
        await draft.SetDates(20);
        Assert.Empty(await draft.Missing());

        office.Clock.MoveOn(TimeSpan.FromDays(10));
        using var late = await office.As("Farah Siddiqui");
        Assert.Contains("The timetable begins before the call", (await late.Get($"{draft.At}/draft")).QuerySelector(".missing")!.TextContent, StringComparison.Ordinal);
        await using var db = office.Database.ForReading();
        Assert.Equal(Stage.Draft, (await db.Elections.SingleAsync(e => e.Id == draft.Id, Stop)).Stage);
        await Records.AllHold(office.Database);

        async Task Refused(params string[] reasons)
        {
            var refusal = await office.Door.Do(CallElection.Act, await Farah(office), new CallElection.Facts(draft.Id));
            Assert.All(reasons, reason => Assert.Contains(reason, refusal!.ToString(), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Rules_that_the_software_cannot_read_are_not_saved_and_no_word_is_lost()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        using var draft = await Prepared.Draft(office);
        var page = await draft.SaveRules(RuleSet.Find("general-secretary")!.Text.Replace("{address-words: 1,000 words}", "{address-words: 99 words}", StringComparison.Ordinal).Replace("{retention: 1 year}", "{retention: 1 month}", StringComparison.Ordinal));
        Assert.Equal(2, page.QuerySelectorAll("[role=alert] li").Length);
        Assert.Contains("s 48(3)", page.Alert(), StringComparison.Ordinal);
        Assert.Contains("{address-words: 99 words}", page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(await office.Door.Do(SetRules.Act, await Farah(office), new SetRules.Facts(draft.Id, "1 One\n\n1.1 {x: y}", "")));
        await using var db = office.Database.ForReading();
        Assert.Null(await db.RulesOf(draft.Id));

        page = await draft.Officer.Get($"{draft.At}/rules/edit?From=society");
        page = await draft.Officer.Submit(page.Form("Save the rules"), ("Text", RuleSet.Find("executive-council")!.Text), ("Look", "true"));
        Assert.Contains("spending-limit", page.QuerySelector("#read ~ table")!.TextContent, StringComparison.Ordinal);
        Assert.Null(await db.RulesOf(draft.Id));
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task After_the_call_nothing_of_the_draft_can_be_changed(On on)
    {
        await using var office = await Office.Open(on, cluster);
        using var called = await Prepared.Called(office);
        var (farah, before) = (await Farah(office), await Rows.Of(office));
        await using var db = office.Database.ForReading();
        var dates = await db.DatesOf(called.Id);
        Assert.NotNull(await office.Door.Do(SetRules.Act, farah, new SetRules.Facts(called.Id, RuleSet.Find("society")!.Text, "society")));
        Assert.NotNull(await office.Door.Do(SetTimetable.Act, farah, new SetTimetable.Facts(called.Id, [.. dates])));
        Assert.NotNull(await office.Door.Do(SwitchOffDuties.Act, farah, new SwitchOffDuties.Facts(called.Id, [Duty.HaveAReport], "R")));
        Assert.NotNull(await office.Door.Do(SwitchOnDuty.Act, farah, new SwitchOnDuty.Facts(called.Id, Duty.HaveAReport)));
        Assert.NotNull(await office.Door.Do(Decide.Act, farah, new Decide.Facts(called.Id, DecisionKind.EarlyCall, "R", "B", dates[0].On.AddDays(-100))));
        Assert.NotNull(await office.Door.Do(CallElection.Act, farah, new CallElection.Facts(called.Id)));
        Assert.NotNull(await office.Door.Do(TakeStep.Act, farah, new TakeStep.Facts(called.Id, StepByHand.Abandon, "")));
        var document = (await db.RulesOf(called.Id))!.Document!.Value;
        Assert.NotNull(await office.Door.Do(AmendDocument.Act, Office.Administrator(new(1)), new AmendDocument.Facts(document, 1, "1 One\n\n1.1 Mine.", "R")));
        Assert.NotNull(await office.Door.Do(PublishDocument.Act, Office.Administrator(new(1)), new PublishDocument.Facts("T", "election-77", DocumentKind.ElectionRules, "1 One.", "")));
        Assert.Empty((await Rows.Of(office)).ChangedSince(before));

        await using var connection = await office.Database.OpenForWriting();
        foreach (var sql in new[] { "update frozen_files set content = sha256", "delete from frozen_files" })
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => command.ExecuteNonQueryAsync(Stop));
        }
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Rules_are_amended_with_a_reason_and_the_dates_follow(On on)
    {
        await using var office = await Office.Open(on, cluster);
        using var called = await Prepared.Called(office);
        var text = RuleSet.Find("general-secretary")!.Text;
        var amended = text.Replace("{voting-closes: 23 days", "{voting-closes: 30 days", StringComparison.Ordinal).Replace("{address-words: 1,000 words}", "{address-words: 800 words}", StringComparison.Ordinal);
        var page = await called.Officer.Get($"{called.At}/rules/amend");
        page = await called.Officer.Submit(page.Form("Publish the amendment"), ("Text", amended), ("Look", "true"), ("Reason", ""), ("DecidedBy", ""));
        Assert.Contains("Voting closes", page.QuerySelector("#dates ~ table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("[put in: 800]", page.QuerySelector("ins")!.TextContent);
        page = await called.Officer.Submit(page.Form("Publish the amendment"), ("Text", amended), ("Reason", " "), ("DecidedBy", "Executive Council"));
        Assert.Equal("#Reason", page.QuerySelector("[role=alert] a")!.GetAttribute("href"));

        await using var db = office.Database.ForReading();
        var before = await db.DatesOf(called.Id);
        await called.Officer.Submit(page.Form("Publish the amendment"), ("Text", amended), ("Reason", "Branches asked for a week more."), ("DecidedBy", "Executive Council"));
        Assert.Equal(called.At, called.Officer.Path);
        var after = await db.DatesOf(called.Id);
        Assert.True(after.Single(date => date.Milestone is Milestone.VotingCloses).On > before.Single(date => date.Milestone is Milestone.VotingCloses).On);
        Assert.Equal(before.Single(date => date.Milestone is Milestone.PapersDespatched), after.Single(date => date.Milestone is Milestone.PapersDespatched));
        Assert.Empty(Timetable.Refusals(after, Duties.Statutory));

        using var anyone = office.Browser();
        page = await anyone.Get(called.At);
        Assert.Contains("Branches asked for a week more.", page.QuerySelector("#rules ~ table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Executive Council", page.QuerySelector("#amended-dates ~ p")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1,000 words", (await anyone.Get($"/rules/election-{called.Id}/7.1?version=1")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("800 words", (await anyone.Get($"/rules/election-{called.Id}/7.1")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await db.Set<FrozenFileRow>().CountAsync(file => file.Election == called.Id, Stop));
        Assert.Equal(["timetable-amended", "rules-amended"], await db.Set<RecordEntry>().Where(entry => entry.Election == called.Id && entry.Kind.EndsWith("-amended")).OrderBy(entry => entry.Height).Select(entry => entry.Kind).ToListAsync(Stop));

        // What the Act does not allow is refused, nothing moves, and the second of two who amend at once is told.
        Assert.Equal("s 48(3)", (await Amend(amended.Replace("800 words", "80 words", StringComparison.Ordinal), from: 2))!.Because.Place);
        Assert.NotNull(await Amend(amended.Replace("{address-deadline: 3 days after", "{address-deadline: 3 days before", StringComparison.Ordinal), from: 2));
        Assert.Contains("Version 2 was published", (await Amend(text, from: 1))!.Reason, StringComparison.Ordinal);
        Assert.Equal(after, await db.DatesOf(called.Id));
        await Records.AllHold(office.Database);

        async Task<RankAndFile.Counting.Refusal?> Amend(string to, int from) =>
            await office.Door.Do(AmendElectionRules.Act, await Farah(office), new AmendElectionRules.Facts(called.Id, from, to, "R", "B"));
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Dates_are_amended_in_order_with_a_reason_and_the_old_stand_beside_them(On on)
    {
        await using var office = await Office.Open(on, cluster);
        using var called = await Prepared.Called(office);
        await using var db = office.Database.ForReading();
        var before = await db.DatesOf(called.Id);
        var closes = before.Single(date => date.Milestone is Milestone.NominationsClose).On;
        var page = await called.Officer.Get($"{called.At}/timetable/amend");
        page = await called.Officer.Submit(page.Form("Publish the amendment"), ("On.NominationsClose", ElectionsDeeds.Day(closes.AddDays(20))), ("Reason", "R"), ("DecidedBy", "B"));
        Assert.Contains("s 48(2)", page.Alert(), StringComparison.Ordinal);
        page = await called.Officer.Submit(page.Form("Publish the amendment"), ("On.NominationsClose", ElectionsDeeds.Day(office.Clock.Now().Day.AddDays(-2))), ("Reason", "R"), ("DecidedBy", "B"));
        Assert.Contains("which is over", page.Alert(), StringComparison.Ordinal);
        page = await called.Officer.Submit(page.Form("Publish the amendment"), ("On.NominationsClose", ElectionsDeeds.Day(closes)), ("Reason", "R"), ("DecidedBy", "B"));
        Assert.Contains("No date differs", page.Alert(), StringComparison.Ordinal);
        Assert.Equal(before, await db.DatesOf(called.Id));
        await called.Officer.Submit(page.Form("Publish the amendment"), ("On.NominationsClose", ElectionsDeeds.Day(closes.AddDays(1))), ("Reason", "The post was on strike."), ("DecidedBy", "Executive Council"));

        using var anyone = office.Browser();
        page = await anyone.Get(called.At);
        Assert.Contains("The post was on strike.", page.QuerySelector("#amended-dates ~ p")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Amended after the call", page.QuerySelector("table.dates")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(closes.AddDays(1), (await db.DatesOf(called.Id)).Single(date => date.Milestone is Milestone.NominationsClose).On);
        await Records.AllHold(office.Database);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Nominations_open_and_close_on_their_days_and_an_election_is_called_off_with_a_reason(On on)
    {
        await using var office = await Office.Open(on, cluster);
        using var called = await Prepared.Called(office);
        await using var db = office.Database.ForReading();
        var closes = (await db.DatesOf(called.Id)).Single(date => date.Milestone is Milestone.NominationsClose);
        var page = await called.Officer.Get($"{called.At}/steps");
        Assert.Contains("Nominations open on", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("main form"));
        Assert.Contains("as members were told", (await Step(StepByHand.OpenNominations))!.Reason, StringComparison.Ordinal);

        office.Clock.MoveOn(TimeSpan.FromDays(60));
        using var officer = await office.As("Farah Siddiqui");
        page = await officer.Submit((await officer.Get($"{called.At}/steps")).Form("Open nominations"));
        Assert.Contains("Nominations open, since", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("until the end of", (await Step(StepByHand.CloseNominations))!.Reason, StringComparison.Ordinal);
        Assert.Equal(Stage.Nominating, (await db.Elections.SingleAsync(e => e.Id == called.Id, Stop)).Stage);

        office.Clock.MoveOn(TimeSpan.FromDays(closes.On.DayNumber - office.Clock.Now().Day.DayNumber + 1));
        Assert.Null(await Step(StepByHand.CloseNominations));
        Assert.NotNull(await Step(StepByHand.OpenNominations));
        Assert.NotNull(await Step(StepByHand.SetAside));
        Assert.NotNull(await Step(StepByHand.CallOff, " "));
        using var later = await office.As("Farah Siddiqui");
        page = await later.Submit((await later.Get($"{called.At}/steps")).Form("Call it off"), ("Reason", "A court ordered it."));
        Assert.Contains("A court ordered it.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["OpenNominations", "CloseNominations", "CallOff"],
            (await db.Set<RecordEntry>().Where(entry => entry.Election == called.Id && entry.Kind == "stage-reached").OrderBy(entry => entry.Height).Select(entry => entry.PublicData!).ToListAsync(Stop))
                .Select(data => JsonDocument.Parse(data).RootElement.GetProperty("step").GetString()));
        await Records.AllHold(office.Database);

        async Task<RankAndFile.Counting.Refusal?> Step(StepByHand step, string reason = "R") =>
            await office.Door.Do(TakeStep.Act, await Farah(office), new TakeStep.Facts(called.Id, step, reason));
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Nobody_has_roles_that_do_not_go_together(On on)
    {
        await using var office = await Office.Open(on, cluster);
        using var draft = await Prepared.Draft(office);
        await using var db = office.Database.ForReading();
        var people = await db.People.ToDictionaryAsync(person => person.Name, person => person.Id, Stop);
        var (farah, idle) = (await Farah(office), await ElectionsDeeds.Added(office, "Ade Bello"));
        Assert.NotNull(await Scrutineer(people["Nia Rowlands"]));
        Assert.Contains("not independent", (await Scrutineer(people["Moses Adeyemi"]))!.Reason, StringComparison.Ordinal);
        Assert.NotNull(await Scrutineer(farah.Person!.Value));
        Assert.NotNull(await Scrutineer(idle, independent: false));
        Assert.NotNull(await Scrutineer(idle, basis: QualificationBasis.NamedBody));
        Assert.NotNull(await office.Door.Do(NameDeputy.Act, farah, new NameDeputy.Facts(draft.Id, people["Ruth Okafor"])));
        Assert.NotNull(await office.Door.Do(NameDeputy.Act, farah, new NameDeputy.Facts(draft.Id, people["Nia Rowlands"])));
        Assert.NotNull(await office.Door.Do(NameDeputy.Act, farah, new NameDeputy.Facts(draft.Id, new(9999))));
        Assert.NotNull(await office.OpenElection(Office.Administrator(new(1)), "Another", people["Ruth Okafor"]));
        Assert.NotNull(await office.Door.Do(TakeRoleBack.Act, farah, new TakeRoleBack.Facts(draft.Id, farah.Person!.Value, Role.ReturningOfficer, "R")));

        Assert.Null(await office.Door.Do(NameDeputy.Act, farah, new NameDeputy.Facts(draft.Id, idle)));
        Assert.NotNull(await Scrutineer(idle));
        using var deputy = await office.As("Ade Bello");
        foreach (var (path, may) in new[] { ("draft", true), ("rules/edit", true), ("timetable", true), ("duties", false), ("roles", false), ("steps", false), ("decisions", false), ("rules/amend", false) })
        {
            await deputy.Get($"{draft.At}/{path}");
            Assert.Equal((path, may ? HttpStatusCode.OK : HttpStatusCode.Forbidden), (path, deputy.Status));
        }

        Assert.NotNull(await office.Door.Do(TakeRoleBack.Act, farah, new TakeRoleBack.Facts(draft.Id, idle, Role.Deputy, "")));
        Assert.Null(await office.Door.Do(TakeRoleBack.Act, farah, new TakeRoleBack.Facts(draft.Id, idle, Role.Deputy, "Is a candidate.")));
        await deputy.Get($"{draft.At}/draft");
        Assert.Equal(HttpStatusCode.Forbidden, deputy.Status);
        Assert.Null(await Scrutineer(await ElectionsDeeds.Added(office, "Grace Lowe")));
        Assert.NotNull(await Scrutineer(people["Ruth Okafor"]));

        Task<RankAndFile.Counting.Refusal?> Scrutineer(PersonId person, bool independent = true, QualificationBasis basis = QualificationBasis.QualifiedAuditor) =>
            office.Door.Do(AppointScrutineer.Act, farah, new AppointScrutineer.Facts(draft.Id, person, basis, "", independent));
    }

    [Fact]
    public async Task The_rules_of_another_election_can_be_begun_with()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        using var called = await Prepared.Called(office);
        using var next = await Prepared.Draft(office, "Treasurer again");
        var page = await next.Officer.Get($"{next.At}/rules/edit?From=election-{called.Id}");
        Assert.Contains("{address-words: 1,000 words}", page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        await next.Officer.Submit(page.Form("Save the rules"), ("Text", page.QuerySelector("textarea")!.TextContent));
        await using var db = office.Database.ForReading();
        Assert.Equal($"election-{called.Id}", (await db.RulesOf(next.Id))!.BeganWith);
    }

    private static async Task<Signed> Farah(Office office)
    {
        await using var db = office.Database.ForReading();
        return new((await db.People.FirstAsync(person => person.Name == "Farah Siddiqui", Stop)).Id, null, "Farah Siddiqui", IsAdministrator: false, CodeGiven: true);
    }

    private static string Canonical(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', element.EnumerateObject().OrderBy(field => field.Name, StringComparer.Ordinal).Select(field => $"{Text(field.Name)}:{Canonical(field.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', element.EnumerateArray().Select(Canonical))}]",
        JsonValueKind.String => Text(element.GetString()!),
        _ => element.GetRawText(),
    };

    private static string Text(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}
