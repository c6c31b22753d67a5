using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Elections;

/// <summary>What is said about an office.</summary>
public sealed record OfficeTerms(string Name, OfficeKind Kind, int Places, int TermYears, bool ElectedByAll)
{
    public const int LongestName = 160;
    public const int MostPlaces = 100;

    internal static readonly Source Because = Source.Docs("offices.md", "The list of offices");

    public Refusal? Refusal() => this switch
    {
        _ when !ContestTerms.IsLine(Name, LongestName) => new($"An office has a name of at most {LongestName} letters.", Because),
        _ when !Enum.IsDefined(Kind) => new("That is no kind of office.", Because),
        { Places: < 1 or > MostPlaces } => new($"An office has from 1 to {MostPlaces} places.", Because),
        _ => TermOfOffice.Refusal(Kind, TermYears),
    };
}

/// <summary>Enters an office in the list. Its places are vacant until somebody is entered.</summary>
public static class AddOffice
{
    public sealed record Facts(OfficeTerms Terms);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.KeepOffices, who) is { } refused)
        {
            return refused;
        }

        if ((facts.Terms.Refusal() ?? await db.RefusalOfTheName(facts.Terms.Name, except: null)) is { } refusal)
        {
            return refusal;
        }

        var (name, kind, places, years, byAll) = facts.Terms;
        var office = new Office { Name = name.Trim(), Kind = kind, Places = places, TermYears = years, ElectedByAll = byAll };
        db.Add(office);
        await db.SaveChangesAsync();
        db.AddRange(Enumerable.Range(0, places).Select(_ => Places.Vacant(office.Id, now)));
        db.Keep(office.Id, who, now, "", OfficeInWords.Of(office));
        return null;
    }
}

/// <summary>Says something else about an office. What it said before is kept.</summary>
public static class ChangeOffice
{
    public sealed record Facts(OfficeId Office, OfficeTerms Terms);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.KeepOffices, who) is { } refused)
        {
            return refused;
        }

        if (await db.Offices.FirstOrDefaultAsync(o => o.Id == facts.Office) is not { } office)
        {
            return new("There is no such office.", OfficeTerms.Because);
        }

        if ((facts.Terms.Refusal() ?? await db.RefusalOfTheName(facts.Terms.Name, office.Id)) is { } refusal)
        {
            return refusal;
        }

        var before = OfficeInWords.Of(office);
        (office.Name, office.Kind, office.Places) = (facts.Terms.Name.Trim(), facts.Terms.Kind, facts.Terms.Places);
        (office.TermYears, office.ElectedByAll) = (facts.Terms.TermYears, facts.Terms.ElectedByAll);
        var holdings = await db.Holdings.Where(h => h.Office == office.Id).OrderBy(h => h.Id).ToListAsync();
        if (holdings.Count(h => !h.IsVacant) > office.Places)
        {
            return new($"More than {office.Places} hold this office. Enter a place as vacant first.", OfficeTerms.Because);
        }

        db.RemoveRange(holdings.Where(h => h.IsVacant).Reverse().Take(holdings.Count - office.Places));
        db.AddRange(Enumerable.Range(0, int.Max(0, office.Places - holdings.Count)).Select(_ => Places.Vacant(office.Id, now)));
        foreach (var holding in holdings.Where(h => !h.IsVacant))
        {
            // A shorter term, or a post that the Act binds after all, brings the date nearer; it never puts it off.
            var due = TermOfOffice.Due(office.Kind, office.TermYears, holding.ElectedOn!.Value, holding.TookOfficeOn!.Value);
            holding.DueOn = holding.DueOn < due ? holding.DueOn : due;
        }

        db.Keep(office.Id, who, now, before, OfficeInWords.Of(office));
        return null;
    }
}

