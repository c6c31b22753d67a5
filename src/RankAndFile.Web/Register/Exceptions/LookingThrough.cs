using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Jobs;

namespace RankAndFile.Web.Register.Exceptions;

/// <summary>Looks through the whole register for what is wrong with entries. It reads for seconds where there are a million, so what it found is kept in rows.</summary>
public static class LookingThrough
{
    private const int ASlice = 1_000;

    /// <summary>Looks for the next kind; after the last, takes the figures of the annual return.</summary>
    internal static async Task<Slice> Next(Job job, Database database, Door door)
    {
        var kinds = Enum.GetValues<ExceptionKind>();
        var at = int.Parse(job.Cursor ?? "0", CultureInfo.InvariantCulture);
        if (at < kinds.Length)
        {
            await Look(kinds[at], database, door);
            return (_, _) => Task.FromResult<Progress>(new Progress.MovedOn((at + 1).ToString(CultureInfo.InvariantCulture), at + 1, kinds.Length + 1));
        }

        await using var db = database.ForReading();
        var members = db.Members.WhoAreMembers();
        var (all, without) = (await members.LongCountAsync(), await members.WithoutAddress().LongCountAsync());
        return (act, now) =>
        {
            act.Add(new RegisterFigures { At = now, Members = all, WithoutAddress = without });
            return Task.FromResult<Progress>(new Progress.Finished(at + 1));
        };
    }

    internal static async Task Look(ExceptionKind kind, Database database, Door door)
    {
        await using var db = database.ForReading();
        var found = await Found(db, kind);
        await door.Do(ForgetFound.Act, Signed.Office, kind);
        foreach (var slice in found.Chunk(ASlice))
        {
            await door.Do(KeepFound.Act, Signed.Office, new KeepFound.Facts(kind, slice));
        }

        await door.Do(CountFound.Act, Signed.Office, new CountFound.Facts(kind, found.Count));
    }

    /// <summary>The entries, each with the first of those it is like.</summary>
    internal static async Task<List<(MemberId First, MemberId Member)>> Found(OfficeDb db, ExceptionKind kind)
    {
        var members = db.Members.WhoAreMembers();
        return kind switch
        {
            ExceptionKind.NoAddress => await Alone(members.WithoutAddress()),
            ExceptionKind.NoBranch => await Alone(members.Where(m => m.Branch == null)),
            ExceptionKind.EmailCannotBe => await Alone(members.Where(m => m.Email != "" && (!EF.Functions.Like(m.Email, "_%@_%._%") || EF.Functions.Like(m.Email, "% %") || EF.Functions.Like(m.Email, "%@%@%")))),
            ExceptionKind.LeftOrDied => await Alone(db.Members.Where(m => m.Membership == Membership.Left || m.Membership == Membership.Died)),
            ExceptionKind.SameEmail => Alike(await (
                from m in members
                where m.EmailKey != null && members.Where(o => o.EmailKey != null).GroupBy(o => o.EmailKey).Where(g => g.Count() > 1).Select(g => g.Key).Contains(m.EmailKey)
                orderby m.EmailKey, m.Id
                select new Key(m.EmailKey!, m.Id)).ToListAsync()),
            ExceptionKind.SamePhone => Alike(await (
                from m in members
                where m.Phone != "" && members.Where(o => o.Phone != "").GroupBy(o => o.Phone).Where(g => g.Count() > 1).Select(g => g.Key).Contains(m.Phone)
                orderby m.Phone, m.Id
                select new Key(m.Phone, m.Id)).ToListAsync()),
            ExceptionKind.SameNameAndPostcode => Alike(await (
                from m in members
                join twice in members.Where(o => o.Postcode != "").GroupBy(o => new { o.NameKey, o.Postcode }).Where(g => g.Count() > 1).Select(g => g.Key)
                    on new { m.NameKey, m.Postcode } equals twice
                orderby m.NameKey, m.Postcode, m.Id
                select new Key(m.NameKey + "\n" + m.Postcode, m.Id)).ToListAsync()),
            _ => throw new InvalidOperationException($"{kind} is nothing one can look for."),
        };
    }

    /// <summary>Those on the register as members: in arrears too, but not who has left or died.</summary>
    internal static IQueryable<Member> WhoAreMembers(this IQueryable<Member> members) =>
        members.Where(m => m.Membership == Membership.Current || m.Membership == Membership.InArrears);

    // An address that the member asked in writing to be treated as the postal one is one: s 24(5).
    internal static IQueryable<Member> WithoutAddress(this IQueryable<Member> members) =>
        members.Where(m => m.Address == "" && m.OtherAddress == "");

    private static async Task<List<(MemberId, MemberId)>> Alone(IQueryable<Member> members) =>
        [.. (await members.OrderBy(m => m.Id).Select(m => m.Id).ToListAsync()).Select(id => (id, id))];

    private static List<(MemberId, MemberId)> Alike(List<Key> found)
    {
        var alike = new List<(MemberId, MemberId)>(found.Count);
        Key? first = null;
        foreach (var one in found)
        {
            first = first?.Text == one.Text ? first : one;
            alike.Add((first.Value.Id, one.Id));
        }

        return alike;
    }

    private readonly record struct Key(string Text, MemberId Id);
}

/// <summary>Lets go of what was found of a kind, to be found anew.</summary>
internal static class ForgetFound
{
    internal static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, ExceptionKind kind)
    {
        await db.Set<ExceptionFound>().Where(found => found.Kind == kind).ExecuteDeleteAsync();
        return null;
    }
}

/// <summary>Keeps some of what was found.</summary>
internal static class KeepFound
{
    internal sealed record Facts(ExceptionKind Kind, IReadOnlyList<(MemberId First, MemberId Member)> Found);

    internal static Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        db.AddRange(facts.Found.Select(found => new ExceptionFound { Kind = facts.Kind, First = found.First, Member = found.Member }));
        return Task.FromResult<Refusal?>(null);
    }
}

/// <summary>Keeps how many were found.</summary>
internal static class CountFound
{
    internal sealed record Facts(ExceptionKind Kind, long Found);

    internal static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.Set<ExceptionFigure>().FirstOrDefaultAsync(figure => figure.Kind == facts.Kind) is { } figure)
        {
            (figure.Found, figure.At) = (facts.Found, now);
        }
        else
        {
            db.Add(new ExceptionFigure { Kind = facts.Kind, Found = facts.Found, At = now });
        }

        return null;
    }
}
