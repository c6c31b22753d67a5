using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Register;

/// <summary>An entry as the office writes it by hand, from a letter, a form or a call.</summary>
public abstract class EntryPage : OfficePage
{
    /// <summary>What is in the fields of the form, by their names.</summary>
    [BindProperty]
    public EntryForm Entry { get; set; } = new();

    [BindProperty]
    public Way Way { get; set; } = Way.Letter;

    [BindProperty]
    public string? Note { get; set; }

    public static IEnumerable<Way> ByHand => Enum.GetValues<Way>().Where(way => way is not (Way.Import or Way.ByTheMember));

    /// <summary>The entry that was written, or null where something is missing, which is then said.</summary>
    protected Written? Read()
    {
        CheckName("Entry.Name", Entry.Name ?? "", Longest.Name);
        if (Entry.Email?.Trim() is { Length: > 0 } email)
        {
            CheckEmail("Entry.Email", email);
        }

        if (Note?.Trim() is not { Length: > 0 and <= Longest.Note } || !ByHand.Contains(Way))
        {
            Wrong(nameof(Note), "wrong.note");
        }

        return ModelState.IsValid ? Entry.ToWritten() : null;
    }

    protected Known Known => new(Way, Note ?? "");
}

/// <summary>The fields of an entry.</summary>
public sealed class EntryForm
{
    public string? Name { get; set; }

    public string? Address { get; set; }

    public string? Postcode { get; set; }

    public string? Country { get; set; }

    public string? OtherAddress { get; set; }

    public DateOnly? OtherAddressAskedOn { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public Channel Channel { get; set; }

    public List<Formats> Formats { get; set; } = [];

    public string? BranchNumber { get; set; }

    public RegionId? Region { get; set; }

    public SectorId? Sector { get; set; }

    public string? Employer { get; set; }

    public string? Workplace { get; set; }

    public string? Occupation { get; set; }

    public Membership Membership { get; set; }

    public DateOnly? MembershipSince { get; set; }

    public MemberClass Class { get; set; }

    public DateOnly? Joined { get; set; }

    public static async Task<EntryForm> Of(OfficeDb db, Member member) => new()
    {
        Name = member.Name,
        Address = member.Address,
        Postcode = member.Postcode,
        Country = member.Country,
        OtherAddress = member.OtherAddress,
        OtherAddressAskedOn = member.OtherAddressAskedOn,
        Email = member.Email,
        Phone = member.Phone,
        Channel = member.Channel,
        Formats = [.. Enum.GetValues<Formats>().Where(format => format is not Register.Formats.None && member.Formats.HasFlag(format))],
        BranchNumber = await db.Branches.Where(branch => branch.Id == member.Branch).Select(branch => branch.Number).FirstOrDefaultAsync(),
        Region = member.Region,
        Sector = member.Sector,
        Employer = await db.Employers.Where(employer => employer.Id == member.Employer).Select(employer => employer.Name).FirstOrDefaultAsync(),
        Workplace = await db.Workplaces.Where(workplace => workplace.Id == member.Workplace).Select(workplace => workplace.Name).FirstOrDefaultAsync(),
        Occupation = member.Occupation,
        Membership = member.Membership,
        MembershipSince = member.MembershipSince,
        Class = member.Class,
        Joined = member.Joined,
    };

    public Written ToWritten() => new(
        Name ?? "", Address ?? "", Postcode ?? "", Country ?? "", OtherAddress ?? "", OtherAddressAskedOn,
        Email ?? "", Phone ?? "", Channel, Formats.Aggregate(Register.Formats.None, (all, format) => all | format), BranchNumber ?? "", Occupation ?? "",
        Membership, MembershipSince, Class, Joined)
    {
        Region = Region,
        Sector = Sector,
        Employer = Employer ?? "",
        Workplace = Workplace ?? "",
    };

    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Enters a member by hand.</summary>
[Does(Doing.KeepTheRegister)]
[InEnglish]
public sealed class EnterPage(OfficeDb db, Door door) : EntryPage
{
    [BindProperty]
    public string? Number { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        var number = (Number ?? "").Trim();
        if (number.Length is 0 or > Longest.Number)
        {
            Wrong(nameof(Number), "wrong.number");
        }

        if (Read() is not { } entry)
        {
            return Page();
        }

        Refusal = await door.Do(EnterMember.Act, Who, new EnterMember.Facts(number, entry, Known), Key);
        return Refusal is null ? Redirect($"/register/{await db.Members.Where(member => member.Number == number).Select(member => member.Id).FirstAsync()}") : Page();
    }
}

/// <summary>Changes the entry of a member by hand.</summary>
[Does(Doing.KeepTheRegister)]
[InEnglish]
public sealed class ChangePage(OfficeDb db, Door door) : EntryPage
{
    public Member Member { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(MemberId member)
    {
        if (!await Find(member))
        {
            return NotFound();
        }

        Entry = await EntryForm.Of(db, Member);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(MemberId member)
    {
        if (!await Find(member))
        {
            return NotFound();
        }

        if (Read() is not { } entry)
        {
            return Page();
        }

        Refusal = await door.Do(ChangeMember.Act, Who, new ChangeMember.Facts(member, entry, Known), Key);
        return Refusal is null ? Redirect($"/register/{member}") : Page();
    }

    private async Task<bool> Find(MemberId id)
    {
        if (await db.Members.FirstOrDefaultAsync(m => m.Id == id) is not { } found)
        {
            return false;
        }

        Member = found;
        return true;
    }
}
