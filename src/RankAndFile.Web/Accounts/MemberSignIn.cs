using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;
using RankAndFile.Web.Register;

namespace RankAndFile.Web.Accounts;

/// <summary>How the register lets members in: by an e-mail address that one current member alone has, or by a letter.</summary>
public static class MemberSignIn
{
    /// <summary>The member that an address in the register stands for. An address that several share stands for nobody: they need a letter.</summary>
    public static async Task<Member?> MemberAt(OfficeDb db, string emailKey) =>
        await db.Members.Where(member => member.EmailKey == emailKey).Take(2).ToListAsync() is [{ Membership: Membership.Current } only] ? only : null;

    /// <summary>
    /// Whether somebody may still come in by the address they have here. One who came by the register only,
    /// and holds no role, comes by the register's address or not at all.
    /// </summary>
    public static async Task<bool> IsTheirs(OfficeDb db, Person person)
    {
        if (person is not { Member: { } member, IsAdministrator: false } || await db.Grants.AnyAsync(grant => grant.Person == person.Id))
        {
            return true;
        }

        return await MemberAt(db, person.EmailKey) is { } found && found.Id == member;
    }

    /// <summary>The person that a member is here, made if this is their first time.</summary>
    /// <param name="withEmail">Whether the register's address is theirs alone.</param>
    internal static async Task<Person> PersonOf(OfficeDb db, Member member, Instant now, bool withEmail)
    {
        var person = await db.People.FirstOrDefaultAsync(p => p.Member == member.Id);
        if (person is null)
        {
            person = Person.OfMember(member, now, withEmail && !await db.People.AnyAsync(p => p.EmailKey == member.EmailKey));
            db.Add(person);
        }
        else if (withEmail && person.EmailKey != member.EmailKey && !person.IsAdministrator && !await db.People.AnyAsync(p => p.EmailKey == member.EmailKey))
        {
            // The register has another address since.
            (person.Email, person.EmailKey) = (member.Email, member.EmailKey!);
        }

        await db.SaveChangesAsync();
        return person;
    }
}