/// <summary>Enters who was elected to a place of an office.</summary>
public static class EnterHolder
{
    /// <param name="MemberNumber">Their membership number; nothing leaves the same holder linked as before.</param>
    /// <param name="DueOn">When the next election is due, if sooner than the law and the term have it.</param>
    public sealed record Facts(OfficeId Office, HoldingId Place, string Holder, string MemberNumber, DateOnly ElectedOn, DateOnly TookOfficeOn, DateOnly? DueOn);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.KeepOffices, who) is { } refused)
        {
            return refused;
        }

        if (await db.PlaceOf(facts.Office, facts.Place) is not var (office, place))
        {
            return new("This office has no such place.", OfficeTerms.Because);
        }

        if (Refusal(facts, office, now.Day) is { } refusal)
        {
            return refusal;
        }

        // Their number is not shown again, so leaving it out leaves the same person linked.
        var member = facts.Holder.Trim() == place.Holder ? place.Member : null;
        if (facts.MemberNumber.Trim() is { Length: > 0 } number)
        {
            if (await db.Members.FirstOrDefaultAsync(m => m.Number == number) is not { } found)
            {
                return new("The register has no member of this number.", OfficeTerms.Because);
            }

            member = found.Id;
        }

        var before = OfficeInWords.Of(place);
        (place.Holder, place.Member, place.ElectedOn, place.TookOfficeOn) = (facts.Holder.Trim(), member, facts.ElectedOn, facts.TookOfficeOn);
        place.DueOn = facts.DueOn ?? TermOfOffice.Due(office.Kind, office.TermYears, facts.ElectedOn, facts.TookOfficeOn);
        (place.VacantSince, place.VacantBecause) = (null, "");
        db.Keep(office.Id, who, now, before, OfficeInWords.Of(place));
        return null;
    }

    private static Refusal? Refusal(Facts facts, Office office, DateOnly today)
    {
        if (!ContestTerms.IsLine(facts.Holder, OfficeTerms.LongestName))
        {
            return new("Name who holds the office.", OfficeTerms.Because);
        }

        if (facts.ElectedOn > today || facts.TookOfficeOn < facts.ElectedOn || facts.ElectedOn.Year < 1950 || facts.TookOfficeOn > facts.ElectedOn.AddYears(1))
        {
            return new("Somebody was elected on a day that has been, and took office on that day or within a year of it.", OfficeTerms.Because);
        }

        var due = TermOfOffice.Due(office.Kind, office.TermYears, facts.ElectedOn, facts.TookOfficeOn);
        return facts.DueOn switch
        {
            { } given when given > due => new(
                $"The next election is due by {OfficeInWords.Day(due)}: {(office.IsStatutory ? "nobody holds such a post for more than five years, or longer than the term," : "the term ends then,")} and no later date can be set.",
                office.IsStatutory ? Act1992.At("s 46(1)(b)") : OfficeTerms.Because),
            { } given when given <= facts.TookOfficeOn => new("The next election is due after office was taken.", OfficeTerms.Because),
            _ => null,
        };
    }
}

/// <summary>Enters that nobody holds a place any more, since when and why.</summary>
public static class EnterVacancy
{
    public const int LongestReason = 500;

    public sealed record Facts(OfficeId Office, HoldingId Place, DateOnly Since, string Because);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.KeepOffices, who) is { } refused)
        {
            return refused;
        }

        if (await db.PlaceOf(facts.Office, facts.Place) is not var (office, place))
        {
            return new("This office has no such place.", OfficeTerms.Because);
        }

        if (!ContestTerms.IsLine(facts.Because, LongestReason))
        {
            return new($"Say why the place is vacant, in at most {LongestReason} letters; it is published.", OfficeTerms.Because);
        }

        if (facts.Since > now.Day || facts.Since.Year < 1950 || facts.Since < place.TookOfficeOn)
        {
            return new("A place is vacant since a day that has been, and not before its last holder took office.", OfficeTerms.Because);
        }

        var before = OfficeInWords.Of(place);
        (place.Holder, place.Member, place.ElectedOn, place.TookOfficeOn, place.DueOn) = ("", null, null, null, null);
        (place.VacantSince, place.VacantBecause) = (facts.Since, facts.Because.Trim());
        db.Keep(office.Id, who, now, before, OfficeInWords.Of(place));
        return null;
    }
}

internal static class Places
{
    internal static Holding Vacant(OfficeId office, Instant now) =>
        new() { Office = office, Holder = "", VacantSince = now.Day, VacantBecause = "Nobody has been entered yet." };

    internal static async Task<Refusal?> RefusalOfTheName(this OfficeDb db, string name, OfficeId? except)
    {
        var trimmed = name.Trim();
        return await db.Offices.AnyAsync(office => office.Name == trimmed && office.Id != except)
            ? new($"There is an office called {trimmed} already.", OfficeTerms.Because)
            : null;
    }

    internal static async Task<(Office Office, Holding Place)?> PlaceOf(this OfficeDb db, OfficeId office, HoldingId place) =>
        await db.Offices.FirstOrDefaultAsync(o => o.Id == office) is { } found
        && await db.Holdings.FirstOrDefaultAsync(h => h.Id == place && h.Office == office) is { } holding
            ? (found, holding)
            : null;

    internal static void Keep(this OfficeDb db, OfficeId office, Signed who, Instant now, string before, string after)
    {
        if (before != after)
        {
            db.Add(new OfficeChange { Office = office, At = now, By = who.Person, Before = before, After = after });
        }
    }
}
