namespace RankAndFile.Scrutiny.Tests;

/// <summary>Entering things, and handing the record on.</summary>
public sealed class RecordTests
{
    [Fact]
    public void The_state_that_is_kept_goes_on_where_it_stopped()
    {
        var record = RecordBeingMade.Small();

        Assert.True(RecordState.TryRead(record.State.ToBytes(), out var state));
        Assert.Equal(record.State, state);
        Assert.False(RecordState.TryRead(record.State.ToBytes().AsSpan(1), out _));
    }

    [Fact]
    public void A_clock_that_was_set_back_does_not_run_the_record_backwards()
    {
        var record = RecordBeingMade.Small();
        var last = record.State.LastTime;

        record.Enter(RecordBeingMade.Catalogue.Payload(new DraftOpened("rules", "R. Owusu"), record.NextSalt(), record.NextSalt()), last - 5);

        Assert.Equal(last, record.Entries[^1].Entry.Time);
        Assert.True(record.Sign().Verified().Holds);
    }

    [Fact]
    public void The_same_contents_make_the_same_bytes()
    {
        var record = RecordBeingMade.Whole();
        using var one = new MemoryStream();
        using var other = new MemoryStream();

        BundleWriter.WriteZip(record.Contents(full: true), one);
        BundleWriter.WriteZip(record.Contents(full: true), other);

        Assert.Equal(one.ToArray(), other.ToArray());
        Assert.Equal(record.Files(), record.Files());
    }

    [Fact]
    public void A_folder_and_a_zip_file_are_the_same_bundle()
    {
        var record = RecordBeingMade.Whole();
        var folder = Directory.CreateTempSubdirectory("rankandfile-");
        using var zip = new MemoryStream();
        try
        {
            BundleWriter.WriteFolder(record.Contents(full: true), folder);
            BundleWriter.WriteZip(record.Contents(full: true), zip);
            foreach (var outcome in (BundleOutcome[])[Bundle.Open(folder), Bundle.Open(zip)])
            {
                using var bundle = Assert.IsType<BundleOutcome.Opened>(outcome).Bundle;
                Assert.Equal(record.Files().Keys, bundle.Names);
                Assert.True(Verification.Of(bundle, RecordBeingMade.Catalogue).Holds);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void What_is_no_bundle_is_refused()
    {
        Assert.IsType<BundleOutcome.Refused>(Bundle.Open(new MemoryStream([1, 2, 3])));
        Assert.IsType<BundleOutcome.Refused>(Bundle.Open(new DirectoryInfo("/nowhere/at/all")));
    }

    [Fact]
    public void A_public_bundle_holds_no_sealed_face_and_no_sealed_document()
    {
        var files = RecordBeingMade.Whole().Files(full: false);

        Assert.DoesNotContain("payloads/sealed.ndjson", files.Keys);
        var all = string.Concat(files.Values.Select(System.Text.Encoding.UTF8.GetString));
        Assert.DoesNotContain("R. Owusu\"", all.Replace("\"witnesses\":[\"M. Evans\",\"R. Owusu\"]", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("member 99", all, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_record_is_checked_in_little_time_and_memory() => // MILLION=1 measures a long one in earnest.
        Speed.Measure(Environment.GetEnvironmentVariable("MILLION") is "1" ? 1_000_000 : 25_500, TestContext.Current.TestOutputHelper!.WriteLine);
}
