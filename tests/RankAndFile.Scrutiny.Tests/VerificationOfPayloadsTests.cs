namespace RankAndFile.Scrutiny.Tests;

/// <summary>What the checks find beside the chain: faces, certificates, documents, transcripts and lots.</summary>
public sealed class VerificationOfPayloadsTests
{
    [Fact]
    public void A_payload_changed_or_swapped_is_found_on_either_side()
    {
        var changed = RecordBeingMade.Small();
        changed.Entries[2] = changed.Entries[2] with { Public = Face.Of(changed.Entries[2].Public!.Salt, CanonicalValue.Fields.None) };
        Assert.Equal(3, Assert.Single(Found.By(changed.Verified(), 9)).Line);

        var swapped = RecordBeingMade.Small();
        (swapped.Entries[1], swapped.Entries[2]) =
            (swapped.Entries[1] with { Sealed = swapped.Entries[2].Sealed }, swapped.Entries[2] with { Sealed = swapped.Entries[1].Sealed });
        Assert.Equal([1L, 2L], Found.By(swapped.Verified(), 10).Select(found => found.Line));

        var shown = RecordBeingMade.Small();
        shown.Entries[1] = shown.Entries[1] with { Public = shown.Entries[1].Sealed };
        Assert.NotEmpty(Found.By(shown.Verified(), 9));
    }

    [Fact]
    public void A_sealed_face_where_there_is_none_is_found()
    {
        var record = RecordBeingMade.Small();
        record.Entries[0] = record.Entries[0] with { Sealed = Face.Of(record.NextSalt(), CanonicalValue.Fields.None) };

        Assert.Single(Found.By(record.Verified(), 10));
    }

    [Fact]
    public void A_salt_used_twice_is_found()
    {
        var record = RecordBeingMade.Small();
        var salt = record.Entries[1].Public!.Salt;
        record.Entries[2] = record.Entries[2] with { Sealed = record.Entries[2].Sealed! with { Salt = salt } };

        var found = Assert.Single(Found.By(record.WrittenAnew().Verified(), 12));
        Assert.Equal(("payloads/sealed.ndjson", 2L), (found.File, found.Line));
    }

    [Fact]
    public void A_face_destroyed_without_a_certificate_is_found()
    {
        Assert.Contains("height 2", Assert.Single(Found.By(RecordBeingMade.Small().Destroy(2, FaceSide.Public).Verified(), 11)).Found, StringComparison.Ordinal);
        Assert.Contains("height 1", Assert.Single(Found.By(RecordBeingMade.Small().Destroy(1, FaceSide.Sealed).Verified(), 11)).Found, StringComparison.Ordinal);
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

        Assert.Contains("the face of height 1", Assert.Single(Found.By(record.Verified(), 11)).Found, StringComparison.Ordinal);
        Assert.True(record.Destroy(1, FaceSide.Sealed).Verified().Holds);
    }

    [Theory]
    [InlineData(FaceSide.Public, "election-opened", 0, 0)]
    [InlineData(FaceSide.Sealed, "role-granted", 1, 3)]
    [InlineData(FaceSide.Sealed, "role-granted", 2, 1)]
    [InlineData(FaceSide.Sealed, "never-heard-of", 0, 1)]
    public void A_certificate_for_what_may_not_be_destroyed_is_found(FaceSide side, string kind, long first, long last) =>
        Assert.NotEmpty(Found.By(RecordBeingMade.Small().Add(new PayloadDestroyed(side, kind, first, last, "rules, 12", "the scrutineer")).Sign().Verified(), 11));

    [Fact]
    public void A_face_with_other_fields_than_its_kind_has_is_found()
    {
        var record = RecordBeingMade.Small();
        record.Entries[1] = record.Entries[1] with
        {
            Public = Face.Of(record.Entries[1].Public!.Salt, CanonicalValue.Fields.Of([new("role", new CanonicalValue.Text("scrutineer")), new("secret", new CanonicalValue.Truth(true))])),
        };

        Assert.Equal(2, Assert.Single(Found.By(record.WrittenAnew().Verified(), 13)).Line);
    }

