using System.Globalization;
using System.Text;

namespace RankAndFile.Documents.Tests;

/// <summary>Every society's election under every rule book: the documents hold whatever a count brings.</summary>
public sealed class RealElectionTests
{
    public static TheoryData<string> EveryRuleBook => [.. RuleBooks.All.Select(rules => rules.Id)];

    [Theory, MemberData(nameof(EveryRuleBook))]
    public void Every_count_is_written_read_back_and_printed(string rules)
    {
        Assert.SkipWhen(CaseLibrary.RealElections.Count is 0, "../shared/data is absent.");

        foreach (var file in CaseLibrary.RealElections)
        {
            foreach (var count in CountsOf(file, rules))
            {
                Assert.True(IsReadBack(count), file);
                Assert.All(Printed(count).Split('\n'), line => Assert.InRange(line.Length, 0, 118));
                ResultSheet.WriteCsv(count, TextWriter.Null);
                ResultSheet.WriteXlsx(count, new MemoryStream());
                Assert.Equal(count.Papers.Total, DeclarationBlock.Of(count, new(0), null).Returned);
            }
        }
    }

    private static IEnumerable<Transcript> CountsOf(string file, string rules)
    {
        Func<Contest, Contest>[] variants =
        [
            contest => contest,
            contest => contest with { Places = 1 },
            contest => contest with { Guarantees = [new("Last", 1, [contest.Candidates[^1].Number])], ReopenNominations = new(1) },
        ];
        return variants.Select(variant => CaseLibrary.TryCounted(file, rules, variant)).OfType<Transcript>();
    }

    private static bool IsReadBack(Transcript count)
    {
        var written = TranscriptJsonTests.Written(count);
        return TranscriptJson.Read(new MemoryStream(Encoding.UTF8.GetBytes(written))) switch
        {
            TranscriptOutcome.Accepted read => TranscriptJsonTests.Written(read.Transcript) == written,
            TranscriptOutcome.Refused refused => throw new InvalidOperationException(string.Join("; ", refused.Errors)),
            _ => false,
        };
    }

    private static string Printed(Transcript count)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        ResultSheet.WriteText(count, text);
        return text.ToString();
    }
}
