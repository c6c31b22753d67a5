using System.Text;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Audit;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Post;
using RankAndFile.Web.Tests.Data;

namespace RankAndFile.Web.Tests.Elections;

/// <summary>What stands between a scrutineer's appointment and the first thing they do: ss 49, 51A and 24A of the Act of 1992.</summary>
public sealed class ScrutineerTests(Cluster cluster)
{
    [Theory]
    [InlineData(false, NoticeWay.UsualMeans)]
    [InlineData(true)]
    [InlineData(true, NoticeWay.EmailToWhoeverChoseIt)]
    [InlineData(true, NoticeWay.LettersToTheOthers)]
    public void A_scrutineer_begins_nothing_before_terms_and_notice(bool hasAgreed, params NoticeWay[] told) =>
        Assert.NotNull(ScrutineersStart.RefusalToBegin(Duties.Statutory, hasAgreed, told));

    [Theory]
    [InlineData(NoticeWay.UsualMeans)]
    [InlineData(NoticeWay.LettersToEverybody)]
    [InlineData(NoticeWay.EmailToWhoeverChoseIt, NoticeWay.LettersToTheOthers)]
    public void A_notice_to_each_or_the_unions_usual_means_is_enough(params NoticeWay[] told) =>
        Assert.Null(ScrutineersStart.RefusalToBegin(Duties.Statutory, hasAgreed: true, told));

    [Fact]
    public void Where_the_duty_is_switched_off_nobody_need_be_told() =>
        Assert.Null(ScrutineersStart.RefusalToBegin(Duties.Of(Footing.OwnRules, [Duty.NameTheScrutineerToMembers]), hasAgreed: true, []));

