using System.Buffers.Binary;
using System.Reflection;
using System.Security.Cryptography;
using RankAndFile.Counting;
using RankAndFile.Counting.Formats;

namespace RankAndFile.Scrutiny.Tests;

/// <summary>The number of a member, as a slice of the office would have it.</summary>
public readonly record struct MemberNumber(long Number);

/// <summary>A member was put forward. Stands for a kind that a slice of the office brings in its own assembly.</summary>
[Entry("example-nominated", Version = 1)]
public sealed record Nominated([property: Public] MemberNumber Nominee, [property: Public] string Name, MemberNumber ProposedBy);

/// <summary>A record that tests make, forge and hand on. Its chance and its keys are always the same.</summary>
internal sealed class RecordBeingMade
{
    internal const string Election = "gs-2026";
    internal const string Contest = "general-secretary";

    internal static readonly Catalogue Catalogue = Catalogue.Of(Assembly.GetExecutingAssembly());
    internal static readonly SigningKey Office = KeyFrom(1);
    internal static readonly SigningKey Witness = KeyFrom(2);
    internal static readonly SigningKey Other = KeyFrom(3);

    private int _salts;

    internal RecordState State { get; set; } = RecordState.Empty;

    internal List<EntryWithFaces> Entries { get; } = [];

    internal List<SignedHead> Heads { get; } = [];

    internal List<BundleDocument> Documents { get; } = [];

    internal long Clock { get; set; } = 1_780_000_000_000_000;

