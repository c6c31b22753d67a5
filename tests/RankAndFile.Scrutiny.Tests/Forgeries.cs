namespace RankAndFile.Scrutiny.Tests;

/// <summary>A bundle that is wrong, made by somebody who has the office's key, and the number of the check that finds it.</summary>
internal sealed record Forgery(string Name, int Check, Func<(IReadOnlyDictionary<string, byte[]> Files, SignedHead? Given)> Made);

/// <summary>Forgeries of a record, one or more for every check that both verifiers make.</summary>
internal static class Forgeries
{
    private static readonly DraftOpened _draft = new("rules", "R. Owusu");

    internal static IReadOnlyList<Forgery> All { get; } =
    [
        Files("a-file-added", 1, files => files["notes.txt"] = []),
        Files("a-file-lost", 1, files => files.Remove("payloads/public.ndjson")),
        Files("no-manifest", 1, files => files.Remove("bundle.json")),
        Files("a-second-line-in-the-manifest", 1, files => files["bundle.json"] = [.. files["bundle.json"], .. "{}\n"u8]),
        Files("a-manifest-without-its-end", 1, files => files["bundle.json"] = files["bundle.json"][..^1]),
        Files("a-name-twice-in-the-manifest", 1, files => Replace(files, "bundle.json", "\"path\":\"heads.ndjson\"", "\"path\":\"record.ndjson\"")),
        new("sealed-faces-in-a-public-bundle", 1, () =>
        {
            var files = RecordBeingMade.Small().Files();
            Replace(files, "bundle.json", "\"full\"", "\"public\"");
            return (files, null);
        }),
        Files("a-line-not-in-its-one-form", 2, files => Replace(files, "record.ndjson", "{\"height\":0", "{ \"height\":0")),
        Files("a-face-with-a-fraction", 2, files => Replace(files, "payloads/public.ndjson", "\"nominee\":17", "\"nominee\":17.0")),
        Files("a-last-line-without-end", 2, files => files["heads.ndjson"] = files["heads.ndjson"][..^1]),
        Files("no-record", 2, files => files.Remove("record.ndjson")),
        Files("no-entry", 2, files => files["record.ndjson"] = []),
        Files("nothing-on-the-record", 2, files =>
            files["record.ndjson"] = files["heads.ndjson"] = files["payloads/public.ndjson"] = files["payloads/sealed.ndjson"] = []),
        Files("a-face-twice", 2, files => files["payloads/public.ndjson"] = [.. files["payloads/public.ndjson"], .. files["payloads/public.ndjson"]]),
        Small("a-gap", 3, record => Change(record, 2, entry => entry with { Height = 3 }).WrittenAnew()),
        Small("a-height-repeated", 3, record => Change(record, 2, entry => entry with { Height = 1 }).WrittenAnew()),
        Small("back-dated", 3, record => Change(record, 2, entry => entry with { Time = entry.Time - 2_000_000 }).WrittenAnew()),
        Small("opened-twice", 3, record => record.Add(new ElectionOpened(RecordBeingMade.Election, "AUMC", "Again", RecordBeingMade.Office.Public)).Sign()),
        Small("reordered", 3, record =>
        {
            (record.Entries[1], record.Entries[2]) = (record.Entries[2], record.Entries[1]);
            return record.WrittenAnew();
        }),
        Small("another-root", 4, record => Head(record, 0, head => (head.Head with { Root = Merkle.EmptyRoot }).SignedBy(RecordBeingMade.Office))),
        Small("an-entry-changed-under-the-heads", 4, record => Change(record, 1, entry => entry with { Time = entry.Time + 1 })),
        Small("another-key", 5, record => Head(record, 1, head => head.Head.SignedBy(RecordBeingMade.Other))),
        Small("another-signature", 5, record => Head(record, 1, head => head with { Signature = record.Heads[0].Signature })),
        Small("a-key-that-brings-in-itself", 5, record => record.Add(new KeyAdded(RecordBeingMade.Other.Public, KeyPurpose.Heads, "a forger", null)).Sign(RecordBeingMade.Other)),
        Whole("a-retired-key", 5, record => Head(record, 3, head => head.Head.SignedBy(RecordBeingMade.Office))),
        Small("a-fork", 6, record =>
        {
            record.Heads.Add((record.Heads[1].Head with { Root = Merkle.EmptyRoot }).SignedBy(RecordBeingMade.Office));
            return record;
        }),
        Small("entries-without-a-head", 6, record => record.Add(_draft)),
        Small("a-head-too-early", 6, record => Head(record, 1, head => (head.Head with { Time = 1 }).SignedBy(RecordBeingMade.Office))),
        Small("a-head-of-another-election", 6, record => Head(record, 1, head => (head.Head with { Election = "another" }).SignedBy(RecordBeingMade.Office))),
        Small("cut-short", 6, record =>
        {
            record.Entries.RemoveAt(2);
            return record;
        }),
        new("a-manifest-of-another-election", 6, () =>
        {
            var files = RecordBeingMade.Small().Files();
            Replace(files, "bundle.json", "\"election\":\"gs-2026\"", "\"election\":\"gs-2027\"");
            return (files, null);
        }),
        new("written-anew-against-a-head-given", 7, () =>
        {
            var record = RecordBeingMade.Small();
            var given = record.Heads[1].WitnessedBy(RecordBeingMade.Witness, record.Clock);
            var forged = Change(record, 1, entry => entry with { Time = entry.Time + 1 }).WrittenAnew();
            return (forged.Files(), given);
        }),
        new("shorter-than-the-head-given", 7, () =>
        {
            var given = RecordBeingMade.Small().Add(_draft).Sign().Heads[2];
            return (RecordBeingMade.Small().Files(), given);
        }),
        Given("a-head-given-of-another-election", head => (head.Head with { Election = "another" }).SignedBy(RecordBeingMade.Office)),
        Given("a-head-given-by-another-key", head => head.Head.SignedBy(RecordBeingMade.Other)),
        Given("a-head-given-with-another-signature", head => head with { Signature = head.WitnessedBy(RecordBeingMade.Witness, 1).Witnesses[0].Signature }),
        Given("a-head-given-whose-witness-signed-something-else", head =>
            head with { Witnesses = [head.WitnessedBy(RecordBeingMade.Witness, 1).Witnesses[0] with { Time = 2 }] }),
        Whole("a-witness-who-is-not-on-the-record", 8, record => Head(record, 0, head => head.WitnessedBy(RecordBeingMade.Other, 7))),
        Whole("a-witness-who-signed-something-else", 8, record => Head(record, 0, head => head with { Witnesses = [head.Witnesses[0] with { Time = 7 }] })),
        Whole("a-witness-entered-who-signed-something-else", 8, record =>
        {
            var head = record.Heads[1].Head;
            return record.Add(new HeadWitnessed(head.Size, head.Root, head.Time, RecordBeingMade.Witness.Public, record.Heads[0].Signature, 9)).Sign(RecordBeingMade.Other);
        }),
        Small("a-payload-swapped", 9, record =>
        {
            (record.Entries[1], record.Entries[2]) =
                (record.Entries[1] with { Public = record.Entries[2].Public }, record.Entries[2] with { Public = record.Entries[1].Public });
            return record;
        }),
        Small("a-sealed-payload-changed", 10, record =>
        {
            record.Entries[1] = record.Entries[1] with { Sealed = Face.Of(record.Entries[1].Sealed!.Salt, CanonicalValue.Fields.None) };
            return record;
        }),
        Small("destroyed-without-a-certificate", 11, record => record.Destroy(2, FaceSide.Public)),
        Small("a-certificate-for-what-is-still-there", 11, record => record.Add(new PayloadDestroyed(FaceSide.Sealed, "role-granted", 0, 2, "rules, 12", "the scrutineer")).Sign()),
        Small("a-certificate-for-a-key", 11, record => record.Add(new PayloadDestroyed(FaceSide.Public, "election-opened", 0, 0, "rules, 12", "the scrutineer")).Sign()),
        Small("a-salt-used-twice", 12, record =>
        {
            record.Entries[2] = record.Entries[2] with { Sealed = record.Entries[2].Sealed! with { Salt = record.Entries[1].Public!.Salt } };
            return record.WrittenAnew();
        }),
        Whole("other-fields-than-those-of-the-kind", 13, record =>
        {
            var fields = CanonicalValue.Fields.Of([new("reason", new CanonicalValue.Text("none"))]);
            record.Entries[^3] = record.Entries[^3] with { Public = Face.Of(record.NextSalt(), fields) };
            return record.WrittenAnew();
        }),
        Whole("no-sealed-face-where-the-kind-has-one", 13, record =>
        {
            record.Entries[1] = record.Entries[1] with { Entry = record.Entries[1].Entry with { Sealed = null }, Sealed = null };
            return record.WrittenAnew();
        }),
        Small("two-documents-of-one-path", 14, record =>
        {
            var file = record.Document("documents/rules.txt", [1]);
            return record.Add(new RulesFrozen(file), new RulesAmended(file, "none")).Sign();
        }),
        Small("a-document-outside-its-folder", 14, record => record.Add(new RulesFrozen(new("bundle.json", 1, Merkle.EmptyRoot))).Sign()),
        Small("a-document-lost", 14, record => record.Add(new RulesFrozen(new("documents/rules.txt", 1, Merkle.EmptyRoot))).Sign()),
        Whole("a-document-changed", 14, record =>
        {
            record.Documents[0] = new("documents/rules.txt", () => new MemoryStream("Rule 2.\n"u8.ToArray()));
            return record;
        }),
        Whole("a-document-planted", 14, record =>
        {
            record.Document("documents/planted.txt", []);
            return record;
        }),
        Whole("voided-twice", 14, record => record.Add(new DocumentVoided(11, "again", "rules, 9")).Sign(RecordBeingMade.Other)),
    ];