    [Fact]
    public void No_union_can_leave_a_term_of_the_Act_out()
    {
        var written = Terms.Written(Duties.Statutory, "");
        Assert.All(Terms.OfTheAct, term => Assert.Contains(term.Words, written, StringComparison.Ordinal));
        Assert.StartsWith($"{Terms.OfTheAct.Length + 1}. The fee", Terms.Written(Duties.Statutory, "The fee is fixed.").Split("\n\n")[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Terms_are_offered_agreed_to_and_then_stand(On on)
    {
        await using var office = await Office.Open(on, cluster);
        using var called = await Prepared.Called(office);
        using var grace = await office.As("Grace Lowe");
        Assert.Contains("not offered", (await grace.Get($"{called.At}/scrutineer/terms")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var page = await called.Officer.Get($"{called.At}/scrutineer/settle");
        Assert.Contains("no grounds", (await called.Officer.Submit(page.Form("Offer the terms"), ("Besides", "The fee is £900."))).Alert(), StringComparison.Ordinal);
        await called.Officer.Submit(page.Form("Offer the terms"), ("Besides", "The fee is £900."), ("HasNoGrounds", "true"));

        page = await grace.Get($"{called.At}/scrutineer/terms");
        var stale = page.Form("I declare this and agree to the terms");
        office.Clock.MoveOn(TimeSpan.FromMinutes(1));
        await called.Officer.Submit((await called.Officer.Get($"{called.At}/scrutineer/settle")).Form("Offer the terms anew"), ("Besides", "The fee is £800."), ("HasNoGrounds", "true"));
        (string, string)[] all = [.. Enumerable.Range(0, AgreeToTerms.Declarations.Length).Select(at => ("Declared", $"{at}"))];
        Assert.Contains("offered anew", (await grace.Submit(stale, all)).Alert(), StringComparison.Ordinal);
        page = await grace.Get($"{called.At}/scrutineer/terms");
        Assert.Contains("declares all of this", (await grace.Submit(page.Form("I declare this and agree to the terms"), all[1..])).Alert(), StringComparison.Ordinal);
        Assert.Empty((await grace.Submit((await grace.Get($"{called.At}/scrutineer/terms")).Form("I declare this and agree to the terms"), all)).Alert());

        await using var db = office.Database.ForReading();
        var farah = await As(office, "Farah Siddiqui");
        Assert.Equal("s 49(4)", (await office.Door.Do(OfferTerms.Act, farah, new OfferTerms.Facts(called.Id, "", HasNoGrounds: true)))!.Because.Place);
        await Assert.ThrowsAnyAsync<Exception>(() => office.Door.Do(Edit, farah, called.Id));
        var shown = (await office.Browser().Get($"{called.At}/scrutineer")).QuerySelector("main")!.TextContent;
        Assert.Contains("£800", shown, StringComparison.Ordinal);
        Assert.Contains("assist me in a scrutineer's functions", shown, StringComparison.Ordinal);
        await Records.AllHold(office.Database);

        static async Task<RankAndFile.Counting.Refusal?> Edit(OfficeDb db, Signed who, Instant now, ElectionId election)
        {
            (await db.Set<Terms>().FirstAsync(t => t.Election == election)).Text = "1. Whatever the union likes.";
            await db.SaveChangesAsync();
            return null;
        }
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Who_chose_email_is_written_to_in_fixed_words_and_everybody_else_by_letter(On on)
    {
        await using var office = await Office.Open(on, cluster);
        using var called = await Prepared.Called(office);
        var (farah, grace) = (await As(office, "Farah Siddiqui"), await As(office, "Grace Lowe"));
        Assert.Contains("agreed to the terms", (await office.Door.Do(EmailTheScrutineersName.Act, farah, new EmailTheScrutineersName.Facts(called.Id)))!.Reason, StringComparison.Ordinal);
        await Agree(office, called.Id, farah, grace);
        await using var db = office.Database.ForReading();
        Assert.Equal("s 49(5)", (await db.RefusalToBegin(grace, called.Id, office.Clock.Now()))!.Because.Place);

        await called.Officer.Submit((await called.Officer.Get($"{called.At}/scrutineer/settle")).Form("Write to every member who chose e-mail"));
        Assert.NotNull(await office.Door.Do(NoteNotice.Act, farah, new NoteNotice.Facts(called.Id, NoticeWay.LettersToTheOthers, office.Clock.Now().Day.AddDays(1), "Receipt", 9)));
        Assert.NotNull(await office.Door.Do(NoteNotice.Act, farah, new NoteNotice.Facts(called.Id, NoticeWay.LettersToTheOthers, office.Clock.Now().Day, "", 9)));
        Assert.Null(await office.Door.Do(NoteNotice.Act, farah, new NoteNotice.Facts(called.Id, NoticeWay.LettersToTheOthers, office.Clock.Now().Day, "Receipt 4711 of the mail house", 9)));
        Assert.NotNull(await db.RefusalToBegin(grace, called.Id, office.Clock.Now()));
        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        var notice = await db.Set<ScrutineerNotice>().SingleAsync(n => n.Election == called.Id && n.Mailing != null, TestContext.Current.CancellationToken);
        var mailing = await db.Mailings.SingleAsync(m => m.Id == notice.Mailing, TestContext.Current.CancellationToken);
        var reached = await db.Members.Where(m => m.EmailKey != null && m.Channel == Web.Register.Channel.Email && (m.Membership == Web.Register.Membership.Current || m.Membership == Web.Register.Membership.InArrears)).Select(m => m.EmailKey).Distinct().CountAsync(TestContext.Current.CancellationToken);
        Assert.Equal((reached, MailingState.Going), ((int)mailing.Readers, mailing.State));
        Assert.Equal(EmailTheScrutineersName.Words("Amalgamated Union of Makers and Carers", "Treasurer", "Grace Lowe", "").Text, mailing.Text);

        Assert.Null(await db.RefusalToBegin(grace, called.Id, office.Clock.Now()));
        Assert.Contains("Receipt 4711", (await office.Browser().Get($"{called.At}/scrutineer")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interference_is_read_by_the_scrutineer_and_by_nobody_else()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        using var called = await Prepared.Called(office);
        var (farah, grace) = (await As(office, "Farah Siddiqui"), await As(office, "Grace Lowe"));
        const string What = "An officer asked for the list of those who had not voted.";
        Assert.Null(await office.Door.Do(KeepLog.Act, grace, new KeepLog.Facts(called.Id, LoggedKind.Interference, office.Clock.Now().Day, What)));
        Assert.Null(await office.Door.Do(KeepLog.Act, grace, new KeepLog.Facts(called.Id, LoggedKind.Request, office.Clock.Now().Day, "A safe.")));
        Assert.NotNull(await office.Door.Do(AnswerTheScrutineer.Act, farah, new AnswerTheScrutineer.Facts(called.Id, 1, RequestAnswer.Declined, "")));
        Assert.Null(await office.Door.Do(AnswerTheScrutineer.Act, farah, new AnswerTheScrutineer.Facts(called.Id, 1, RequestAnswer.Declined, "There is none.")));

        foreach (var path in new[] { "", "/scrutineer", "/scrutineer/settle", "/scrutineer/requests", "/record" })
        {
            Assert.DoesNotContain("who had not voted", (await called.Officer.Get(called.At + path)).Body!.TextContent, StringComparison.Ordinal);
        }

        using var browser = await office.As("Grace Lowe");
        Assert.Contains(What, (await browser.Get($"{called.At}/scrutineer/log")).Body!.TextContent, StringComparison.Ordinal);
        await using var db = office.Database.ForReading();
        var faces = await db.Set<RecordEntry>().Where(entry => entry.Election == called.Id && entry.Kind == "scrutineer-logged").Select(entry => entry.PublicData).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, faces.Count);
        Assert.All(faces, face => Assert.DoesNotContain("voted", Encoding.UTF8.GetString(face!), StringComparison.Ordinal));
    }

    internal static async Task Agree(Office office, ElectionId election, Signed officer, Signed scrutineer)
    {
        Assert.Null(await office.Door.Do(OfferTerms.Act, officer, new OfferTerms.Facts(election, "", HasNoGrounds: true)));
        await using var db = office.Database.ForReading();
        var terms = await db.Set<Terms>().FirstAsync(t => t.Election == election && t.Scrutineer == scrutineer.Person);
        Assert.Null(await office.Door.Do(AgreeToTerms.Act, scrutineer, new AgreeToTerms.Facts(election, AgreeToTerms.Declarations.Length, terms.OfferedAt)));
    }

    private static async Task<Signed> As(Office office, string name)
    {
        await using var db = office.Database.ForReading();
        var person = await db.People.FirstAsync(p => p.Name == name);
        return new(person.Id, null, person.Name, person.IsAdministrator, CodeGiven: true);
    }
}
