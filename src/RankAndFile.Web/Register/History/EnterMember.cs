using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Register;

/// <summary>How the office came to know: by a letter, a form, a call; and where that can be looked up.</summary>
public sealed record Known(Way Way, string Note)
{
    public static Known ByTheMember { get; } = new(Way.ByTheMember, "");

    /// <summary>Why the office cannot write by this.</summary>
    internal Refusal? Refusal() =>
        Way is Way.Import or Way.ByTheMember || !Enum.IsDefined(Way) || Note.Trim().Length is 0 or > Longest.Note || Cells.HasControl(Note)
            ? new($"Say how the office came to know, and where that can be looked up, in at most {Longest.Note} letters.", Because.Entry)
            : null;
}

/// <summary>What every act that touches an entry writes down, so that no edit is silent.</summary>
public static class History
{
    /// <summary>A new entry, and that it was made.</summary>
    public static async Task<Refusal?> Enter(this OfficeDb db, Member member, Known known, Signed who, Instant now)
    {
        if (await AtTheSameTime.RefusalToWrite(db, null) is { } refusal)
        {
            return refusal;
        }

        var change = await Begin(db, known, who, now);
        member.Entered = change.Id;
        db.Add(member);
        await db.Moved(null, member.Membership);
        return null;
    }

    /// <summary>An entry that was changed, with what it was before. An entry in which nothing differs has no history of it.</summary>
    /// <param name="before">What <see cref="MemberFields.Of"/> said before anything was changed.</param>
    public static async Task<Refusal?> Changed(this OfficeDb db, Member member, string?[] before, Known known, Signed who, Instant now)
    {
        var changes = FieldChanges.Between(before, member);
        if (changes.Count is 0)
        {
            return null;
        }

        if (await AtTheSameTime.RefusalToWrite(db, member.Id) is { } refusal)
        {
            return refusal;
        }

        var change = await Begin(db, known, who, now);
        db.Add(new MemberChange { Change = change.Id, Member = member.Id, Fields = FieldChanges.Written(changes) });
        await db.Moved(Enum.Parse<Membership>(before[MemberFields.PlaceOf(nameof(Member.Membership))]!), member.Membership);
        return null;
    }

    /// <summary>Moves the numbers of members along.</summary>
    internal static async Task Moved(this OfficeDb db, Membership? from, Membership? to, long members = 1)
    {
        if (from == to || members is 0)
        {
            return;
        }

        foreach (var (membership, by) in new[] { (from, -members), (to, members) })
        {
            if (membership is { } standing)
            {
                var count = await db.FindAsync<RegisterCount>(standing);
                count!.Members += by;
            }
        }
    }

    private static async Task<RegisterChange> Begin(OfficeDb db, Known known, Signed who, Instant now)
    {
        var change = new RegisterChange { Way = known.Way, MadeBy = who.Person, MadeAt = now, Note = known.Note.Trim() };
        db.Add(change);
        await db.SaveChangesAsync();
        return change;
    }
}

