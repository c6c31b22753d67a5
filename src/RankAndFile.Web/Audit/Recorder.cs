using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Audit;

/// <summary>Enters what acts did in the records of their elections, in the acts' own transaction, and signs heads.</summary>
public sealed class Recorder(SigningKey key)
{
    /// <summary>Every kind of entry this office makes.</summary>
    public static Catalogue Kinds { get; } = Catalogue.Of(typeof(Recorder).Assembly);

    public PublicKey Key => key.Public;

    /// <summary>Signs a file that is handed over, with the key that signs heads.</summary>
    public SignedFile Sign(FileHandedOver file) => file.SignedBy(key);

    /// <summary>Puts these entries after those that are there.</summary>
    internal static async Task Enter(OfficeDb db, IReadOnlyList<(ElectionId Election, object Facts)> entries, Instant now)
    {
        foreach (var (election, facts) in entries)
        {
            var record = await db.FindAsync<ElectionRecord>(election) ?? Begun(db, election, facts);
            var appended = StateOf(record).Append(Kinds.Payload(facts, NewSalt(), NewSalt()), now.Microseconds);
            db.Add(RecordEntry.Of(election, appended));
            record.State = appended.After.ToBytes();
        }
    }

    /// <summary>Signs a head over each of these records that has grown since its last one. The rows are saved by whoever commits.</summary>
    internal async Task Sign(OfficeDb db, IReadOnlyCollection<ElectionId> elections, Instant now)
    {
        foreach (var record in await db.Set<ElectionRecord>().AsTracking().Where(record => elections.Contains(record.Election)).ToListAsync())
        {
            var state = StateOf(record);
            if (state.Size == record.SignedSize)
            {
                continue;
            }

            if (record.Key != Key.ToString())
            {
                throw new InvalidOperationException("The record's heads are signed with another key than the one in this data folder. Machines of one office share the key.");
            }

            db.Add(new RecordHead { Election = record.Election, Size = state.Size, Head = state.Head(record.Title, now.Microseconds).SignedBy(key).ToBytes() });
            record.SignedSize = state.Size;
        }
    }

    private static ElectionRecord Begun(OfficeDb db, ElectionId election, object facts)
    {
        var opened = facts as ElectionOpened ?? throw new InvalidOperationException($"{facts.GetType()} cannot be the first entry of a record.");
        var record = new ElectionRecord { Election = election, Title = opened.Election, Key = opened.Key.ToString(), State = RecordState.Empty.ToBytes() };
        db.Add(record);
        return record;
    }

    private static RecordState StateOf(ElectionRecord record) =>
        RecordState.TryRead(record.State, out var state) ? state : throw new InvalidOperationException("The state of a record cannot be read.");

    private static Salt NewSalt() => new(RandomNumberGenerator.GetBytes(Salt.Length));
}