    internal static SigningKey KeyFrom(byte seed)
    {
        var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = SHA256.HashData([seed]) });
        return new(key);
    }

    internal Salt NextSalt() => SaltOf(_salts++);

    internal static Salt SaltOf(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return new(SHA256.HashData(bytes));
    }

    internal RecordBeingMade Add(params object[] all)
    {
        foreach (var facts in all)
        {
            Enter(Catalogue.Payload(facts, NextSalt(), NextSalt()), Clock += 1_000_000);
        }

        return this;
    }

    internal void Enter(Payload payload, long time)
    {
        var appended = State.Append(payload, time);
        State = appended.After;
        Entries.Add(new(appended.Entry, appended.Payload.Public, appended.Payload.Sealed));
    }

    internal RecordBeingMade Sign(SigningKey? key = null)
    {
        Heads.Add(State.Head(Election, Clock).SignedBy(key ?? Office));
        return this;
    }

    internal FrozenFile Document(string path, byte[] bytes)
    {
        Documents.Add(new(path, () => new MemoryStream(bytes)));
        return new(path, bytes.Length, Digest.Of(bytes));
    }

    /// <summary>The faces of one entry are destroyed with their salts; without a certificate unless one is added.</summary>
    internal RecordBeingMade Destroy(int height, FaceSide side)
    {
        Entries[height] = side is FaceSide.Public ? Entries[height] with { Public = null } : Entries[height] with { Sealed = null };
        return this;
    }

    /// <summary>Chains what stands in the list anew and signs every head again: what somebody with the office's key could do.</summary>
    internal RecordBeingMade WrittenAnew(bool commitAgain = true)
    {
        var state = RecordState.Empty;
        var heads = Heads.ToDictionary(head => head.Head.Size);
        Heads.Clear();
        for (var height = 0; height < Entries.Count; height++)
        {
            var (entry, shown, hidden) = Entries[height];
            entry = commitAgain
                ? entry with { Public = shown?.Commitment(FaceSide.Public) ?? entry.Public, Sealed = hidden?.Commitment(FaceSide.Sealed) ?? entry.Sealed }
                : entry;
            Entries[height] = new(entry, shown, hidden);
            state = new(state.Frontier.With(Merkle.Leaf(entry.ToBytes())), long.Max(entry.Time, state.LastTime));
            if (heads.TryGetValue(state.Size, out var head) || height == Entries.Count - 1)
            {
                Heads.Add(state.Head(Election, head?.Head.Time ?? state.LastTime).SignedBy(Office));
            }
        }

        State = state;
        return this;
    }

    internal BundleContents Contents(bool full) => new(
        Election,
        full,
        full ? Entries : Entries.Select(entry => entry with { Sealed = null }),
        Heads,
        full ? Documents : Documents.Where(document => !document.Path.Contains("sealed", StringComparison.Ordinal)));

    internal SortedDictionary<string, byte[]> Files(bool full = true)
    {
        var files = new SortedDictionary<string, MemoryStream>(StringComparer.Ordinal);
        BundleWriter.Write(Contents(full), name => files[name] = new MemoryStream());
        return new(files.ToDictionary(file => file.Key, file => file.Value.ToArray()), StringComparer.Ordinal);
    }

    internal Verification Verified(bool full = true, SignedHead? given = null) => Verified(Files(full), given);

    internal static Verification Verified(IReadOnlyDictionary<string, byte[]> files, SignedHead? given = null)
    {
        using var bundle = Bundle.Of(files);
        return Verification.Of(bundle, Catalogue, given);
    }

    /// <summary>A record with every kind of this library, two heads by witnesses, a count with lots from a seed, and a face destroyed.</summary>
    internal static RecordBeingMade Whole()
    {
        var record = new RecordBeingMade();
        record.Add(
            new ElectionOpened(Election, "Amalgamated Union of Makers and Carers", "General Secretary 2026", Office.Public),
            new KeyAdded(Witness.Public, KeyPurpose.Witness, "agent of candidate 1", "M. Evans"),
            new RoleGranted("returning officer", "R. Owusu", "the executive"),
            new DraftOpened("rules", "R. Owusu")).Sign();
        record.Heads[0] = record.Heads[0].WitnessedBy(Witness, record.Clock + 5);
        var (head, seen) = (record.Heads[0].Head, record.Heads[0].Witnesses[0]);
        record.Add(
            new HeadWitnessed(head.Size, head.Root, head.Time, Witness.Public, seen.Signature, seen.Time),
            new RulesFrozen(record.Document("documents/rules.txt", "Rule 1.\n"u8.ToArray())),
            new Nominated(new(17), "Ann Archer", new(12)),
            new Nominated(new(18), "Bob \"Baker\" Ŵyn\t\u0001", new(13)),
            new ActRefused("nominate", "rules", "4", "You are not on the roll.", "member 99")).Sign();
        record.Add(
            new RulesAmended(record.Document("documents/rules-2.txt", "Rule 1, amended.\n"u8.ToArray()), "A date was wrong."),
            new RoleRevoked("returning officer", "resigned", "R. Owusu", "the executive"),
            new DocumentFrozen(FrozenKind.Roll, null, record.Document("documents/roll.json", "{\"members\":2}"u8.ToArray()), record.Document("documents/sealed-roll.ndjson", "17\n18\n"u8.ToArray())),
            new LotCommitted(Contest, LotsFor.Count, "agent of candidate 1", DigestOf(LotsFromSeed.CommitmentTo("brass"))),
            new LotCommitted(Contest, LotsFor.Count, "agent of candidate 2", DigestOf(LotsFromSeed.CommitmentTo("harbour"))),
            new DocumentFrozen(FrozenKind.Box, Contest, record.Document("documents/box.blt", Papers), null),
            new LotRevealed(Contest, LotsFor.Count, ["brass", "harbour"], [4, 2, 6, 1, 1, 3], ["M. Evans", "R. Owusu"], "brass harbour/4 2 6 1 1 3"),
            new LotDrawn(Contest, LotPurpose.Elect, [2, 3], 3, ["M. Evans", "R. Owusu"]),
            new DocumentFrozen(FrozenKind.Transcript, Contest, record.Document("documents/transcript.json", Counted("brass harbour/4 2 6 1 1 3")), null),
            new DocumentVoided(11, "An address was wrong.", "rules, 9"),
            new KeyAdded(Other.Public, KeyPurpose.Heads, "the office", null)).Sign();
        record.Add(
            new KeyRetired(Office.Public.Fingerprint, "replaced every year"),
            new PayloadDestroyed(FaceSide.Sealed, "example-nominated", 6, 7, "rules, 12: a year after the announcement", "the scrutineer"),
            new PayloadDestroyed(FaceSide.Public, "example-nominated", 7, 7, "an order of the court", "the scrutineer")).Sign(Other);
        return record.Destroy(6, FaceSide.Sealed).Destroy(7, FaceSide.Sealed).Destroy(7, FaceSide.Public);
    }

    /// <summary>The shortest record that has something of everything a verifier must look at.</summary>
    internal static RecordBeingMade Small() => new RecordBeingMade().Add(
        new ElectionOpened(Election, "AUMC", "General Secretary", Office.Public),
        new RoleGranted("scrutineer", "E. Jones", "the executive")).Sign().Add(
        new Nominated(new(17), "Ann", new(12))).Sign();

    internal static byte[] Papers { get; } = "4 1\n2 1 0\n2 2 0\n2 3 0\n2 4 0\n0\n\"Ann\"\n\"Bob\"\n\"Cyd\"\n\"Dan\"\n\"Equals\"\n"u8.ToArray();

    internal static byte[] Counted(string seed)
    {
        var papers = (ReadOutcome.Accepted)BltFile.Read(new MemoryStream(Papers));
        var count = (CountOutcome.Completed)Count.Run(RuleBooks.Find("ers97")!, papers.Contest, papers.Papers, new LotsFromSeed(seed));
        using var file = new MemoryStream();
        TranscriptJson.Write(count.Transcript, file);
        return file.ToArray();
    }

    internal static Digest DigestOf(string text) => Digest.TryParse(text, out var digest) ? digest : throw new ArgumentException(text);
}
