using System.Text.RegularExpressions;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Layout;
using Stage = RankAndFile.Web.Elections.Stage;

namespace RankAndFile.Web.Tests.Elections;

/// <summary>The duties of the Act: docs/law/duties.md and the program say the same.</summary>
public sealed partial class DutiesTests
{
    [Fact]
    public void The_ledger_has_every_duty_with_its_section_and_every_file_that_asks_it()
    {
        var english = Words.In(Words.English);
        var rows = Row().Matches(File.ReadAllText(Repository.File("docs/law/duties.md"))).Select(row => row.Value);
        Assert.Equal(Enum.GetValues<Duty>().Select(duty => $"| {duty} | {Duties.SourceOf(duty).Place} | {english[duty]} | {AskedIn(duty)} |"), rows);
    }

    [Fact]
    public void No_duty_of_a_statutory_election_can_be_switched_off()
    {
        foreach (var duty in Enum.GetValues<Duty>())
        {
            Assert.Equal("s 46(6)", Duties.RefusalToSwitchOff(Footing.Statutory, Stage.Draft, [duty], "Because.")!.Because.Place);
            Assert.True(Duties.Of(Footing.Statutory, [duty]).Bind(duty));
            Assert.True(Duties.Of(Footing.Statutory, [duty]).Bind(Duties.SourceOf(duty)));
            Assert.Null(Duties.RefusalToSwitchOff(Footing.OwnRules, Stage.Draft, [duty], "Because."));
            Assert.False(Duties.Of(Footing.OwnRules, [duty]).Bind(duty));
            Assert.False(Duties.Of(Footing.OwnRules, [duty]).Bind(Duties.SourceOf(duty)));
        }
    }

    [Fact]
    public void Switching_off_asks_for_a_reason_a_name_and_a_draft()
    {
        Assert.NotNull(Duties.RefusalToSwitchOff(Footing.OwnRules, Stage.Draft, [Duty.HaveAReport], " "));
        Assert.NotNull(Duties.RefusalToSwitchOff(Footing.OwnRules, Stage.Draft, [], "Because."));
        Assert.NotNull(Duties.RefusalToSwitchOff(Footing.OwnRules, Stage.Draft, [(Duty)999], "Because."));
        foreach (var stage in Enum.GetValues<Stage>().Where(stage => stage is not Stage.Draft))
        {
            Assert.NotNull(Duties.RefusalToSwitchOff(Footing.OwnRules, stage, [Duty.HaveAReport], "Because."));
        }
    }

    [Fact]
    public void A_duty_that_cannot_be_met_without_another_is_named()
    {
        Assert.Empty(Duties.Statutory.Unmeetable);
        Assert.Empty(Duties.Of(Footing.OwnRules, Enum.GetValues<Duty>()).Unmeetable);
        Assert.Equal([(Duty.AwaitTheReport, Duty.HaveAReport), (Duty.SendMembersTheReport, Duty.HaveAReport)], Duties.Of(Footing.OwnRules, [Duty.HaveAReport]).Unmeetable);
    }

    private static string AskedIn(Duty duty)
    {
        var root = Repository.File("src/RankAndFile.Web");
        var asked = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(root, file).Replace('\\', '/'), File: file))
            .Where(file => file.Name is not ("Elections/Duty.cs" or "Elections/Duties.cs") && !file.Name.StartsWith("Hosting/", StringComparison.Ordinal) && !file.Name.StartsWith("obj/", StringComparison.Ordinal) && !file.Name.StartsWith("bin/", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file.File) is var text
                && (Regex.IsMatch(text, $@"\bDuty\.{duty}\b") || (file.Name is "Rules/Parameters.cs" && text.Contains($"Act1992(\"{Duties.SourceOf(duty).Place}\")", StringComparison.Ordinal))))
            .Select(file => $"`{file.Name}`").Order(StringComparer.Ordinal).ToList();
        return asked.Count is 0 ? "–" : string.Join(", ", asked);
    }

    [GeneratedRegex(@"^\| [A-Z]\w+ \| s .* \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
