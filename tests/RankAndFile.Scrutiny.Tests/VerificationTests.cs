namespace RankAndFile.Scrutiny.Tests;

/// <summary>What the checks accept, and what they find in the chain and its heads: each forgery with every hash and signature made again that its forger could make.</summary>
public sealed class VerificationTests
{
    [Fact]
    public void A_full_bundle_is_accepted_with_the_head_that_a_witness_kept()
    {
        var record = RecordBeingMade.Whole();

        var verified = record.Verified(full: true, given: record.Heads[0]);

        Assert.All(verified.Results, result => Assert.IsType<CheckResult.Passed>(result));
        Assert.Equal(25, verified.Results.Length);
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
        Assert.Contains("example-nominated, version 1 (1 entry)", kinds.Reasons[0], StringComparison.Ordinal);
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
        var found = Assert.Single(Found.By(forged.Verified(given: kept), 7));
        Assert.Contains("the record was written anew", found.Expected, StringComparison.Ordinal);
        Assert.NotEmpty(Found.By(forged.Verified(given: witnessed), 7));
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
        Assert.Contains("cut short", Assert.Single(Found.By(record.Verified(given: newer), 7)).Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_head_given_must_be_signed_by_a_key_of_the_record_and_its_witnesses_must_have_signed_it()
    {
        var record = RecordBeingMade.Small();
        var head = record.Heads[1];
        var twice = head.WitnessedBy(RecordBeingMade.Witness, 5);

        Assert.NotEmpty(Found.By(record.Verified(given: head.Head.SignedBy(RecordBeingMade.Other)), 7));
        Assert.NotEmpty(Found.By(record.Verified(given: head with { Signature = record.Heads[0].Signature }), 7));
        Assert.NotEmpty(Found.By(record.Verified(given: twice with { Witnesses = [twice.Witnesses[0] with { Time = 6 }] }), 7));
        Assert.NotEmpty(Found.By(record.Verified(given: (head.Head with { Election = "another" }).SignedBy(RecordBeingMade.Office)), 7));
    }

    [Fact]
    public void Two_signed_histories_of_one_length_are_a_fork()
    {
        var record = RecordBeingMade.Small();
        record.Heads.Add((record.Heads[1].Head with { Root = Merkle.EmptyRoot }).SignedBy(RecordBeingMade.Office));

        var found = Assert.Single(Found.By(record.Verified(), 6));
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
            Assert.Equal(line, Found.By(record.WrittenAnew().Verified(), 3)[0].Line);
        }
    }

    [Fact]
    public void A_back_dated_entry_is_found()
    {
        var record = RecordBeingMade.Small();
        record.Entries[2] = record.Entries[2] with { Entry = record.Entries[2].Entry with { Time = record.Entries[1].Entry.Time - 1 } };

        Assert.Equal(3, Assert.Single(Found.By(record.WrittenAnew().Verified(), 3)).Line);
    }

    [Fact]
    public void A_record_opens_once_and_first()
    {
        var opened = new ElectionOpened(RecordBeingMade.Election, "AUMC", "Again", RecordBeingMade.Office.Public);

        Assert.NotEmpty(Found.By(RecordBeingMade.Small().Add(opened).Sign().Verified(), 3));
        Assert.NotEmpty(Found.By(new RecordBeingMade().Add(new DraftOpened("rules", "R. Owusu")).Sign().Verified(), 3));
    }

    [Fact]
    public void A_head_whose_root_is_of_other_entries_is_found()
    {
        var record = RecordBeingMade.Small();
        record.Heads[0] = (record.Heads[0].Head with { Root = Merkle.EmptyRoot }).SignedBy(RecordBeingMade.Office);

        Assert.Equal(1, Assert.Single(Found.By(record.Verified(), 4)).Line);
    }

    [Fact]
    public void Heads_by_another_key_or_with_another_signature_are_found()
    {
        var record = RecordBeingMade.Small();
        var rightful = record.Heads[1];

        record.Heads[1] = rightful.Head.SignedBy(RecordBeingMade.Other);
        Assert.Contains("which the record does not add", Assert.Single(Found.By(record.Verified(), 5)).Found, StringComparison.Ordinal);

        record.Heads[1] = rightful with { Signature = record.Heads[0].Signature };
        Assert.Single(Found.By(record.Verified(), 5));
    }

    [Fact]
    public void A_key_cannot_put_itself_in_force()
    {
        var record = RecordBeingMade.Small().Add(new KeyAdded(RecordBeingMade.Other.Public, KeyPurpose.Heads, "a forger", null)).Sign(RecordBeingMade.Other);

        Assert.Contains("no head by an earlier key vouches for", Assert.Single(Found.By(record.Verified(), 5)).Found, StringComparison.Ordinal);
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

        Assert.Contains("which was retired", Assert.Single(Found.By(record.Verified(), 5)).Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_after_the_last_head_and_heads_after_the_last_entry_are_found()
    {
        var unsigned = RecordBeingMade.Small().Add(new DraftOpened("rules", "R. Owusu"));
        Assert.Single(Found.By(unsigned.Verified(full: false), 6));
        Assert.Contains("one over all 4 entries", Assert.Single(Found.By(unsigned.Verified(), 6)).Expected, StringComparison.Ordinal);

        var cut = RecordBeingMade.Small();
        cut.Entries.RemoveAt(2);
        Assert.NotEmpty(Found.By(cut.Verified(), 6));
        cut.Heads.Clear();
        Assert.NotEmpty(Found.By(cut.Verified(), 6));
    }

    [Fact]
    public void Heads_of_another_election_or_before_their_entries_are_found()
    {
        var record = RecordBeingMade.Small();
        record.Heads[1] = (record.Heads[1].Head with { Election = "another" }).SignedBy(RecordBeingMade.Office);
        Assert.Single(Found.By(record.Verified(), 6));

        record.Heads[1] = (record.Heads[1].Head with { Election = RecordBeingMade.Election, Time = 1 }).SignedBy(RecordBeingMade.Office);
        Assert.Single(Found.By(record.Verified(), 6));
    }

    [Fact]
    public void A_witness_who_is_not_on_the_record_or_did_not_sign_this_head_is_found()
    {
        var record = RecordBeingMade.Whole();
        var rightful = record.Heads[0];

        record.Heads[0] = rightful.WitnessedBy(RecordBeingMade.Other, 7);
        Assert.Equal(1, Assert.Single(Found.By(record.Verified(), 8)).Line);

        record.Heads[0] = rightful with { Witnesses = [rightful.Witnesses[0] with { Time = 7 }] };
        Assert.Equal(1, Assert.Single(Found.By(record.Verified(), 8)).Line);
    }

    [Fact]
    public void A_witness_entered_for_a_head_of_another_history_is_found()
    {
        var record = RecordBeingMade.Whole();
        var forged = record.Heads[1].Head with { Root = Merkle.EmptyRoot };
        var signature = new SignedHead(forged, default, record.Heads[0].Signature, []).WitnessedBy(RecordBeingMade.Witness, 9).Witnesses[0];
        record.Add(new HeadWitnessed(forged.Size, forged.Root, forged.Time, RecordBeingMade.Witness.Public, signature.Signature, 9)).Sign(RecordBeingMade.Other);
        Assert.Contains("with the root of this record", Assert.Single(Found.By(record.Verified(), 8)).Expected, StringComparison.Ordinal);

        var invented = RecordBeingMade.Whole();
        var head = invented.Heads[1].Head;
        invented.Add(new HeadWitnessed(head.Size, head.Root, head.Time, RecordBeingMade.Witness.Public, invented.Heads[0].Signature, 9)).Sign(RecordBeingMade.Other);
        Assert.Single(Found.By(invented.Verified(), 8));
    }
}
