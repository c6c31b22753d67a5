using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Register;
using RankAndFile.Web.Register.Inspections;
using RankAndFile.Web.Register.OwnEntry;
using RankAndFile.Web.Register.Rolls;
using RankAndFile.Web.Rules;
using Contest = RankAndFile.Web.Elections.Contest;

namespace RankAndFile.Web.Tests.Register;

/// <summary>
/// The demonstration's General Secretary election on its relevant date: Kofi Mensah is its scrutineer, Meg Ruddock
/// a member who signs in, and five more are on the register, of whom two may not vote.
/// </summary>
internal static class UnionWithARoll
{
    internal const string Scrutineer = "Kofi Mensah";
    internal const string Member = "Meg Ruddock";
    internal const string Number = "R7001";

    internal static async Task<ElectionId> Lay(Office office)
    {
        Assert.Null(await office.Door.Do(Rows.Act, Signed.Office, office.Clock.Now().Day));
        await using var db = office.Database.ForReading();
        return (await db.Elections.FirstAsync(election => election.Footing == Footing.Statutory)).Id;
    }

    internal static async Task<Signed> As(Office office, string name)
    {
        await using var db = office.Database.ForReading();
        var person = await db.People.FirstAsync(p => p.Name == name);
        return new(person.Id, null, person.Name, person.IsAdministrator, CodeGiven: true);
    }

    internal static async Task<Roll> Freeze(Office office, ElectionId election)
    {
        Assert.Null(await office.Door.Do(FreezeRoll.Act, await As(office, "Moses Adeyemi"), new FreezeRoll.Facts(election)));
        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        await using var db = office.Database.ForReading();
        return await db.Set<Roll>().OrderByDescending(roll => roll.Number).FirstAsync(roll => roll.Election == election);
    }

    internal static async Task AskAndSay(Office office, ElectionId election)
    {
        var ruth = await As(office, Member);
        Assert.Null(await office.Door.Do(SayWhatIsWrong.Act, ruth, new SayWhatIsWrong.Facts(CorrectionAbout.Name, "My name is written with two d.")));
        Assert.Null(await office.Door.Do(AskForInspection.Act, ruth, new AskForInspection.Facts(election, "Several who left last year still get letters.")));
    }

    private static class Rows
    {
        internal static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, DateOnly today)
        {
            var branch = new Branch { Number = "YK/12", Name = "Leeds Mills" };
            var employer = new Employer { Name = "Aire Spinning", OtherNames = "" };
            db.AddRange(branch, employer);
            var ruth = New(Number, Member);
            db.AddRange(
                ruth,
                New("R7002", "Tomos Ellis", m => (m.OtherAddress, m.OtherAddressAskedOn) = ("c/o The Mill, Cardiff CF10 1AA", today.AddDays(-40))),
                New("R7003", "Ines Duarte", m => m.Country = "PT"),
                New("R7004", "Karl Brandt", m => m.Membership = Membership.Left),
                New("R7005", "Siân Price", m => m.Membership = Membership.Died),
                New("R7006", "No Address", m => m.Address = m.Postcode = ""));
            await db.SaveChangesAsync();

            var election = await db.Elections.FirstAsync(e => e.Footing == Footing.Statutory);
            var kofi = Person.New(Scrutineer, "kofi@demonstration.example", now);
            var asMember = Person.New(Member, "meg@demonstration.example", now);
            asMember.Member = ruth.Id;
            db.AddRange(kofi, asMember);
            await db.SaveChangesAsync();
            var officer = await db.People.FirstAsync(p => p.Name == "Moses Adeyemi");
            db.Add(new Grant { Election = election.Id, Person = kofi.Id, Role = Role.Scrutineer, GivenBy = officer.Id, GivenAt = now });
            db.Add(new Terms { Election = election.Id, Scrutineer = kofi.Id, Text = "1. Those of the Act.", OfferedBy = officer.Id, OfferedAt = now, AgreedAt = now });
            db.Add(new ScrutineerNotice { Election = election.Id, Scrutineer = kofi.Id, Way = NoticeWay.UsualMeans, OnDay = today, Proof = "The journal, page 2", Letters = 0, At = now, By = officer.Id });
            if (!await db.Set<Contest>().AnyAsync(contest => contest.Election == election.Id))
            {
                db.Add(new Contest
                {
                    Election = election.Id,
                    Title = "General Secretary",
                    Places = 1,
                    RuleBook = "fptp",
                    Electorate = Electorate.AllMembers,
                    Reserved = [],
                    Standing = new(),
                    Nominations = new(),
                    Choice = VotingSystemChoice.NotYet,
                    Incumbents = [],
                });
            }

            foreach (var date in await db.TimetableDates.Where(date => date.Election == election.Id).ToListAsync())
            {
                db.Remove(date);
                await db.SaveChangesAsync();
                db.Add(TimetableDate.Of(election.Id, date.Milestone is Milestone.NominationsOpen or Milestone.RelevantDate or Milestone.ScrutineerAppointed ? date.ToDated() with { On = today.AddDays(-1) } : date.ToDated()));
            }

            return null;
        }

        private static Member New(string number, string name, Action<Member>? change = null)
        {
            var member = new Member
            {
                Number = number,
                Name = name,
                NameKey = name.ToUpperInvariant(),
                Address = "1 Mill Lane\nLeeds",
                Postcode = "LS1 1AA",
                Country = "",
                OtherAddress = "",
                Email = "",
                Phone = "",
                Channel = Channel.Post,
                Formats = Formats.None,
                Occupation = "",
                Membership = Membership.Current,
                MembershipSince = new(2020, 1, 1),
                Class = MemberClass.Employed,
            };
            change?.Invoke(member);
            return member;
        }
    }
}
