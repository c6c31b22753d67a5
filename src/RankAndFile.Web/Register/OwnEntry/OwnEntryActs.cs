using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Register.OwnEntry;

/// <summary>The entry of whoever asks, and of nobody else.</summary>
public static class Own
{
    internal static Source Act1992(string section) => new("Trade Union and Labour Relations (Consolidation) Act 1992", section);

    internal static Refusal NoEntry { get; } = new("No entry in the register is known to be yours. Ask the office to join your sign-in to your membership.", Act1992("s 24(3)"));

    /// <summary>The member that somebody signed in is, or null.</summary>
    public static async Task<Member?> EntryOf(this OfficeDb db, Signed who) =>
        who.Person is { } person && (await db.People.FirstAsync(p => p.Id == person)).Member is { } member
            ? await db.Members.FirstAsync(m => m.Id == member)
            : null;

    internal static bool IsText(string text, int longest) =>
        text.Trim().Length <= longest && !text.Any(letter => char.IsControl(letter) && letter is not ('\r' or '\n'));
}

/// <summary>Keeps what a member says is wrong with their entry, for the office to answer.</summary>
public static class SayWhatIsWrong
{
    public const int Longest = 2_000;
    public const int MostOpen = 20;

    public sealed record Facts(CorrectionAbout About, string Said);

    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.SeeOwnEntry, who) is { } refused)
        {
            return refused;
        }

        if (await db.EntryOf(who) is not { } member)
        {
            return Own.NoEntry;
        }

        if (facts.Said.Trim().Length is 0 || !Own.IsText(facts.Said, Longest) || !Enum.IsDefined(facts.About))
        {
            return new($"Say what is wrong, in at most {Longest} letters.", Own.Act1992("s 24(1)"));
        }

        if (await db.Set<Correction>().CountAsync(correction => correction.Member == member.Id && correction.AnsweredAt == null) >= MostOpen)
        {
            return new($"{MostOpen} things you said wait for an answer. The office answers them first.", Own.Act1992("s 24(1)"));
        }

        db.Add(new Correction { Member = member.Id, By = who.Person!.Value, At = now, About = facts.About, Said = facts.Said.Trim(), Answer = "" });
        return null;
    }
}

/// <summary>Answers what a member said: accepted, or declined with the reason.</summary>
public static class AnswerCorrection
{
    public sealed record Facts(CorrectionId Correction, bool Accepted, string Answer);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.AnswerCorrections, who) is { } refused)
        {
            return refused;
        }

        if (await db.Set<Correction>().FirstOrDefaultAsync(c => c.Id == facts.Correction) is not { } correction)
        {
            return new("There is no such request.", Source.Docs("register.md", "Own entry"));
        }

        if (correction.AnsweredAt is not null)
        {
            return new("This has been answered.", Source.Docs("register.md", "Own entry"));
        }

        if (!Own.IsText(facts.Answer, SayWhatIsWrong.Longest) || (!facts.Accepted && facts.Answer.Trim().Length is 0))
        {
            return new("Whoever is told no is told why.", Source.Docs("register.md", "Own entry"));
        }

        (correction.AnsweredAt, correction.AnsweredBy, correction.Accepted, correction.Answer) = (now, who.Person, facts.Accepted, facts.Answer.Trim());
        return null;
    }
}

/// <summary>Sets how a member wants to be written to, and in which formats.</summary>
public static class ChooseChannel
{
    public sealed record Facts(Channel Channel, Formats Formats);

    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.SeeOwnEntry, who) is { } refused)
        {
            return refused;
        }

        if (await db.EntryOf(who) is not { } member)
        {
            return Own.NoEntry;
        }

        const Formats All = Formats.LargePrint | Formats.Braille | Formats.Audio | Formats.Welsh;
        if (!Enum.IsDefined(facts.Channel) || (facts.Formats & ~All) is not Formats.None)
        {
            return new("Choose from what is offered.", Own.Act1992("s 51(4)"));
        }

        if (facts.Channel is Channel.Email && member.Email.Length is 0)
        {
            return new("Your entry has no e-mail address. Tell the office what it is first.", Own.Act1992("s 51(4)"));
        }

        var before = MemberFields.Of(member);
        (member.Channel, member.Formats) = (facts.Channel, facts.Formats);
        return await db.Changed(member, before, Known.ByTheMember, who, now);
    }
}

/// <summary>A member asks in writing that another address be treated as their postal address; or, with an empty one, that the home address count again.</summary>
public static class AskForOtherAddress
{
    public const int Longest = 400;

    public sealed record Facts(string Address);

    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.SeeOwnEntry, who) is { } refused)
        {
            return refused;
        }

        if (await db.EntryOf(who) is not { } member)
        {
            return Own.NoEntry;
        }

        var address = string.Join('\n', facts.Address.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (!Own.IsText(address, Longest))
        {
            return new($"An address has at most {Longest} letters.", Own.Act1992("s 24(5)"));
        }

        if (address == member.OtherAddress)
        {
            return new("This is how your entry has it already.", Own.Act1992("s 24(5)"));
        }

        var before = MemberFields.Of(member);
        (member.OtherAddress, member.OtherAddressAskedOn) = (address, address.Length > 0 ? now.Day : null);
        db.Add(new AddressRequest { Member = member.Id, By = who.Person!.Value, At = now, Address = address });
        return await db.Changed(member, before, Known.ByTheMember, who, now);
    }
}
