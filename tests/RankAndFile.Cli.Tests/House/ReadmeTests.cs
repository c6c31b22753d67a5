using System.Text;
using System.Text.RegularExpressions;

namespace RankAndFile.Cli.Tests;

/// <summary>What the README shows is what the command prints. <c>./dev docs</c> writes it anew.</summary>
public sealed partial class ReadmeTests
{
    private const string Picture = "docs/pictures/branch-committee-flow.svg";

    [Fact]
    public void Every_block_is_what_the_command_prints()
    {
        var readme = Repository.TextOf("README.md");
        var executed = Block().Replace(readme, block => CanRun(block.Groups["asked"].Value) ? Executed(block.Groups["asked"].Value) : block.Value);
        if (Snapshot.Rewriting)
        {
            File.WriteAllText(Repository.PathOf("README.md"), executed);
            readme = executed;
        }

        Assert.Equal(executed, readme);
    }

    [Fact]
    public void The_picture_is_what_the_command_draws()
    {
        var ran = Command.Run("count", Repository.PathOf("elections", "branch-committee", "election.blt"), "--rules", "ers97", "--format", "svg", "--picture", "flow");
        if (Snapshot.Rewriting)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Repository.PathOf(Picture))!);
            File.WriteAllText(Repository.PathOf(Picture), ran.Out);
        }

        Assert.Equal(0, ran.Exit);
        Assert.Equal(File.ReadAllText(Repository.PathOf(Picture)), ran.Out);
    }

    /// <summary>Real elections lie beside the repository, or they do not; then their block stays as it is.</summary>
    private static bool CanRun(string asked) =>
        Repository.RealElections is not null || !asked.Contains("../shared/", StringComparison.Ordinal);

    private static string Executed(string asked)
    {
        var ran = Command.Run([.. asked.Split(' ').Skip(1).Select(Placed)]);
        return new StringBuilder("```console\n$ ").Append(asked).Append('\n').Append(ran.Out).Append(ran.Error).Append("```\n").ToString();
    }

    /// <summary>The README is read from the root of the repository, the tests run from anywhere.</summary>
    private static string Placed(string word) =>
        word.StartsWith("elections/", StringComparison.Ordinal) || word.StartsWith("../", StringComparison.Ordinal)
            ? Path.GetFullPath(Repository.PathOf(word))
            : word;

    [GeneratedRegex(@"^```console\n\$ (?<asked>rankandfile [^\n]*)\n(?<printed>.*?)^```\n", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
