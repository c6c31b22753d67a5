using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RankAndFile.Counting;

namespace RankAndFile.Web.Rules;

/// <summary>
/// The rules of an election: their clauses, and the parameters that the software reads in them. In the
/// text a parameter is marked, {address-words: 1,000 words}; people read the value without its mark.
/// </summary>
public sealed partial class RulesText
{
    private static readonly Source _because = Source.Docs("clauses.md", "Parameters");

    private readonly Dictionary<Parameter, Given> _given;

    private RulesText(ImmutableArray<NumberedClause> clauses, Dictionary<Parameter, Given> given) => (Clauses, _given) = (clauses, given);

    public ImmutableArray<NumberedClause> Clauses { get; }

    /// <summary>In the order of the text.</summary>
    public IEnumerable<Given> Given => _given.Values.OrderBy(given => given.Line);

    /// <summary>How dates follow from others, each after the one it is counted from.</summary>
    public ImmutableArray<DateRule> DateRules { get; private set; } = [];

    /// <summary>What the rules say, or null where they say nothing.</summary>
    public T? ValueOf<T>(Parameter<T> parameter)
        where T : struct, IUnit<T> => _given.TryGetValue(parameter, out var given) ? (T)given.Value : null;

    public Given? Find(Parameter parameter) => _given.GetValueOrDefault(parameter);

    /// <summary>What is wrong under the law that binds the election.</summary>
    /// <param name="binds">Whether a section of the Act binds it.</param>
    public ImmutableArray<Fault> FaultsUnder(Func<Source, bool> binds) => [.. Parameters.Faults(_given, binds).OrderBy(fault => fault.Line ?? int.MaxValue)];

    /// <summary>The place in an election's rules that a date or a refusal names.</summary>
    public static Source InClause(string number) => new(OfThisElection, $"clause {number}");

    public const string OfThisElection = "Rules of this election";

    /// <summary>The text without the marks of its parameters, as people read it.</summary>
    public static string Printed(string text) =>
        Mark().Replace(text, mark => Parameters.Find(mark.Groups["name"].Value) is null ? mark.Value : mark.Groups["value"].Value);

    /// <summary>A text cut at its parameters, so that a page can show which words the software reads.</summary>
    public static IEnumerable<(string Text, Parameter? Parameter)> Pieces(string text)
    {
        var at = 0;
        foreach (Match mark in Mark().Matches(text))
        {
            if (Parameters.Find(mark.Groups["name"].Value) is { } parameter)
            {
                yield return (text[at..mark.Index], null);
                yield return (mark.Groups["value"].Value, parameter);
                at = mark.Index + mark.Length;
            }
        }

        yield return (text[at..], null);
    }

    /// <summary>Reads rules that were kept before.</summary>
    public static RulesReading Read(IEnumerable<NumberedClause> clauses) => Read(NumberedText.Written(clauses));

    public static RulesReading Read(string text)
    {
        switch (NumberedText.Cut(text))
        {
            case Cutting.Refused refused:
                return new RulesReading.Refused([new(null, refused.Refusal)]);
            case Cutting.Cut cut:
                return Read(text.ReplaceLineEndings("\n"), cut.Clauses);
            case var other:
                throw new InvalidOperationException($"{other} is no outcome of cutting a text.");
        }
    }

    private static RulesReading Read(string text, ImmutableArray<NumberedClause> clauses)
    {
        var faults = new List<Fault>();
        var marks = MarksWithLines(text, faults);
        var inClauses = clauses.SelectMany(clause => Mark().Matches(clause.Text).Select(mark => (Clause: clause, Mark: mark))).ToList();
        var lost = Enumerable.Range(0, marks.Count).Cast<int?>().FirstOrDefault(at => at >= inClauses.Count || inClauses[at!.Value].Mark.Groups["name"].Value != marks[at.Value].Name);
        if (lost is { } first)
        {
            faults.Add(Fault.On(marks[first].Line, $"{marks[first].Name} stands in a heading, or a line that begins with a figure breaks it. A parameter stands in the words of a clause, best on one line.", _because));
        }

        if (faults.Count > 0)
        {
            return new RulesReading.Refused([.. faults]);
        }

        var given = new Dictionary<Parameter, Given>();
        foreach (var ((clause, mark), (_, line)) in inClauses.Zip(marks))
        {
            Take(clause, mark.Groups["name"].Value, mark.Groups["value"].Value, line, given, faults);
        }

        var rules = new RulesText(clauses, given);
        rules.DateRules = rules.InOrder(faults);
        return faults.Count > 0 ? new RulesReading.Refused([.. faults]) : new RulesReading.Read(rules);
    }

