using System.Reflection;
using System.Text.RegularExpressions;
using RankAndFile.Counting;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using Stage = RankAndFile.Web.Elections.Stage;

namespace RankAndFile.Web.Tests.Elections;

/// <summary>docs/lifecycle.md and the code say the same.</summary>
public sealed partial class LifecycleTests
{
    private static readonly Instant _now = new(1);
    private static readonly Duties _withoutReport = Duties.Of(Footing.OwnRules, [Duty.AwaitTheReport, Duty.NameTheScrutineerToMembers]);

    [Fact]
    public void Every_step_that_is_drawn_is_open_and_every_other_is_refused_with_its_reason()
    {
        var drawn = Drawn();
        foreach (var duties in new[] { Duties.Statutory, _withoutReport })
        {
            foreach (var from in Enum.GetValues<Stage>())
            {
                foreach (var step in Steps())
                {
                    var election = Standing(from);
                    var refusal = Take(step, election, duties);
                    var to = drawn.Where(d => d.Step == step.Name && d.From == from && (!d.OnlyWithoutReport || duties == _withoutReport)).Select(d => (Stage?)d.To).FirstOrDefault();
                    Assert.Equal(to ?? from, election.Stage);
                    Assert.Equal(to is null, refusal is not null);
                    Assert.True(refusal is null || (refusal.Reason.Length > 20 && refusal.Because.Document.Length > 0), $"{step.Name} from {from}");
                }
            }
        }
    }

    [Fact]
    public void Every_step_by_hand_is_offered_where_it_is_drawn_and_nowhere_else()
    {
        var drawn = Drawn();
        foreach (var stage in Enum.GetValues<Stage>())
        {
            Assert.Equal(
                Enum.GetValues<StepByHand>().Where(step => drawn.Any(d => d.From == stage && d.Step == step.ToString())),
                TakeStep.From(stage));
        }
    }

    [Fact]
    public void Every_step_is_drawn() => Assert.Equal(Steps().Select(step => step.Name).Order(), Drawn().Select(drawn => drawn.Step).Distinct().Order());

    [Fact]
    public void A_statutory_result_waits_for_the_report() // s 52(3)
    {
        var election = Standing(Stage.Counted);
        Assert.Equal("s 52(3)", election.Declare(_now, Duties.Statutory)!.Because.Place);
        Assert.Equal(Stage.Counted, election.Stage);
    }

    [Fact]
    public void What_a_step_asks_for_is_asked_for()
    {
        Assert.NotNull(Standing(Stage.Draft).Call(_now, timetableStands: false));
        Assert.Equal("s 49(5)", Standing(Stage.NominationsClosed).OpenVoting(_now, scrutineerAnnounced: false, Duties.Statutory)!.Because.Place);
        Assert.Null(Standing(Stage.NominationsClosed).OpenVoting(_now, scrutineerAnnounced: false, _withoutReport));
        Assert.Equal("s 53", Standing(Stage.NominationsClosed).DeclareUnopposed(_now, everyContestUnopposed: false)!.Because.Place);
        Assert.NotNull(Standing(Stage.Voting).CallOff(_now, " "));
    }

    private static Election Standing(Stage stage)
    {
        var election = new Election { Name = "E", Footing = Footing.OwnRules, Nation = Nation.Scotland, StageSince = default, OpenedAt = default };
        typeof(Election).GetProperty(nameof(Election.Stage))!.SetValue(election, stage);
        return election;
    }

    private static MethodInfo[] Steps() => [.. typeof(Election).GetMethods().Where(method => method.GetCustomAttribute<StepAttribute>() is not null)];

    private static Refusal? Take(MethodInfo step, Election election, Duties duties) => (Refusal?)step.Invoke(election, [.. step.GetParameters().Select(parameter => parameter.ParameterType switch
    {
        var type when type == typeof(Instant) => (object)_now,
        var type when type == typeof(bool) => true,
        var type when type == typeof(Duties) => duties,
        _ => "A reason",
    })]);

    private sealed record Arrow(Stage From, Stage To, string Step, bool OnlyWithoutReport);

    private static Arrow[] Drawn()
    {
        var page = File.ReadAllText(Repository.File("docs/lifecycle.md"));
        var second = page.LastIndexOf("```mermaid", StringComparison.Ordinal);
        return [.. ArrowLine().Matches(page).Select(line => new Arrow(Enum.Parse<Stage>(line.Groups[1].Value), Enum.Parse<Stage>(line.Groups[2].Value), line.Groups[3].Value, line.Index > second))];
    }

    [GeneratedRegex(@"^ +(\w+) --> (\w+) : (\w+)$", RegexOptions.Multiline)]
    private static partial Regex ArrowLine();
}
