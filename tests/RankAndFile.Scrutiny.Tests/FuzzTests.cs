using System.IO.Compression;
using System.Text;

namespace RankAndFile.Scrutiny.Tests;

/// <summary>Whatever bytes a bundle holds, checking it ends with findings and never with an exception.</summary>
public sealed class FuzzTests
{
    private static readonly string[] _pieces =
    [
        "{", "}", "[", "]", "\"", ":", ",", "\n", "\\", "\\u0001", "null", "true", "-0", "1e9", "99999999999999999999", "\"height\":0", "\uD83D\uDE00",
        new string('[', 40), new string('9', 70), "{\"data\":{},\"height\":0,\"salt\":\"" + new string('0', 64) + "\"}\n",
    ];

    [Fact]
    public void Bundles_of_any_bytes_never_throw()
    {
        var chance = new Random(1);
        var whole = RecordBeingMade.Whole().Files();
        for (var round = 0; round < 1500; round++)
        {
            var files = new SortedDictionary<string, byte[]>(whole, StringComparer.Ordinal);
            for (var changes = chance.Next(1, 4); changes > 0; changes--)
            {
                var name = files.Keys.ElementAt(chance.Next(files.Count));
                files[name] = Changed(files[name], chance);
            }

            if (chance.Next(2) is 0 && files.ContainsKey("bundle.json"))
            {
                files["bundle.json"] = new Manifest(RecordBeingMade.Election, true, [.. files.Where(file => file.Key is not "bundle.json").Select(file => new FrozenFile(file.Key, file.Value.Length, Digest.Of(file.Value)))]).ToBytes();
            }

            Assert.Equal(25, RecordBeingMade.Verified(files).Results.Length);
        }
    }

    [Fact]
    public void Faces_committed_to_and_signed_with_any_fields_never_throw()
    {
        var chance = new Random(2);
        for (var round = 0; round < 600; round++)
        {
            var record = RecordBeingMade.Whole();
            var height = chance.Next(record.Entries.Count);
            if (record.Entries[height].Public is not { } shown)
            {
                continue;
            }

            var line = new CanonicalReading(shown.Data.Span);
            record.Entries[height] = record.Entries[height] with { Public = Face.Of(shown.Salt, (CanonicalValue.Fields)Changed(line.Fields(), chance, 1)) };

            Assert.Equal(25, record.WrittenAnew().Verified().Results.Length);
        }
    }

    [Fact]
    public void Faces_of_an_election_online_with_any_fields_never_throw()
    {
        var chance = new Random(3);
        var record = Sealed.OnlineElection.Held().Record;
        for (var round = 0; round < 60; round++)
        {
            var height = chance.Next(record.Entries.Count);
            var kept = record.Entries[height];
            var line = new CanonicalReading(kept.Public!.Data.Span);
            record.Entries[height] = kept with { Public = Face.Of(kept.Public.Salt, (CanonicalValue.Fields)Changed(line.Fields(), chance, 1)) };

            Assert.Equal(25, record.WrittenAnew().Verified().Results.Length);
            record.Entries[height] = kept;
        }
    }

    [Fact]
    public void Zip_files_of_any_bytes_never_throw()
    {
        var chance = new Random(3);
        using var zip = new MemoryStream();
        BundleWriter.WriteZip(RecordBeingMade.Whole().Contents(full: true), zip);
        for (var round = 0; round < 600; round++)
        {
            if (Bundle.Open(new MemoryStream(Changed(zip.ToArray(), chance))) is BundleOutcome.Opened opened)
            {
                using (opened.Bundle)
                {
                    Assert.Equal(25, Verification.Of(opened.Bundle, RecordBeingMade.Catalogue).Results.Length);
                }
            }
        }
    }

    [Fact]
    public void Heads_of_any_bytes_never_throw()
    {
        var chance = new Random(4);
        var head = RecordBeingMade.Whole().Heads[0].ToBytes();
        Assert.IsType<HeadOutcome.Accepted>(SignedHead.Read(head));
        for (var round = 0; round < 20_000; round++)
        {
            var changed = Changed(head, chance);
            Assert.True(SignedHead.Read(changed) is HeadOutcome.Refused || SignedHead.Read(changed) is HeadOutcome.Accepted { Head: var read } && changed.AsSpan().TrimEnd((byte)'\n').SequenceEqual(read.ToBytes()));
        }
    }

    [Fact]
    public void A_zip_file_with_two_files_of_one_name_is_refused()
    {
        using var zip = new MemoryStream();
        BundleWriter.WriteZip(RecordBeingMade.Small().Contents(full: true), zip);
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.CreateEntry("record.ndjson");
        }

        using var bundle = ((BundleOutcome.Opened)Bundle.Open(zip)).Bundle;
        Assert.IsType<CheckResult.Failed>(Verification.Of(bundle, RecordBeingMade.Catalogue).Results[0]);
    }

    private static byte[] Changed(byte[] bytes, Random chance)
    {
        var place = chance.Next(bytes.Length + 1);
        var length = chance.Next(int.Min(bytes.Length - place, 60) + 1);
        return chance.Next(6) switch
        {
            0 => [.. bytes[..place], .. bytes[(place + length)..]],
            1 => [.. bytes[..place], .. bytes[place..(place + length)], .. bytes[place..]],
            2 => [.. bytes[..place], .. Encoding.UTF8.GetBytes(_pieces[chance.Next(_pieces.Length)]), .. bytes[place..]],
            3 => bytes[..place],
            4 => [.. bytes[..place], .. Enumerable.Range(0, length).Select(_ => (byte)chance.Next(256)), .. bytes[(place + length)..]],
            _ => [.. bytes.Select((one, at) => at == place ? (byte)chance.Next(256) : one)],
        };
    }

    private static CanonicalValue Changed(CanonicalValue value, Random chance, int certain)
    {
        if (certain is 0 && chance.Next(3) is 0)
        {
            return chance.Next(7) switch
            {
                0 => new CanonicalValue.Whole(chance.NextInt64(-CanonicalValue.MostWhole, CanonicalValue.MostWhole)),
                1 => new CanonicalValue.Whole(chance.Next(-2, 30)),
                2 => new CanonicalValue.Text(""),
                3 => new CanonicalValue.Truth(false),
                4 => new CanonicalValue.List([]),
                5 => new CanonicalValue.Text(new string('0', 64)),
                _ => CanonicalValue.Fields.None,
            };
        }

        return value switch
        {
            CanonicalValue.Fields fields => CanonicalValue.Fields.Of(fields.All.Select(field => KeyValuePair.Create(field.Key, Changed(field.Value, chance, 0)))),
            CanonicalValue.List list => new CanonicalValue.List([.. list.Items.Select(item => Changed(item, chance, 0))]),
            _ => value,
        };
    }
}
