using System.Text.RegularExpressions;
using RankAndFile.Counting.Formats;
using RankAndFile.Counting.Tests.Elections;

namespace RankAndFile.Counting.Tests.Formats;

/// <summary>The examples on the page about files of papers are read as it says.</summary>
public sealed partial class PapersFormatPageTests
{
    [Fact]
    public void Every_example_is_read()
    {
        var page = Repository.Read("docs", "papers-format.md");
        var examples = Example().Matches(page)
            .Select(example => Written.Accepted(PapersFile.Read(Written.Bytes(example.Groups["text"].Value), "x." + example.Groups["format"].Value, new() { Places = 2 })))
            .ToList();

        Assert.Equal(
            ["3: 1 3 4, 2: 4 1=3, 1: 2 - 1, 5: ",
             "3: 1 2 3, 1: 1=2, 2: x2 x3",
             "3: 1 2 3, 1: 1=2",
             "3: 1 2 3, 1: 1=2 3, 1: 1 - 3, 2: x2 x3, 5: "],
            examples.Select(example => string.Join(", ", Written.Patterns(example.Papers))));
        Assert.Equal("Women", Assert.Single(examples[3].Contest.Guarantees).Category);
    }

    [GeneratedRegex(@"^```(?<format>blt|csv|json)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();
}
