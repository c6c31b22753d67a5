namespace RankAndFile.Scrutiny.Tests;

/// <summary>What the checks accept, and what they find: each forgery with every hash and signature made again that its forger could make.</summary>
public sealed class VerificationTests
{
    [Fact]
    public void A_full_bundle_is_accepted_with_the_head_that_a_witness_kept()
    {
        var record = RecordBeingMade.Whole();

        var verified = record.Verified(full: true, given: record.Heads[0]);

        Assert.All(verified.Results, result => Assert.IsType<CheckResult.Passed>(result));
        Assert.Equal(16, verified.Results.Length);
        Assert.Equal((RecordBeingMade.Election, 23L), (verified.Record!.Election, verified.Record.Entries));
    }

    [Fact]
    public void A_public_bundle_is_accepted_and_says_what_was_not_checked()
    {
        var verified = RecordBeingMade.Whole().Verified(full: false);

        Assert.True(verified.Holds);
        Assert.Equal([7, 10, 11, 12, 14], verified.Results.OfType<CheckResult.NotChecked>().Select(result => result.Number));
    }

    [Fact]
    public void Kinds_that_a_program_does_not_know_are_named_and_everything_else_is_checked()
    {
        using var bundle = Bundle.Of(RecordBeingMade.Small().Files());
        var verified = Verification.Of(bundle, Catalogue.OfTheRecord);

        Assert.True(verified.Holds);
        var kinds = Assert.IsType<CheckResult.NotChecked>(verified.Results[12]);
        Assert.Contains("nominated-in-tests, version 1 (1 entry)", kinds.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_byte_of_every_file_counts()
    {
        var files = RecordBeingMade.Small().Files();
        foreach (var (name, bytes) in files)
        {
            for (var place = 0; place < bytes.Length; place++)
            {
                var changed = bytes.ToArray();
                changed[place] ^= (byte)(1 + (place % 255));
                var verified = RecordBeingMade.Verified(new SortedDictionary<string, byte[]>(files) { [name] = changed });
                Assert.False(verified.Holds, $"{name}, byte {place}");
            }
        }
    }

    [Fact]
    public void A_history_written_anew_is_accepted_without_a_head_and_found_with_one()
    {
        var witnessed = RecordBeingMade.Whole().Heads[1];
        var forged = RecordBeingMade.Small();
        var kept = forged.Heads[1].WitnessedBy(RecordBeingMade.Witness, forged.Clock);
        forged.Entries[1] = forged.Entries[1] with
        {
            Sealed = RecordBeingMade.Catalogue.Payload(new RoleGranted("scrutineer", "A. Crony", "the executive"), forged.NextSalt(), forged.NextSalt()).Sealed,
        };
        forged.WrittenAnew();

        Assert.True(forged.Verified().Holds);
        var found = Assert.Single(Failed(forged.Verified(given: kept), 7));
        Assert.Contains("the record was written anew", found.Expected, StringComparison.Ordinal);
        Assert.NotEmpty(Failed(forged.Verified(given: witnessed), 7));
    }

    [Fact]
    public void A_head_given_may_be_older_but_not_newer_than_the_record()
    {
        var record = RecordBeingMade.Small();
        var (older, newer) = (record.Heads[0], record.Heads[1]);
        Assert.True(record.Verified(given: older).Holds);

        record.Entries.RemoveAt(2);
        record.Heads.RemoveAt(1);

        Assert.True(record.Verified(given: older).Holds);
        Assert.Contains("cut short", Assert.Single(Failed(record.Verified(given: newer), 7)).Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_head_given_must_be_signed_by_a_key_of_the_record_and_its_witnesses_must_have_signed_it()
    {
        var record = RecordBeingMade.Small();
        var head = record.Heads[1];
        var twice = head.WitnessedBy(RecordBeingMade.Witness, 5);

        Assert.NotEmpty(Failed(record.Verified(given: head.Head.SignedBy(RecordBeingMade.Other)), 7));
        Assert.NotEmpty(Failed(record.Verified(given: head with { Signature = record.Heads[0].Signature }), 7));
        Assert.NotEmpty(Failed(record.Verified(given: twice with { Witnesses = [twice.Witnesses[0] with { Time = 6 }] }), 7));
        Assert.NotEmpty(Failed(record.Verified(given: (head.Head with { Election = "another" }).SignedBy(RecordBeingMade.Office)), 7));
    }

    [Fact]
    public void Two_signed_histories_of_one_length_are_a_fork()
    {
        var record = RecordBeingMade.Small();
        record.Heads.Add((record.Heads[1].Head with { Root = Merkle.EmptyRoot }).SignedBy(RecordBeingMade.Office));

        var found = Assert.Single(Failed(record.Verified(), 6));
        Assert.Equal(3, found.Line);
        Assert.Contains("two histories were signed", found.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_a_repeated_height_and_a_reordered_entry_are_found()
    {
        AssertHeights(record => record.Entries[2] = record.Entries[2] with { Entry = record.Entries[2].Entry with { Height = 3 } }, 3);
        AssertHeights(record => record.Entries[2] = record.Entries[2] with { Entry = record.Entries[2].Entry with { Height = 1 } }, 3);
        AssertHeights(record => (record.Entries[1], record.Entries[2]) = (record.Entries[2], record.Entries[1]), 2);

        static void AssertHeights(Action<RecordBeingMade> forge, long line)
        {
            var record = RecordBeingMade.Small();
            forge(record);
            Assert.Equal(line, Failed(record.WrittenAnew().Verified(), 3)[0].Line);
        }
    }

    [Fact]
    public void A_back_dated_entry_is_found()
    {
        var record = RecordBeingMade.Small();
        record.Entries[2] = record.Entries[2] with { Entry = record.Entries[2].Entry with { Time = record.Entries[1].Entry.Time - 1 } };

        Assert.Equal(3, Assert.Single(Failed(record.WrittenAnew().Verified(), 3)).Line);
    }

    [Fact]
    public void A_record_opens_once_and_first()
    {
        var opened = new ElectionOpened(RecordBeingMade.Election, "AUMC", "Again", RecordBeingMade.Office.Public);

        Assert.NotEmpty(Failed(RecordBeingMade.Small().Add(opened).Sign().Verified(), 3));
        Assert.NotEmpty(Failed(new RecordBeingMade().Add(new DraftOpened("rules", "R. Owusu")).Sign().Verified(), 3));
    }

    [Fact]
    public void A_head_whose_root_is_of_other_entries_is_found()
    {
        var record = RecordBeingMade.Small();
        record.Heads[0] = (record.Heads[0].Head with { Root = Merkle.EmptyRoot }).SignedBy(RecordBeingMade.Office);

        Assert.Equal(1, Assert.Single(Failed(record.Verified(), 4)).Line);
    }

    [Fact]
    public void Heads_by_another_key_or_with_another_signature_are_found()
    {
        var record = RecordBeingMade.Small();
        var rightful = record.Heads[1];

        record.Heads[1] = rightful.Head.SignedBy(RecordBeingMade.Other);
        Assert.Contains("which the record does not add", Assert.Single(Failed(record.Verified(), 5)).Found, StringComparison.Ordinal);

        record.Heads[1] = rightful with { Signature = record.Heads[0].Signature };
        Assert.Single(Failed(record.Verified(), 5));
    }

    [Fact]
    public void A_key_cannot_put_itself_in_force()
    {
        var record = RecordBeingMade.Small().Add(new KeyAdded(RecordBeingMade.Other.Public, KeyPurpose.Heads, "a forger", null)).Sign(RecordBeingMade.Other);

        Assert.Contains("no head by an earlier key vouches for", Assert.Single(Failed(record.Verified(), 5)).Found, StringComparison.Ordinal);
        Assert.True(RecordBeingMade.Small()
            .Add(new KeyAdded(RecordBeingMade.Other.Public, KeyPurpose.Heads, "the office", null)).Sign()
            .Add(new KeyRetired(RecordBeingMade.Office.Public.Fingerprint, "a year is over")).Sign(RecordBeingMade.Other)
            .Verified().Holds);
    }

    [Fact]
    public void A_retired_key_signs_no_more_heads()
    {
        var record = RecordBeingMade.Whole();
        record.Heads[^1] = record.Heads[^1].Head.SignedBy(RecordBeingMade.Office);

        Assert.Contains("which was retired", Assert.Single(Failed(record.Verified(), 5)).Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_after_the_last_head_and_heads_after_the_last_entry_are_found()
    {
        var unsigned = RecordBeingMade.Small().Add(new DraftOpened("rules", "R. Owusu"));
        Assert.Single(Failed(unsigned.Verified(full: false), 6));
        Assert.Contains("one over all 4 entries", Assert.Single(Failed(unsigned.Verified(), 6)).Expected, StringComparison.Ordinal);

        var cut = RecordBeingMade.Small();
        cut.Entries.RemoveAt(2);
        Assert.NotEmpty(Failed(cut.Verified(), 6));
        cut.Heads.Clear();
        Assert.NotEmpty(Failed(cut.Verified(), 6));
    }

    [Fact]
    public void Heads_of_another_election_or_before_their_entries_are_found()
    {
        var record = RecordBeingMade.Small();
        record.Heads[1] = (record.Heads[1].Head with { Election = "another" }).SignedBy(RecordBeingMade.Office);
        Assert.Single(Failed(record.Verified(), 6));

        record.Heads[1] = (record.Heads[1].Head with { Election = RecordBeingMade.Election, Time = 1 }).SignedBy(RecordBeingMade.Office);
        Assert.Single(Failed(record.Verified(), 6));
    }

    [Fact]
    public void A_witness_who_is_not_on_the_record_or_did_not_sign_this_head_is_found()
    {
        var record = RecordBeingMade.Whole();
        var rightful = record.Heads[0];

        record.Heads[0] = rightful.WitnessedBy(RecordBeingMade.Other, 7);
        Assert.Equal(1, Assert.Single(Failed(record.Verified(), 8)).Line);

        record.Heads[0] = rightful with { Witnesses = [rightful.Witnesses[0] with { Time = 7 }] };
        Assert.Equal(1, Assert.Single(Failed(record.Verified(), 8)).Line);
    }

    [Fact]
    public void A_witness_entered_for_a_head_of_another_history_is_found()
    {
        var record = RecordBeingMade.Whole();
        var forged = record.Heads[1].Head with { Root = Merkle.EmptyRoot };
        var signature = new SignedHead(forged, default, record.Heads[0].Signature, []).WitnessedBy(RecordBeingMade.Witness, 9).Witnesses[0];
        record.Add(new HeadWitnessed(forged.Size, forged.Root, forged.Time, RecordBeingMade.Witness.Public, signature.Signature, 9)).Sign(RecordBeingMade.Other);
        Assert.Contains("with the root of this record", Assert.Single(Failed(record.Verified(), 8)).Expected, StringComparison.Ordinal);

        var invented = RecordBeingMade.Whole();
        var head = invented.Heads[1].Head;
        invented.Add(new HeadWitnessed(head.Size, head.Root, head.Time, RecordBeingMade.Witness.Public, invented.Heads[0].Signature, 9)).Sign(RecordBeingMade.Other);
        Assert.Single(Failed(invented.Verified(), 8));
    }

    [Fact]
    public void A_payload_changed_or_swapped_is_found_on_either_side()
    {
        var changed = RecordBeingMade.Small();
        changed.Entries[2] = changed.Entries[2] with { Public = Face.Of(changed.Entries[2].Public!.Salt, CanonicalValue.Fields.None) };
        Assert.Equal(3, Assert.Single(Failed(changed.Verified(), 9)).Line);

        var swapped = RecordBeingMade.Small();
        (swapped.Entries[1], swapped.Entries[2]) =
            (swapped.Entries[1] with { Sealed = swapped.Entries[2].Sealed }, swapped.Entries[2] with { Sealed = swapped.Entries[1].Sealed });
        Assert.Equal([1L, 2L], Failed(swapped.Verified(), 10).Select(found => found.Line));

        var shown = RecordBeingMade.Small();
        shown.Entries[1] = shown.Entries[1] with { Public = shown.Entries[1].Sealed };
        Assert.NotEmpty(Failed(shown.Verified(), 9));
    }

    [Fact]
    public void A_sealed_face_where_there_is_none_is_found()
    {
        var record = RecordBeingMade.Small();
        record.Entries[0] = record.Entries[0] with { Sealed = Face.Of(record.NextSalt(), CanonicalValue.Fields.None) };

        Assert.Single(Failed(record.Verified(), 10));
    }

    [Fact]
    public void A_salt_used_twice_is_found()
    {
        var record = RecordBeingMade.Small();
        var salt = record.Entries[1].Public!.Salt;
        record.Entries[2] = record.Entries[2] with { Sealed = record.Entries[2].Sealed! with { Salt = salt } };

        var found = Assert.Single(Failed(record.WrittenAnew().Verified(), 12));
        Assert.Equal(("payloads/sealed.ndjson", 2L), (found.File, found.Line));
    }

    [Fact]
    public void A_face_destroyed_without_a_certificate_is_found()
    {
        Assert.Contains("height 2", Assert.Single(Failed(RecordBeingMade.Small().Destroy(2, FaceSide.Public).Verified(), 11)).Found, StringComparison.Ordinal);
        Assert.Contains("height 1", Assert.Single(Failed(RecordBeingMade.Small().Destroy(1, FaceSide.Sealed).Verified(), 11)).Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_face_destroyed_under_a_certificate_leaves_the_record_whole()
    {
        var record = RecordBeingMade.Small().Destroy(1, FaceSide.Sealed)
            .Add(new PayloadDestroyed(FaceSide.Sealed, "role-granted", 1, 1, "rules, 12", "the scrutineer")).Sign();

        Assert.True(record.Verified(given: RecordBeingMade.Small().Heads[0]).Holds);
    }

    [Fact]
    public void A_face_that_a_certificate_says_was_destroyed_must_be_gone()
    {
        var record = RecordBeingMade.Small().Add(new PayloadDestroyed(FaceSide.Sealed, "role-granted", 0, 2, "rules, 12", "the scrutineer")).Sign();

        Assert.Contains("the face of height 1", Assert.Single(Failed(record.Verified(), 11)).Found, StringComparison.Ordinal);
        Assert.True(record.Destroy(1, FaceSide.Sealed).Verified().Holds);
    }

    [Theory]
    [InlineData(FaceSide.Public, "election-opened", 0, 0)]
    [InlineData(FaceSide.Sealed, "role-granted", 1, 3)]
    [InlineData(FaceSide.Sealed, "role-granted", 2, 1)]
    [InlineData(FaceSide.Sealed, "never-heard-of", 0, 1)]
    public void A_certificate_for_what_may_not_be_destroyed_is_found(FaceSide side, string kind, long first, long last) =>
        Assert.NotEmpty(Failed(RecordBeingMade.Small().Add(new PayloadDestroyed(side, kind, first, last, "rules, 12", "the scrutineer")).Sign().Verified(), 11));

    [Fact]
    public void A_face_with_other_fields_than_its_kind_has_is_found()
    {
        var record = RecordBeingMade.Small();
        record.Entries[1] = record.Entries[1] with
        {
            Public = Face.Of(record.Entries[1].Public!.Salt, CanonicalValue.Fields.Of([new("role", new CanonicalValue.Text("scrutineer")), new("secret", new CanonicalValue.Truth(true))])),
        };

        Assert.Equal(2, Assert.Single(Failed(record.WrittenAnew().Verified(), 13)).Line);
    }

    [Fact]
    public void An_entry_without_the_sealed_face_of_its_kind_is_found()
    {
        var record = RecordBeingMade.Small().Destroy(1, FaceSide.Sealed);
        record.Entries[1] = record.Entries[1] with { Entry = record.Entries[1].Entry with { Sealed = null } };

        Assert.Single(Failed(record.WrittenAnew().Verified(), 13));
    }

    [Fact]
    public void A_document_changed_lost_or_never_frozen_is_found()
    {
        var changed = RecordBeingMade.Whole();
        changed.Documents[0] = new("documents/rules.txt", () => new MemoryStream("Rule 2.\n"u8.ToArray()));
        Assert.Equal("documents/rules.txt", Assert.Single(Failed(changed.Verified(), 14)).File);

        var lost = RecordBeingMade.Whole();
        lost.Documents.RemoveAt(0);
        Assert.Equal("no such file", Assert.Single(Failed(lost.Verified(), 14)).Found);

        var added = RecordBeingMade.Whole();
        added.Document("documents/planted.txt", []);
        Assert.Equal("documents/planted.txt", Assert.Single(Failed(added.Verified(), 14)).File);
    }

    [Fact]
    public void Only_a_document_is_voided_and_only_once() =>
        Assert.Equal(2, Failed(
            RecordBeingMade.Whole().Add(new DocumentVoided(11, "again", "rules, 9"), new DocumentVoided(1, "no document", "rules, 9")).Sign(RecordBeingMade.Other).Verified(), 14).Count);

    [Fact]
    public void A_transcript_that_does_not_balance_is_found()
    {
        var text = System.Text.Encoding.UTF8.GetString(RecordBeingMade.Counted("brass harbour/4 2 6 1 1 3")).Replace("\"2.00\"", "\"3.00\"", StringComparison.Ordinal);
        var record = RecordBeingMade.Small();
        record.Add(new DocumentFrozen(FrozenKind.Transcript, "x", record.Document("documents/t.json", System.Text.Encoding.UTF8.GetBytes(text)), null)).Sign();

        Assert.NotEmpty(Failed(record.Verified(), 15));
    }

    [Fact]
    public void A_lot_that_follows_from_no_seed_and_names_no_witness_is_found()
    {
        var record = RecordBeingMade.Small();
        record.Add(new DocumentFrozen(FrozenKind.Transcript, "x", record.Document("documents/t.json", RecordBeingMade.Counted("a seed of one's own")), null)).Sign();

        Assert.Contains("the lot exclude", Failed(record.Verified(), 16)[0].Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_were_not_committed_to_are_found()
    {
        Assert.Contains("words that are not those committed to", Failed(Revealed(words: ["brass", "anchor"]), 16)[0].Found, StringComparison.Ordinal);
        Assert.Contains("other throws", Failed(Revealed(throws: [4, 2, 6, 1, 1, 7]), 16)[0].Found, StringComparison.Ordinal);
        Assert.Contains("the seed another", Failed(Revealed(seed: "another"), 16)[0].Found, StringComparison.Ordinal);
        Assert.Contains("too late", Failed(Revealed(boxFirst: true), 16)[0].Found, StringComparison.Ordinal);
        Assert.True(Revealed().Holds);
    }

    private static Verification Revealed(string[]? words = null, int[]? throws = null, string? seed = null, bool boxFirst = false)
    {
        words ??= ["brass", "harbour"];
        throws ??= [4, 2, 6, 1, 1, 3];
        var record = RecordBeingMade.Small();
        var box = new DocumentFrozen(FrozenKind.Box, "x", null, null);
        object[] commitments =
        [
            new LotCommitted("x", LotsFor.Count, "one", RecordBeingMade.DigestOf(Counting.LotsFromSeed.CommitmentTo("brass"))),
            new LotCommitted("x", LotsFor.Count, "two", RecordBeingMade.DigestOf(Counting.LotsFromSeed.CommitmentTo("harbour"))),
        ];
        return record.Add(boxFirst ? [box, .. commitments] : [.. commitments, box])
            .Add(new LotRevealed("x", LotsFor.Count, [.. words], [.. throws], ["M. Evans", "R. Owusu"], seed ?? $"{string.Join(' ', words)}/{string.Join(' ', throws)}"))
            .Sign().Verified();
    }

    private static List<Finding> Failed(Verification verified, int number)
    {
        var failed = Assert.IsType<CheckResult.Failed>(verified.Results[number - 1]);
        Assert.Equal(number, failed.Number);
        return [.. failed.Findings];
    }
}