    [Fact]
    public void An_entry_without_the_sealed_face_of_its_kind_is_found()
    {
        var record = RecordBeingMade.Small().Destroy(1, FaceSide.Sealed);
        record.Entries[1] = record.Entries[1] with { Entry = record.Entries[1].Entry with { Sealed = null } };

        Assert.Single(Found.By(record.WrittenAnew().Verified(), 13));
    }

    [Fact]
    public void A_document_changed_lost_or_never_frozen_is_found()
    {
        var changed = RecordBeingMade.Whole();
        changed.Documents[0] = new("documents/rules.txt", () => new MemoryStream("Rule 2.\n"u8.ToArray()));
        Assert.Equal("documents/rules.txt", Assert.Single(Found.By(changed.Verified(), 14)).File);

        var lost = RecordBeingMade.Whole();
        lost.Documents.RemoveAt(0);
        Assert.Equal("no such file", Assert.Single(Found.By(lost.Verified(), 14)).Found);

        var added = RecordBeingMade.Whole();
        added.Document("documents/planted.txt", []);
        Assert.Equal("documents/planted.txt", Assert.Single(Found.By(added.Verified(), 14)).File);
    }

    [Fact]
    public void Only_a_document_is_voided_and_only_once() =>
        Assert.Equal(2, Found.By(
            RecordBeingMade.Whole().Add(new DocumentVoided(11, "again", "rules, 9"), new DocumentVoided(1, "no document", "rules, 9")).Sign(RecordBeingMade.Other).Verified(), 14).Count);

    [Fact]
    public void A_transcript_that_does_not_balance_is_found()
    {
        var text = System.Text.Encoding.UTF8.GetString(RecordBeingMade.Counted("brass harbour/4 2 6 1 1 3")).Replace("\"2.00\"", "\"3.00\"", StringComparison.Ordinal);
        var record = RecordBeingMade.Small();
        record.Add(new DocumentFrozen(FrozenKind.Transcript, "x", record.Document("documents/t.json", System.Text.Encoding.UTF8.GetBytes(text)), null)).Sign();

        Assert.NotEmpty(Found.By(record.Verified(), 15));
    }

    [Fact]
    public void A_lot_that_follows_from_no_seed_and_names_no_witness_is_found()
    {
        var record = RecordBeingMade.Small();
        record.Add(new DocumentFrozen(FrozenKind.Transcript, "x", record.Document("documents/t.json", RecordBeingMade.Counted("a seed of one's own")), null)).Sign();

        Assert.Contains("the lot exclude", Found.By(record.Verified(), 16)[0].Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lot_among_nobody_is_found()
    {
        const string Seed = "brass harbour/4 2 6 1 1 3";
        var text = System.Text.RegularExpressions.Regex.Replace(System.Text.Encoding.UTF8.GetString(RecordBeingMade.Counted(Seed)), "(\"lots\".*?\"tied\":)\\[[^]]*\\]", "$1[]", System.Text.RegularExpressions.RegexOptions.Singleline);
        var record = RecordBeingMade.Whole();
        record.Add(new DocumentFrozen(FrozenKind.Transcript, RecordBeingMade.Contest, record.Document("documents/t.json", System.Text.Encoding.UTF8.GetBytes(text)), null)).Sign(RecordBeingMade.Other);

        Assert.Equal("documents/t.json", Found.By(record.Verified(), 16)[0].File);
    }

    [Fact]
    public void Words_that_were_not_committed_to_are_found()
    {
        Assert.Contains("words that are not those committed to", Found.By(Revealed(words: ["brass", "anchor"]), 16)[0].Found, StringComparison.Ordinal);
        Assert.Contains("other throws", Found.By(Revealed(throws: [4, 2, 6, 1, 1, 7]), 16)[0].Found, StringComparison.Ordinal);
        Assert.Contains("the seed another", Found.By(Revealed(seed: "another"), 16)[0].Found, StringComparison.Ordinal);
        Assert.Contains("too late", Found.By(Revealed(boxFirst: true), 16)[0].Found, StringComparison.Ordinal);
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
}
