using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Data;
using RankAndFile.Web.Register;

namespace RankAndFile.Web.Accounts;

/// <summary>Makes the code of a letter to a member. The letter before it is void.</summary>
public static class SendALetter
{
    internal static readonly Source Because = Source.Docs("roles.md", nameof(Doing.SendALetter));

    public sealed record Facts(MemberId Member, string Code);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.SendALetter, who) is { } refused)
        {
            return refused;
        }

        if (await db.Members.FirstOrDefaultAsync(m => m.Id == facts.Member) is not { } member || RefusalToWrite(member) is not null)
        {
            return new("A letter goes to a current member whose postal address the register has.", Because);
        }

        foreach (var older in await db.LetterCodes.Where(code => code.Member == member.Id && code.EndedAt == null).ToListAsync())
        {
            older.EndedAt = now;
        }

        db.Add(new LetterCode
        {
            Member = member.Id,
            Hash = LetterCode.HashOf(member.Id, facts.Code),
            MadeBy = who.Person!.Value,
            MadeAt = now,
            ExpiresAt = now + LetterCode.Lifetime,
        });
        return null;
    }

    /// <summary>Why this member cannot be written to, or null.</summary>
    public static Refusal? RefusalToWrite(Member member)
    {
        if (member.Membership is not Membership.Current)
        {
            return new("The register does not have them as a current member.", Because);
        }

        return member.Address.Length is 0 && member.OtherAddress.Length is 0
            ? new("The register has no postal address for them.", Because)
            : null;
    }
}

/// <summary>Tries the code of a letter. If it is right its member is signed in; a wrong one is counted, and the third ends the letter.</summary>
public static class ArriveByLetter
{
    /// <summary>The same for a number that nobody has and a code that is wrong.</summary>
    public static Refusal NotGood { get; } = new(
        "The number and the code do not go together, or the letter is older than 30 days, has been used, or was tried wrongly three times. Check both; the office sends a new letter to whoever asks.",
        Source.Docs("roles.md", nameof(Doing.SignIn)));

    public sealed record Facts(string Number, string Code, string SessionSecret);

    /// <summary>Null means that the code was tried; whether it was right, a session under the secret says.</summary>
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        var number = facts.Number.Trim();
        if (await db.Members.FirstOrDefaultAsync(m => m.Number == number) is not { Membership: Membership.Current } member
            || await db.LetterCodes.FirstOrDefaultAsync(code => code.Member == member.Id && code.EndedAt == null) is not { } letter
            || now >= letter.ExpiresAt)
        {
            return NotGood;
        }

        if (letter.Hash != LetterCode.HashOf(member.Id, facts.Code))
        {
            letter.WrongTries++;
            letter.EndedAt = letter.WrongTries >= LetterCode.MostWrong ? now : null;
            return null;
        }

        letter.EndedAt = now;
        var isTheirsAlone = member.EmailKey is { } key && (await MemberSignIn.MemberAt(db, key))?.Id == member.Id;
        var person = await MemberSignIn.PersonOf(db, member, now, isTheirsAlone);
        db.Add(Arrive.NewSession(person.Id, facts.SessionSecret, now));
        return null;
    }
}
