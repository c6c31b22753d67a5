using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Audit;
using RankAndFile.Web.Data;
using RankAndFile.Web.Jobs;
using RankAndFile.Web.People;
using RankAndFile.Web.Register;
using RankAndFile.Web.Rules;

namespace RankAndFile.Web.Hosting;

/// <summary>The Amalgamated Union of Makers and Carers, which nobody can join: a union invented to try things in.</summary>
public static class Demonstration
{
    /// <summary>Fills an empty database, by the acts that people use. A database that is not empty stays as it is.</summary>
    public static async Task Fill(Database database, Door door, Recorder recorder, TimeProvider clock, Runner runner, Settings settings, AddressSeal seal)
    {
        await using var db = database.ForReading();
        if (await db.People.AnyAsync())
        {
            return;
        }

        await Done(door.Do(Begin.Act, Signed.Office, new Begin.Facts()));
        var people = await db.People.ToDictionaryAsync(person => person.Name, person => person.Id);
        var administrator = new Signed(people["Nia Rowlands"], null, "Nia Rowlands", IsAdministrator: true, CodeGiven: true);

        await Rules(door, db, administrator);
        await RegisterOfMakersAndCarers.Enter(door, runner, db, administrator, settings.Members, settings.Data);
        await ElectionsOfMakersAndCarers.Fill(door, db, recorder.Key, administrator, clock.Now().Day);
        await NominationsOfMakersAndCarers.Fill(door, db, recorder.Key, administrator, clock.Now().Day);
        await ResultsOfThePast.Fill(door, administrator);
        if (settings.Mail.Smtp is null)
        {
            // A real mail server is not troubled with invented people.
            await ReadersOfMakersAndCarers.Fill(door, seal, administrator);
        }
    }

    /// <summary>Rules as they were published, and as they were amended since.</summary>
    private static async Task Rules(Door door, OfficeDb db, Signed administrator)
    {
        const string Text = """
            # Part A: Before the vote

            1 Who may stand

            1.1 Every member who has paid for thirteen weeks may stand, unless a class to which the member belongs is shut out by the rule book.
            1.2 A nomination counts if
            (a) the branch met with seven days' notice;
            (b) the meeting was quorate; and
            (c) its minutes reach the returning officer before nominations close.

            2 What candidates may send

            2.1 A candidate may send a statement of 150 words with the invitation to nominate.
            2.2 An election address has at most 1,000 words and is sent as it was written.

            # Part B: Equal chances

            3 Money and staff

            3.1 No money of the union or of a branch promotes a candidate.
            3.2 Staff of the union stay neutral in working hours.
            """;
        await Done(door.Do(PublishDocument.Act, administrator, new PublishDocument.Facts("Rules for electing the General Secretary", "general-secretary-rules", DocumentKind.ElectionRules, Text, "Adopted by the Executive Council.")));
        var document = (await db.Documents.FirstAsync()).Id;
        var amended = Text.Replace("150 words", "200 words", StringComparison.Ordinal) + "\n3.3 Whoever breaks 3.1 or 3.2 is named on the page of the election.\n";
        await Done(door.Do(AmendDocument.Act, administrator, new AmendDocument.Facts(document, 1, amended, "Decided by the Executive Council after branches asked for longer statements.")));
        await OriginalOfMakersAndCarers.Fill(door, db, administrator);
    }

    internal static async Task Done(Task<Refusal?> act)
    {
        if (await act is { } refusal)
        {
            throw new InvalidOperationException($"The demonstration breaks a rule: {refusal}");
        }
    }

    /// <summary>Makes the database a demonstration, once and for ever, with its people.</summary>
    private static class Begin
    {
        internal sealed record Facts;

        internal static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
        {
            if (await db.People.AnyAsync())
            {
                return BecomeAdministrator.TheUnionHasOne;
            }

            var union = await db.Union.FirstAsync();
            (union.Name, union.IsDemonstration, union.InWelsh, union.Since) = ("Amalgamated Union of Makers and Carers", true, true, now);
            db.Add(Person.New("Nia Rowlands", "nia@demonstration.example", now, isAdministrator: true));
            db.Add(Person.New("Moses Adeyemi", "moses@demonstration.example", now));
            db.Add(Person.New("Farah Siddiqui", "farah@demonstration.example", now));
            db.Add(Person.New("Ruth Okafor", "ruth@demonstration.example", now));
            return null;
        }
    }
}
