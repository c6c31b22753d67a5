using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Nominations;
using RankAndFile.Web.Tests.Data;

namespace RankAndFile.Web.Tests.Nominations;

public sealed class ListTests(Cluster cluster)
{
    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Two_people_sign_the_list_off_and_what_changes_it_between_voids_the_first(On on)
    {
        await using var office = await Office.Open(on, cluster);
        var open = await NominationsOpen.Of(office);
        await using var db = office.Database.ForReading();
        var candidacy = await db.Set<Candidacy>().FirstAsync(c => c.Contest == open.All && c.Member == open.Candidates[0].Id, TestContext.Current.CancellationToken);
        Assert.Null(await open.Do(EnterAnswer.Act, "Moses Adeyemi", new EnterAnswer.Facts(open.Election, candidacy.Id, new(CandidateAnswer.Accepted, [new(StandingKind.WorkplaceRepresentative)], []), open.Today)));
        Assert.NotNull(await open.Sign("Moses Adeyemi"));
        await open.Close();
        Assert.NotNull(await open.Sign("Moses Adeyemi"));
        await open.RuleOnAll();

        Assert.Null(await open.Sign("Moses Adeyemi"));
        Assert.NotNull(await open.Sign("Moses Adeyemi"));
        Assert.NotNull(await open.Do(DeclareUnopposed.Act, "Moses Adeyemi", new DeclareUnopposed.Facts(open.Election)));

        // A candidate withdraws: who signed before signs again.
        Assert.Null(await open.Do(AnswerNomination.Act, NominationsOpen.Olwen, new AnswerNomination.Facts(open.Election, open.Wales, Said.Only(CandidateAnswer.Withdrawn))));
        Assert.Null(await open.Sign("Farah Siddiqui"));
        Assert.False(await SignOffs.IsFinal(db, open.Election));
        Assert.Equal(1, await db.Set<SignOff>().CountAsync(s => s.VoidedAt != null, TestContext.Current.CancellationToken));

        // The scrutineer is another, too. What is final stays.
        Assert.NotNull(await open.Do(SignList.Act, "Ruth Okafor", new SignList.Facts(open.Election, new string('0', 64))));
        Assert.Null(await open.Sign("Ruth Okafor"));
        Assert.True(await SignOffs.IsFinal(db, open.Election));
        Assert.NotNull(await open.Do(EnterAnswer.Act, "Moses Adeyemi", new EnterAnswer.Facts(open.Election, candidacy.Id, Said.Only(CandidateAnswer.Withdrawn), open.Today)));
        Assert.NotNull(await open.Rule((await open.Latest()).Id, NominationFault.NoQuorum));

        // One candidate for one place, and none for the other: there is no ballot.
        using var browser = office.Browser();
        var page = (await browser.Get($"/elections/{open.Election}/candidates")).Body!.TextContent;
        Assert.Contains(open.Candidates[0].Name, page, StringComparison.Ordinal);
        Assert.Contains("Elected unopposed", page, StringComparison.Ordinal);
        Assert.Contains("Nobody stands", page, StringComparison.Ordinal);
        Assert.Null(await open.Do(DeclareUnopposed.Act, "Moses Adeyemi", new DeclareUnopposed.Facts(open.Election)));
        await using var after = office.Database.ForReading();
        Assert.Equal(Stage.Declared, (await after.Elections.SingleAsync(e => e.Id == open.Election, TestContext.Current.CancellationToken)).Stage);
        await Records.AllHold(office.Database);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Whoever_ruled_does_not_decide_the_appeal_and_there_is_one(On on)
    {
        await using var office = await Office.Open(on, cluster);
        var open = await NominationsOpen.Of(office);
        await using var db = office.Database.ForReading();
        var appealed = await db.Set<NominationAppeal>().SingleAsync(TestContext.Current.CancellationToken);
        var invalid = await db.Set<Nomination>().SingleAsync(n => n.Id == appealed.Nomination, TestContext.Current.CancellationToken);
        var upheld = new DecideAppeal.Facts(open.Election, invalid.Id, Upheld: true, "Members knew the day.");
        Assert.NotNull(await open.Do(DecideAppeal.Act, "Moses Adeyemi", upheld));
        Assert.NotNull(await open.Do(DecideAppeal.Act, "Ruth Okafor", upheld));
        Assert.NotNull(await open.Do(DecideAppeal.Act, "Farah Siddiqui", upheld with { Words = " " }));
        Assert.NotNull(await open.Rule(invalid.Id, reason: null, "I was wrong."));
        Assert.NotNull(await open.Do(AppealRuling.Act, NominationsOpen.Olwen, new AppealRuling.Facts(open.Election, invalid.Id, "Once more.")));
        Assert.Null(await open.Do(DecideAppeal.Act, "Farah Siddiqui", upheld));
        Assert.NotNull(await open.Do(DecideAppeal.Act, "Farah Siddiqui", upheld));

        using var browser = office.Browser();
        var row = (await browser.Get($"/elections/{open.Election}/contests/{open.All}/nominated")).QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains($"{invalid.Number}. {invalid.BodyName}", StringComparison.Ordinal));
        Assert.Contains("Valid", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("The appeal was upheld", row.TextContent, StringComparison.Ordinal);

        // Nobody appeals against a ruling that is none of theirs.
        Assert.Null(await open.Enter(open.Free[0], open.Candidates[1]));
        var others = (await open.Latest()).Id;
        Assert.Null(await open.Rule(others, NominationFault.NoQuorum));
        Assert.NotNull(await open.Do(AppealRuling.Act, NominationsOpen.Olwen, new AppealRuling.Facts(open.Election, others, "It is unfair.")));
    }

    [Fact]
    public async Task A_candidate_declares_what_the_register_cannot_tell_or_does_not_stand()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        var open = await NominationsOpen.Of(office);
        var accepted = new AnswerNomination.Facts(open.Election, open.All, Said.Only(CandidateAnswer.Accepted));
        Assert.Equal("Rule 14.3", (await open.Do(AnswerNomination.Act, NominationsOpen.Olwen, accepted))!.Because.Place);

        // Whoever runs the election does not stand in it, or nominate.
        var olwen = (await open.As(NominationsOpen.Olwen)).Person!.Value;
        var full = accepted with { Said = new(CandidateAnswer.Accepted, [new(StandingKind.WorkplaceRepresentative)], []) };
        await open.MakeSecretary(open.Free[0]);
        Assert.Null(await open.Do(NameDeputy.Act, "Moses Adeyemi", new NameDeputy.Facts(open.Election, olwen)));
        Assert.Equal("Roles that go together", (await open.Do(AnswerNomination.Act, NominationsOpen.Olwen, full))!.Because.Place);
        Assert.Equal("Roles that go together", (await open.Send(open.Free[0], open.Candidates[0]))!.Because.Place);
        Assert.Null(await open.Do(TakeRoleBack.Act, "Moses Adeyemi", new TakeRoleBack.Facts(open.Election, olwen, Role.Deputy, "Is a candidate.")));

        using var browser = await office.As(NominationsOpen.Olwen);
        var page = await browser.Get($"/elections/{open.Election}/contests/{open.All}/answer");
        await browser.Submit(page.Form("Send this answer"), ("Answer", nameof(CandidateAnswer.Accepted)), ("Declared", "0"));
        Assert.Equal("/my-nominations", browser.Path);
        Assert.Contains("By the register you may stand.", (await browser.Get($"/elections/{open.Election}/stand")).Body!.TextContent, StringComparison.Ordinal);

        // Nobody answers for somebody else, or to nothing.
        Assert.NotNull(await open.Do(AnswerNomination.Act, "Farah Siddiqui", accepted));
        Assert.NotNull(await open.Do(AnswerNomination.Act, NominationsOpen.Olwen, accepted with { Contest = new(1) }));
        Assert.NotNull(await open.Do(AnswerNomination.Act, NominationsOpen.Olwen, accepted with { Said = Said.Only(CandidateAnswer.Declined) }));
        await open.Close();
        await using var db = office.Database.ForReading();
        var late = (await db.Set<Candidacy>().FirstAsync(c => c.Contest == open.All && c.Answer == CandidateAnswer.Waiting, TestContext.Current.CancellationToken)).Id;
        var paper = new EnterAnswer.Facts(open.Election, late, new(CandidateAnswer.Accepted, [new(StandingKind.WorkplaceRepresentative)], []), open.Today);
        Assert.NotNull(await open.Do(EnterAnswer.Act, "Moses Adeyemi", paper));

        // A letter that arrived in time counts when it is entered after.
        Assert.Null(await open.Do(EnterAnswer.Act, "Moses Adeyemi", paper with { ReceivedOn = open.Today.AddDays(-1) }));
    }
}
