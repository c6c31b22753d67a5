using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace RankAndFile.Scrutiny.Tests;

/// <summary>docs/record-format.md: its worked example is computed again from the page alone.</summary>
public sealed partial class RecordFormatTests
{
    private const string Page = "docs/record-format.md";
    private const string Begin = "<!-- example -->";
    private const string End = "<!-- /example -->";

    static RecordFormatTests()
    {
        if (Repository.Accepting)
        {
            WriteExample();
        }
    }

    [Fact]
    public void The_files_of_the_worked_example_are_a_bundle_that_is_accepted()
    {
        var files = FileOnThePage().Matches(Repository.Text(Page)).ToDictionary(file => file.Groups["name"].Value, file => Encoding.UTF8.GetBytes(file.Groups["text"].Value));

        Assert.Equal(5, files.Count);
        Assert.True(RecordBeingMade.Verified(files).Holds);
    }

    [Fact]
    public void Every_hash_of_the_worked_example_is_the_hash_of_what_stands_there()
    {
        var hashes = HashOnThePage().Matches(Repository.Text(Page));

        Assert.True(hashes.Count > 10);
        foreach (Match hash in hashes)
        {
            var input = hash.Groups["input"].Value.Split(" ‖ ").SelectMany(part =>
                part.StartsWith('{') ? Encoding.UTF8.GetBytes(part) : Convert.FromHexString(part.Replace("0x", "", StringComparison.Ordinal)));
            Assert.Equal(hash.Groups["digest"].Value, Convert.ToHexStringLower(SHA256.HashData([.. input])));
        }
    }

    [Fact]
    public void The_hashes_of_the_worked_example_are_those_of_its_files()
    {
        var example = Example();
        foreach (var digest in HashOnThePage().Matches(Repository.Text(Page)).Select(hash => hash.Groups["digest"].Value))
        {
            Assert.Contains(digest, example, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_worked_example_is_what_this_program_makes() =>
        Assert.Contains(Example(), Repository.Text(Page), StringComparison.Ordinal);

    [Fact]
    public void The_page_lists_every_check_by_its_number_and_title()
    {
        foreach (var check in RecordBeingMade.Small().Verified().Results)
        {
            Assert.Contains($"\n{check.Number}. **{check.Title}", Repository.Text(Page), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_page_lists_every_kind_whose_public_face_lasts()
    {
        foreach (var kind in Catalogue.OfTheRecord.Kinds)
        {
            Assert.Equal(kind.IsLasting, Repository.Text(Page).Contains($"\n| `{kind.Name}` |", StringComparison.Ordinal));
        }
    }

    private static string Example()
    {
        var record = RecordBeingMade.Small();
        KeepSignatures(record);
        var text = new StringBuilder();
        text.Append(Begin).Append('\n');
        foreach (var (name, bytes) in record.Files())
        {
            text.Append($"\n`{name}`\n\n```json\n{Encoding.UTF8.GetString(bytes)}```\n");
        }

        text.Append("\nThe hashes, each with what is hashed:\n\n```text\n");
        text.Append(Hash("fingerprint", $"{RecordBeingMade.Office.Public}", $"{RecordBeingMade.Office.Public.Fingerprint}"));
        foreach (var (entry, shown, hidden) in record.Entries)
        {
            text.Append(Hash($"public {entry.Height}", $"0x02 ‖ {shown!.Salt} ‖ {Encoding.UTF8.GetString(shown.Data.Span)}", $"{entry.Public}"));
            text.Append(hidden is null ? "" : Hash($"sealed {entry.Height}", $"0x03 ‖ {hidden.Salt} ‖ {Encoding.UTF8.GetString(hidden.Data.Span)}", $"{entry.Sealed}"));
            text.Append(Hash($"leaf {entry.Height}", $"0x00 ‖ {Encoding.UTF8.GetString(entry.ToBytes())}", $"{Merkle.Leaf(entry.ToBytes())}"));
        }

        var leaves = record.Entries.ConvertAll(entry => Merkle.Leaf(entry.Entry.ToBytes()));
        var first = Merkle.Node(leaves[0], leaves[1]);
        text.Append(Hash("root over 2", $"0x01 ‖ {leaves[0]} ‖ {leaves[1]}", $"{first}"));
        text.Append(Hash("root over 3", $"0x01 ‖ {first} ‖ {leaves[2]}", $"{Merkle.Node(first, leaves[2])}"));
        text.Append("```\n\nThe second head signs these bytes (here `\\n` is one line feed):\n\n```text\n");
        text.Append($"rank-and-file/head/1\\n{Encoding.UTF8.GetString(record.Heads[1].Head.ToBytes())}\n```\n\n");
        text.Append($"Entry 1 is in the record of three by the inclusion proof `{leaves[0]}`, `{leaves[2]}`. ");
        text.Append($"The record of three continues that of two by the consistency proof `{leaves[2]}`.\n\n{End}");
        return text.ToString();
    }

    private static string Hash(string name, string input, string digest) => $"{name} = SHA-256( {input} )\n    = {digest}\n";

    /// <summary>No two signatures are alike: one on the page that still fits stays, so that the page changes only where it must.</summary>
    private static void KeepSignatures(RecordBeingMade record)
    {
        var kept = Repository.Text(Page).Split('\n')
            .Select(line => SignedHead.Read(Encoding.UTF8.GetBytes(line)))
            .OfType<HeadOutcome.Accepted>()
            .Select(read => read.Head)
            .Where(head => head.IsSignedBy(RecordBeingMade.Office.Public))
            .ToDictionary(head => head.Head);
        for (var head = 0; head < record.Heads.Count; head++)
        {
            record.Heads[head] = kept.GetValueOrDefault(record.Heads[head].Head, record.Heads[head]);
        }
    }

    private static void WriteExample()
    {
        var page = Repository.Text(Page);
        var (from, to) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal) + End.Length);
        File.WriteAllText(Repository.PathOf(Page), page[..from] + Example() + page[to..]);
    }

    [GeneratedRegex("\n`(?<name>[a-z/.]+)`\n\n```json\n(?<text>[^`]*)```")]
    private static partial Regex FileOnThePage();

    [GeneratedRegex("= SHA-256\\( (?<input>.*) \\)\n    = (?<digest>[0-9a-f]{64})\n")]
    private static partial Regex HashOnThePage();
}
