using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.People;
using RankAndFile.Web.Post;

namespace RankAndFile.Web.Elections;

/// <summary>Members were told who the scrutineer is: s 49(5) of the Act of 1992.</summary>
/// <param name="Scrutineer">The name that they were told.</param>
/// <param name="On">The day, as year, month and day.</param>
/// <param name="Proof">What shows it.</param>
/// <param name="Letters">How many letters went; 0 where none did.</param>
[Entry("scrutineer-announced", Version = 1)]
public sealed record ScrutineerAnnounced([property: Public] string Scrutineer, [property: Public] NoticeWay Way, [property: Public] string On, [property: Public] string Proof, [property: Public] long Letters, string By);

/// <summary>Writes to every member who chose e-mail who the scrutineer is. The words are fixed, so that nothing else goes out under this notice.</summary>
public static class EmailTheScrutineersName
{
    public sealed record Facts(ElectionId Election) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.SettleTheScrutineersTerms, who, facts.Election) is { } refused)
        {
            return refused;
        }

        var (refusal, election, scrutineer) = await NoteNotice.Known(db, facts.Election, NoticeWay.EmailToWhoeverChoseIt);
        if (refusal is not null)
        {
            return refusal;
        }

        var qualification = await db.Set<Qualification>().FirstOrDefaultAsync(q => q.Election == facts.Election && q.Person == scrutineer!.Id);
        var (subject, text) = Words((await db.Union.FirstAsync()).Name, election!.Name, scrutineer!.Name, qualification?.Body ?? "");
        var mailing = await WriteMailing.ToAll(db, new(Purpose.BallotNotice, subject, text, ""), Audience.Members, $"{Act1992.At("s 49(5)").Document}, s 49(5)", who, now);
        db.Add(new ScrutineerNotice { Election = facts.Election, Scrutineer = scrutineer.Id, Way = NoticeWay.EmailToWhoeverChoseIt, OnDay = now.Day, Proof = "", Letters = 0, Mailing = mailing, At = now, By = who.Person!.Value });
        db.Record(facts.Election, new ScrutineerAnnounced(scrutineer.Name, NoticeWay.EmailToWhoeverChoseIt, NoteNotice.Written(now.Day), text, 0, who.Name));
        return null;
    }

    /// <summary>What every member reads.</summary>
    public static (string Subject, string Text) Words(string union, string election, string scrutineer, string body)
    {
        var name = body.Length > 0 ? $"{scrutineer}, {body}" : scrutineer;
        return ($"The scrutineer of the election: {election}", $"""
            {union} has appointed an independent scrutineer for the election “{election}”:

            {name}

            The scrutineer supervises the voting papers, receives those that members return, can inspect the register of members, and reports on the election to the union and to you. A member who suspects that the register is inaccurate can ask the scrutineer to inspect it; who asked is told to nobody.

            This notice is required by section 49(5) of the Trade Union and Labour Relations (Consolidation) Act 1992.
            """);
    }
}

/// <summary>Keeps that members were told by letter or by the union's usual means, and what shows it.</summary>
public static class NoteNotice
{
    /// <param name="Letters">How many, where they were letters.</param>
    public sealed record Facts(ElectionId Election, NoticeWay Way, DateOnly On, string Proof, long Letters) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.SettleTheScrutineersTerms, who, facts.Election) is { } refused)
        {
            return refused;
        }

        var (refusal, _, scrutineer) = await Known(db, facts.Election, facts.Way);
        if ((refusal ?? RefusalOf(facts, now.Day)) is { } no)
        {
            return no;
        }

        var letters = facts.Way is NoticeWay.UsualMeans ? 0 : facts.Letters;
        db.Add(new ScrutineerNotice { Election = facts.Election, Scrutineer = scrutineer!.Id, Way = facts.Way, OnDay = facts.On, Proof = facts.Proof.Trim(), Letters = letters, At = now, By = who.Person!.Value });
        db.Record(facts.Election, new ScrutineerAnnounced(scrutineer.Name, facts.Way, Written(facts.On), facts.Proof.Trim(), letters, who.Name));
        return null;
    }

    internal static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static Refusal? RefusalOf(Facts facts, DateOnly today)
    {
        var because = Duties.SourceOf(Duty.NameTheScrutineerToMembers);
        return facts switch
        {
            { Way: NoticeWay.EmailToWhoeverChoseIt } => new("E-mail goes out from here, and its figures are kept by themselves.", because),
            { Way: var way } when !Enum.IsDefined(way) => new("Say how members were told.", because),
            { On: var on } when on > today => new("This is kept once members have been told, and not before.", because),
            { Proof: var proof } when proof.Trim().Length is 0 || !Printable.IsText(proof, ScrutineerNotice.LongestProof) =>
                new($"Say what shows it, in at most {ScrutineerNotice.LongestProof:N0} letters: the mail house's receipt, the issue and page of the journal, the address of the page. Everybody can read it.", because),
            { Way: not NoticeWay.UsualMeans, Letters: < 1 or > 100_000_000 } => new("Say how many letters went.", because),
            _ => null,
        };
    }

    /// <summary>What every notice needs: an election that everybody knows of, a scrutineer who has agreed, and that it was not given in this way before.</summary>
    internal static async Task<(Refusal? Refusal, Election? Election, Person? Scrutineer)> Known(OfficeDb db, ElectionId id, NoticeWay way)
    {
        var because = Duties.SourceOf(Duty.NameTheScrutineerToMembers);
        var election = await db.Elections.FirstAsync(e => e.Id == id);
        if (election.IsSealed || election.Stage is Stage.CalledOff or Stage.SetAside)
        {
            return (new("Members are told once the election is called, while it goes on.", because), null, null);
        }

        var scrutineer = await db.ScrutineerOf(id);
        if (scrutineer is null || !await db.Set<Terms>().AnyAsync(t => t.Election == id && t.Scrutineer == scrutineer.Id && t.AgreedAt != null))
        {
            return (new("Members are told the name of a scrutineer who has agreed to the terms.", because), null, null);
        }

        return await db.Set<ScrutineerNotice>().AnyAsync(n => n.Election == id && n.Scrutineer == scrutineer.Id && n.Way == way)
            ? (new("Members have been told of this scrutineer in this way.", because), null, null)
            : (null, election, scrutineer);
    }
}
