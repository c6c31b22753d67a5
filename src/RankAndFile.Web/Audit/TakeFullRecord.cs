using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Audit;

/// <summary>The whole record was taken, with its sealed faces.</summary>
/// <param name="Purpose">What for, in words that name nobody.</param>
/// <param name="By">Who took it.</param>
[Entry("full-record-taken", Version = 1)]
public sealed record FullRecordTaken([property: Public] string Purpose, string By);

/// <summary>Enters that the whole record is taken, and what for, before it is.</summary>
public static class TakeFullRecord
{
    public const int LongestPurpose = 200;

    public sealed record Facts(ElectionId Election, string Purpose) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.TakeTheFullRecord, who, facts.Election) is { } refusal)
        {
            return refusal;
        }

        if (!await db.Records.AnyAsync(record => record.Election == facts.Election))
        {
            return new("This election has no record.", Source.Docs("roles.md", nameof(Doing.TakeTheFullRecord)));
        }

        if (facts.Purpose.Trim().Length is 0 or > LongestPurpose || facts.Purpose.Any(char.IsControl))
        {
            return new($"What the record is taken for is said in at most {LongestPurpose} letters.", Source.Docs("roles.md", nameof(Doing.TakeTheFullRecord)));
        }

        db.Record(facts.Election, new FullRecordTaken(facts.Purpose.Trim(), who.Name));
        return null;
    }
}
