using RankAndFile.Web.Elections;
using RankAndFile.Web.Rules;

namespace RankAndFile.Web.Tests.Rules;

/// <summary>What the software reads in rules, and what it will not read.</summary>
public sealed partial class ParametersTests
{
    private static readonly Duties _branch = Duties.Of(Footing.OwnRules, Enum.GetValues<Duty>());

    [Fact]
    public void The_page_lists_every_parameter_and_no_other()
    {
        var page = File.ReadAllText(Repository.File("docs/clauses.md"));
        var written = page[page.IndexOf("<!-- parameters -->", StringComparison.Ordinal)..].Split('\n').Skip(4).Where(line => line.Length > 0);
        Assert.Equal(Parameters.All.Select(Row), written);

        static string Row(Parameter parameter)
        {
            var bound = parameter.ByLaw switch
            {
                null => "",
                { Least: var least, Most: long.MaxValue } law => $"at least {least}, {law.Because.Place}",
                { Most: var most } law => $"at most {most}, {law.Because.Place}",
            };
            var required = parameter.Required is not { } because ? "" : because.Place.StartsWith("s ", StringComparison.Ordinal) ? because.Place : "always";
            return $"| `{parameter.Name}` | {parameter.Unit} | {bound} | {required} |";
        }
    }

    [Fact]
    public void What_the_Act_says_of_a_parameter_is_one_of_its_duties()
    {
        var sections = Enum.GetValues<Duty>().Select(Duties.SourceOf).ToHashSet();
        var said = Parameters.All.SelectMany(parameter => new[] { parameter.ByLaw?.Because, parameter.Required }).OfType<RankAndFile.Counting.Source>();
        Assert.All(said.Where(because => because.Place.StartsWith("s ", StringComparison.Ordinal)), because => Assert.Contains(because, sections));
    }

    [Fact]
    public void Our_rule_sets_can_be_read_and_keep_the_Act_where_it_binds()
    {
        foreach (var set in RuleSet.All)
        {
            var rules = Read(set.Text);
            var duties = set.Id is "general-secretary" or "executive-council" ? Duties.Statutory : _branch;
            Assert.Empty(rules.FaultsUnder(duties.Bind));
            Assert.DoesNotContain(rules.Clauses, clause => RulesText.Printed(clause.Text).AsSpan().ContainsAny('{', '}'));
            Assert.All(rules.Given, given => Assert.Contains($"{{{given.Parameter.Name}: {given.Written}}}", rules.Clauses.Single(clause => clause.Number == given.Clause).Text, StringComparison.Ordinal));
        }

        Assert.Equal(1_000, Read(RuleSet.Find("general-secretary")!.Text).ValueOf(Parameters.AddressWords)!.Value.Words);
        Assert.Equal(2_000_000, Read(RuleSet.Find("general-secretary")!.Text).ValueOf(Parameters.SpendingLimit)!.Value.Amount);
        Assert.True(Read(RuleSet.Find("society")!.Text).ValueOf(Parameters.Photographs)!.Value.Is);
    }