    private static void Take(NumberedClause clause, string name, string written, int line, Dictionary<Parameter, Given> given, List<Fault> faults)
    {
        if (Parameters.Find(name) is not { } parameter)
        {
            faults.Add(Fault.On(line, $"there is no parameter {name}.", _because));
        }
        else if (parameter.Read(written) is not { } value)
        {
            faults.Add(Fault.On(line, $"“{written}” is not how {name} is written. Write {parameter.Form}.", _because));
        }
        else if (given.TryGetValue(parameter, out var before))
        {
            faults.Add(Fault.On(line, $"{name} is said in clause {before.Clause} already. It stands once.", _because));
        }
        else
        {
            given.Add(parameter, new(parameter, written, value, clause.Number, line));
        }
    }

    /// <summary>The name and the line of each mark. What looks like half of one is a fault.</summary>
    private static List<(string Name, int Line)> MarksWithLines(string text, List<Fault> faults)
    {
        var marks = new List<(string, int)>();
        var unmarked = Mark().Replace(text, mark =>
        {
            marks.Add((mark.Groups["name"].Value, LineAt(text, mark.Index)));
            return new string([.. mark.Value.Select(letter => letter is '\n' ? '\n' : ' ')]);
        });
        for (var at = unmarked.AsSpan().IndexOfAny('{', '}'); at >= 0;)
        {
            faults.Add(Fault.On(LineAt(text, at), $"a brace that belongs to no parameter. A parameter is written as {{address-words: 1,000 words}}.", _because));
            var next = unmarked.AsSpan(at + 1).IndexOfAny('{', '}');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return marks;
    }

    private static int LineAt(string text, int place) => text.AsSpan(0, place).Count('\n') + 1;

    private ImmutableArray<DateRule> InOrder(List<Fault> faults)
    {
        var waiting = _given.Values.Where(given => given.Value is DateFrom)
            .Select(given => (Given: given, Rule: new DateRule(Parameters.MilestoneOf(given.Parameter), (DateFrom)given.Value, given.Source))).OrderBy(date => date.Rule.Date).ToList();
        var known = new HashSet<Milestone> { Milestone.NominationsOpen };
        var ordered = ImmutableArray.CreateBuilder<DateRule>();
        while (waiting.FindIndex(date => known.Contains(date.Rule.Follows.From)) is var next and >= 0)
        {
            known.Add(waiting[next].Rule.Date);
            ordered.Add(waiting[next].Rule);
            waiting.RemoveAt(next);
        }

        faults.AddRange(waiting.Select(left => waiting.Exists(other => other.Rule.Date == left.Rule.Follows.From)
            ? Fault.On(left.Given.Line, $"{left.Given.Parameter.Name} is counted in a circle: nothing leads to it from the day nominations open.", _because)
            : Fault.On(left.Given.Line, $"{left.Given.Parameter.Name} is counted from when {DateFrom.InWords(left.Rule.Follows.From)}, of which no clause gives the date.", _because)));
        return ordered.ToImmutable();
    }

    // A mark may run over the end of a line, as words do.
    [GeneratedRegex(@"\{(?<name>[a-z][a-z0-9]*(-[a-z0-9]+)*):\s+(?<value>[^{}\s][^{}]{0,199})\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();
}

/// <summary>What came of reading rules.</summary>
public abstract record RulesReading
{
    public sealed record Read(RulesText Rules) : RulesReading;

    public sealed record Refused(ImmutableArray<Fault> Faults) : RulesReading;
}