/// <summary>An entry as somebody writes it by hand.</summary>
public sealed record Written(
    string Name, string Address, string Postcode, string Country, string OtherAddress, DateOnly? OtherAddressAskedOn,
    string Email, string Phone, Channel Channel, Formats Formats, string BranchNumber, string Occupation,
    Membership Membership, DateOnly? MembershipSince, MemberClass Class, DateOnly? Joined)
{
    public RegionId? Region { get; init; }

    public SectorId? Sector { get; init; }

    /// <summary>As the register names it.</summary>
    public string Employer { get; init; } = "";

    /// <summary>Of that employer, as the register names it.</summary>
    public string Workplace { get; init; } = "";

    /// <summary>Why this cannot stand in the register.</summary>
    public Refusal? Refusal(Instant now)
    {
        if (Name.Trim().Length is 0 or > Longest.Name)
        {
            return new($"A member has a name of at most {Longest.Name} letters.", Because.Entry);
        }

        if (new[] { Address, OtherAddress }.Any(address => address.Length > Longest.Address) || new[] { Postcode, Phone, Occupation, BranchNumber }.Any(text => text.Length > Longest.Line))
        {
            return new($"An address has at most {Longest.Address} letters, a line {Longest.Line}.", Because.Entry);
        }

        if (Country.Trim().Length is not (0 or 2) || !Country.Trim().All(char.IsAsciiLetter))
        {
            return new("A country is two letters, such as IE; for the United Kingdom it is left empty.", Because.Entry);
        }

        if (new[] { Name, Address, Postcode, OtherAddress, Phone, Occupation }.Any(Cells.HasControl))
        {
            return new("An entry holds only letters that can be printed.", Because.Entry);
        }

        if (OtherAddress.Trim().Length > 0 != OtherAddressAskedOn is not null)
        {
            return new("Another address is entered only with the day on which the member asked for it in writing, and that day only with the address.", Because.OtherAddress);
        }

        if (OtherAddressAskedOn > now.Day || Joined > now.Day || MembershipSince > now.Day)
        {
            return new("A day in the register cannot lie in the future.", Because.Entry);
        }

        return Cells.IsEmail(Email.Trim()) || Email.Trim().Length is 0 ? null : new("This is no e-mail address.", Because.Entry);
    }

    public void Into(Member member, PlacesWritten places, Instant now)
    {
        var since = MembershipSince ?? (Membership == member.Membership ? member.MembershipSince : now.Day);
        (member.Name, member.Address, member.Postcode, member.Country) = (Name.Trim(), Cells.Lines(Address), Cells.Postcode(Postcode), Country.Trim().ToUpperInvariant());
        member.NameKey = NameKeys.Of(member.Name);
        (member.OtherAddress, member.OtherAddressAskedOn) = (Cells.Lines(OtherAddress), OtherAddressAskedOn);
        (member.Email, member.EmailKey, member.Phone) = (Email.Trim(), NameKeys.OfEmail(Email), Phone.Trim());
        (member.Channel, member.Formats, member.Occupation) = (Channel, Formats, Occupation.Trim());
        (member.Branch, member.Employer, member.Workplace) = (places.Branch, places.Employer, places.Workplace);
        (member.Region, member.Sector) = (Region, Sector);
        (member.Membership, member.MembershipSince, member.Class, member.Joined) = (Membership, since, Class, Joined);
    }
}

internal static class Longest
{
    internal const int Number = 40;
    internal const int Name = 160;
    internal const int Line = 200;
    internal const int Address = 500;
    internal const int Note = 300;
}

internal static class Because
{
    internal static Source Entry { get; } = Act1992("s 24(1)");

    internal static Source OtherAddress { get; } = Act1992("s 24(5)");

    internal static Source Import { get; } = Source.Docs("register.md", "Importing");

    internal static Source Undo { get; } = Source.Docs("register.md", "Undoing an import");

    private static Source Act1992(string section) => new("Trade Union and Labour Relations (Consolidation) Act 1992", section);
}

/// <summary>Enters a member from a letter, a form, or a call.</summary>
public static class EnterMember
{
    public sealed record Facts(string Number, Written Entry, Known Known);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.KeepTheRegister, who) is { } refused)
        {
            return refused;
        }

        var number = facts.Number.Trim();
        if (number.Length is 0 or > Longest.Number || number.Any(char.IsControl) || await db.Members.AnyAsync(member => member.Number == number))
        {
            return new("A member has a number of their own, which nobody else has or had.", Because.Entry);
        }

        if ((facts.Known.Refusal() ?? facts.Entry.Refusal(now)) is { } wrong)
        {
            return wrong;
        }

        var (places, missing) = await PlacesWritten.Of(db, facts.Entry);
        if (missing is not null)
        {
            return missing;
        }

        var member = Blank(number, now.Day);
        facts.Entry.Into(member, places!, now);
        return await db.Enter(member, facts.Known, who, now);
    }

    internal static Member Blank(string number, DateOnly since) => new()
    {
        Number = number,
        Name = "",
        NameKey = "",
        Address = "",
        Postcode = "",
        Country = "",
        OtherAddress = "",
        Email = "",
        Phone = "",
        Channel = Channel.Post,
        Formats = Formats.None,
        Occupation = "",
        Membership = Membership.Current,
        MembershipSince = since,
        Class = MemberClass.Employed,
    };
}

/// <summary>Changes an entry from a letter, a form, or a call. What it was stays in its history.</summary>
public static class ChangeMember
{
    public sealed record Facts(MemberId Member, Written Entry, Known Known);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.KeepTheRegister, who) is { } refused)
        {
            return refused;
        }

        if (await db.Members.AsTracking().FirstOrDefaultAsync(m => m.Id == facts.Member) is not { } member)
        {
            return new("There is no such member.", Because.Entry);
        }

        if ((facts.Known.Refusal() ?? facts.Entry.Refusal(now)) is { } wrong)
        {
            return wrong;
        }

        var (places, missing) = await PlacesWritten.Of(db, facts.Entry);
        if (missing is not null)
        {
            return missing;
        }

        var before = MemberFields.Of(member);
        facts.Entry.Into(member, places!, now);
        return await db.Changed(member, before, facts.Known, who, now);
    }
}
