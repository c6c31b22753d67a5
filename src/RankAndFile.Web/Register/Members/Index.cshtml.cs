using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Register;

/// <summary>A member in a list: no address stands there.</summary>
public sealed record Listed(MemberId Id, string Number, string Name, string NameKey, BranchId? Branch, Membership Membership);

/// <summary>The register: how many are on it, and a way to find one of them.</summary>
[Does(Doing.LookUpMembers)]
[InEnglish]
public sealed class RegisterPage(OfficeDb db) : OfficePage
{
    private const int APage = 50;

    /// <summary>A number, the beginning of a name, a postcode or an e-mail address.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Asked { get; set; }

    /// <summary>The name and id of the last member of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty(SupportsGet = true)]
    public MemberId? AfterMember { get; set; }

    public List<RegisterCount> Counts { get; private set; } = [];

    public List<Listed> Found { get; private set; } = [];

    public bool HasMore { get; private set; }

    public Dictionary<BranchId, string> Branches { get; private set; } = [];

    public bool IsEmpty => Counts.Sum(count => count.Members) is 0;

    public async Task OnGetAsync()
    {
        Counts = await db.RegisterCounts.ToListAsync();
        if (Asked?.Trim() is { Length: > 0 } asked && asked.Length <= Longest.Line)
        {
            var found = await Find(asked);
            (Found, HasMore) = ([.. found.Take(APage)], found.Count > APage);
            var branches = Found.Select(member => member.Branch).OfType<BranchId>().Distinct().ToList();
            Branches = await db.Branches.Where(branch => branches.Contains(branch.Id)).ToDictionaryAsync(branch => branch.Id, branch => branch.Name);
        }
    }

    private async Task<List<Listed>> Find(string asked)
    {
        if (asked.Contains('@', StringComparison.Ordinal))
        {
            var key = NameKeys.OfEmail(asked);
            return await Take(db.Members.Where(member => member.EmailKey == key).OrderBy(member => member.Id));
        }

        var exact = asked.ToUpperInvariant();
        if (After is null && await Take(db.Members.Where(member => member.Number == asked || member.Number == exact)) is { Count: > 0 } numbered)
        {
            return numbered;
        }

        var postcode = Cells.Postcode(asked);
        if (asked.Any(char.IsAsciiDigit))
        {
            var after = AfterMember ?? default;
            return await Take(db.Members.Where(member => member.Postcode == postcode && member.Id > after).OrderBy(member => member.Id));
        }

        // Surname first, or as people say a name.
        return await Named(NameKeys.Folded(asked)) is { Count: > 0 } named ? named : await Named(NameKeys.Of(asked));
    }

    private Task<List<Listed>> Named(string key)
    {
        // A letter that comes after every other.
        var (from, to, last) = (After ?? key, $"{key}\uffff", AfterMember ?? default);
        var members = db.Members.Where(member => string.Compare(member.NameKey, from) >= 0 && string.Compare(member.NameKey, key) >= 0 && string.Compare(member.NameKey, to) < 0);
        if (After is not null)
        {
            members = members.Where(member => member.NameKey != from || member.Id > last);
        }

        return key.Length is 0 ? Task.FromResult<List<Listed>>([]) : Take(members.OrderBy(member => member.NameKey).ThenBy(member => member.Id));
    }

    private static Task<List<Listed>> Take(IQueryable<Member> members) =>
        members.Take(APage + 1).Select(member => new Listed(member.Id, member.Number, member.Name, member.NameKey, member.Branch, member.Membership)).ToListAsync();
}
