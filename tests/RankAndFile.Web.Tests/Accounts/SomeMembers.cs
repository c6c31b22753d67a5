using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Register;

namespace RankAndFile.Web.Tests.Accounts;

/// <summary>Puts members into a register, however it is kept.</summary>
internal static class SomeMembers
{
    internal static async Task<Member> Add(Office office, string number, string name, string email = "", string address = "1 Mill Lane\nLeeds", Membership membership = Membership.Current)
    {
        var member = new Member
        {
            Number = number,
            Name = name,
            NameKey = name.ToUpperInvariant(),
            Address = address,
            Postcode = address.Length > 0 ? "LS1 1AA" : "",
            Country = "",
            OtherAddress = "",
            Email = email,
            EmailKey = email.Length > 0 ? Person.KeyOf(email) : null,
            Phone = "",
            Channel = Channel.Post,
            Formats = Formats.None,
            Occupation = "",
            Membership = membership,
            MembershipSince = new(2020, 1, 1),
            Class = MemberClass.Employed,
        };
        await office.Door.Do(Act, Signed.Office, member);
        return member;
    }

    internal static Task Change(Office office, string number, Action<Member> change) => office.Door.Do(ActChange, Signed.Office, (number, change));

    private static Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Member member)
    {
        db.Add(member);
        return Task.FromResult<Refusal?>(null);
    }

    private static Task<Refusal?> ActChange(OfficeDb db, Signed who, Instant now, (string Number, Action<Member> Change) facts)
    {
        facts.Change(db.Members.First(member => member.Number == facts.Number));
        return Task.FromResult<Refusal?>(null);
    }
}