    [Theory]
    [InlineData("1.1 {address-length: 100 words}.", 3, "no parameter address-length")]
    [InlineData("1.1 {address-words: 1000 letters}.", 3, "Write 1,000 words")]
    [InlineData("1.1 {address-words: 1,00 words}.", 3, "Write 1,000 words")]
    [InlineData("1.1 {spending-limit: 5000}.", 3, "Write £5,000")]
    [InlineData("1.1 {meeting-notice: 7 days}.\n1.2 and {meeting-notice: 7 days}", 4, "said in clause 1.1 already")]
    [InlineData("1.1 {branch-quorum 5}.", 3, "a brace that belongs to no parameter")]
    [InlineData("1.1 {meeting-notice:\n14 days} of notice", 3, "breaks it")]
    [InlineData("# {meeting-notice: 14 days}\n1.1 One.\n1.2 {branch-quorum: 5}", 3, "in a heading")]
    [InlineData("1.1 five} members", 3, "a brace that belongs to no parameter")]
    [InlineData("1.1 {voting-closes: 3 days after voting papers go out}", 3, "of which no clause gives the date")]
    [InlineData("1.1 {voting-closes: 3 days after the count begins} {count-begins: 3 days after voting closes}", 3, "in a circle")]
    [InlineData("1.1 {voting-closes: 0 days after nominations open}", 3, "is not how voting-closes is written")]
    [InlineData("1.1 {voting-closes: 5 moons after nominations open}", 3, "is not how voting-closes is written")]
    public void What_cannot_be_read_is_refused_with_its_line(string clauses, int line, string reason)
    {
        var fault = Assert.IsType<RulesReading.Refused>(RulesText.Read($"1 Heading\n\n{clauses}\n")).Faults[0];
        Assert.Equal(line, fault.Line);
        Assert.StartsWith($"Line {line}: ", fault.Refusal.Reason, StringComparison.Ordinal);
        Assert.Contains(reason, fault.Refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_is_told_at_once()
    {
        var faults = Assert.IsType<RulesReading.Refused>(RulesText.Read("1 One\n\n1.1 {a: b} {meeting-notice: x}\n1.2 {c: d")).Faults;
        Assert.Single(faults);
        faults = Assert.IsType<RulesReading.Refused>(RulesText.Read("1 One\n\n1.1 {a: b} {meeting-notice: x}\n1.2 {voting-closes: on the day the count ends}")).Faults;
        Assert.Equal([3, 3, 4], faults.Select(fault => fault.Line));
    }

    [Theory]
    [InlineData("{address-words: 1,000 words}", "{address-words: 99 words}", "s 48(3)")]
    [InlineData("{retention: 1 year}", "{retention: 11 months}", "s 49(3)")]
    [InlineData("{term: 5 years}", "{term: 61 months}", "s 46(1)(b)")]
    public void What_the_Act_bounds_is_refused_where_the_duty_binds(string said, string instead, string section)
    {
        var rules = Read(RuleSet.Find("general-secretary")!.Text.Replace(said, instead, StringComparison.Ordinal));
        var fault = Assert.Single(rules.FaultsUnder(Duties.Statutory.Bind));
        Assert.Equal(section, fault.Refusal.Because.Place);
        Assert.NotNull(fault.Line);
        Assert.Empty(rules.FaultsUnder(_branch.Bind));
    }

    [Fact]
    public void A_parameter_that_has_to_be_there_is_missed()
    {
        var rules = Read(RuleSet.Find("general-secretary")!.Text.Replace("{report-due: on the day the count ends, or the next working day}", "soon", StringComparison.Ordinal)
            .Replace("on the day the report is due", "on the day the count ends", StringComparison.Ordinal)
            .Replace("{voting-length: 21 days}", "21 days", StringComparison.Ordinal));
        var missed = rules.FaultsUnder(Duties.Statutory.Bind);
        Assert.Equal(["docs/clauses.md", "s 52(1)"], missed.Select(fault => fault.Refusal.Because.Place is "Parameters" ? fault.Refusal.Because.Document : fault.Refusal.Because.Place).Order());
        Assert.Single(rules.FaultsUnder(_branch.Bind));
    }

    [Fact]
    public void A_range_keeps_slips_of_the_pen_out() =>
        Assert.Contains("It lies between 1 and 365", Assert.Single(Read(RuleSet.Find("society")!.Text.Replace("{voting-length: 14 days}", "{voting-length: 1,400 days}", StringComparison.Ordinal)).FaultsUnder(_branch.Bind)).Refusal.Reason, StringComparison.Ordinal);

    [Fact] // A property over many texts: whatever value is written, the program reads the one that people see.
    public void What_people_see_is_what_the_program_reads()
    {
        var chance = new Random(48);
        for (var round = 0; round < 2_000; round++)
        {
            var (days, words, pounds, hundredths) = (chance.Next(1, 100), chance.Next(1, 10_000), chance.Next(0, 9_999_999), chance.Next(0, 10_000));
            var weeks = chance.Next(2) is 0 ? $"{days} days" : $"{days} weeks";
            var text = $"1 One\n\n1.1 Notice is {{meeting-notice: {weeks.Replace(" ", "\n")}}}, at most {{address-words: {words:#,0} words}}.\n\n1.2 {{spending-limit: £{pounds:#,0}.{days:00}}} and\n(a) {{photographs: {(days % 2 is 0 ? "may" : "may not")}}}\n";
            var rules = Read(text);
            Assert.Equal(weeks.EndsWith("weeks", StringComparison.Ordinal) ? 7 * days : days, rules.ValueOf(Parameters.MeetingNotice)!.Value.Days);
            Assert.Equal(words, rules.ValueOf(Parameters.AddressWords)!.Value.Words);
            Assert.Equal((pounds * 100L) + days, rules.ValueOf(Parameters.SpendingLimit)!.Value.Amount);
            Assert.Equal(days % 2 is 0, rules.ValueOf(Parameters.Photographs)!.Value.Is);
            Assert.Equal(["1.1", "1.1", "1.2", "1.2(a)"], rules.Given.Select(given => given.Clause));
            Assert.Equal($"Notice is {weeks}, at most {words:#,0} words.", RulesText.Printed(rules.Clauses[1].Text));

            var again = Read(NumberedText.Written(rules.Clauses));
            Assert.Equal(rules.Clauses, again.Clauses);
            Assert.Equal(rules.Given.Select(given => (given.Parameter.Name, given.Value)), again.Given.Select(given => (given.Parameter.Name, given.Value)));
            Assert.True(Share.TryRead($"{hundredths / 100}.{hundredths % 100:00} %", out var share) && share.Hundredths == hundredths);
        }
    }

    [Fact]
    public void Dates_are_read_in_every_way_they_are_written()
    {
        foreach (var from in Enum.GetValues<Milestone>())
        {
            foreach (var (moved, onDayOff) in new[] { ("", OnDayOff.Stays), (", or the next working day", OnDayOff.MovesOn), (", or the working day before", OnDayOff.MovesBack) })
            {
                Assert.True(DateFrom.TryRead($"3 weeks before {DateFrom.InWords(from)}{moved}", out var read));
                Assert.Equal(new(-21, CountedIn.Days, from, onDayOff), read);
                Assert.True(DateFrom.TryRead($"1 working day after {DateFrom.InWords(from)}{moved}", out read));
                Assert.Equal(new(1, CountedIn.WorkingDays, from, onDayOff), read);
                Assert.True(DateFrom.TryRead($"on the day {DateFrom.InWords(from)}{moved}", out read));
                Assert.Equal(new(0, CountedIn.Days, from, onDayOff), read);
            }
        }
    }

    private static RulesText Read(string text)
    {
        var reading = RulesText.Read(text);
        return Assert.IsType<RulesReading.Read>(reading).Rules;
    }
}