    private static Forgery Given(string name, Func<SignedHead, SignedHead> forge) => new(name, 7, () =>
    {
        var record = RecordBeingMade.Small();
        return (record.Files(), forge(record.Heads[1]));
    });

    private static Forgery Small(string name, int check, Func<RecordBeingMade, RecordBeingMade> forge) =>
        new(name, check, () => (forge(RecordBeingMade.Small()).Files(), null));

    private static Forgery Whole(string name, int check, Func<RecordBeingMade, RecordBeingMade> forge) =>
        new(name, check, () => (forge(RecordBeingMade.Whole()).Files(), null));

    /// <summary>The files are changed, and the manifest made to fit them again unless it is what was changed.</summary>
    private static Forgery Files(string name, int check, Action<SortedDictionary<string, byte[]>> forge) => new(name, check, () =>
    {
        var files = RecordBeingMade.Small().Files();
        forge(files);
        if (check is not 1)
        {
            files["bundle.json"] = new Manifest(
                RecordBeingMade.Election,
                true,
                [.. files.Where(file => file.Key is not "bundle.json").Select(file => new FrozenFile(file.Key, file.Value.Length, Digest.Of(file.Value)))]).ToBytes();
        }

        return (files, null);
    });

    private static void Replace(SortedDictionary<string, byte[]> files, string name, string right, string wrong) =>
        files[name] = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(files[name]).Replace(right, wrong, StringComparison.Ordinal));

    private static RecordBeingMade Change(RecordBeingMade record, int height, Func<Entry, Entry> change)
    {
        record.Entries[height] = record.Entries[height] with { Entry = change(record.Entries[height].Entry) };
        return record;
    }

    private static RecordBeingMade Head(RecordBeingMade record, int index, Func<SignedHead, SignedHead> change)
    {
        record.Heads[index] = change(record.Heads[index]);
        return record;
    }
}
