using System.Collections.Immutable;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Rules;

namespace RankAndFile.Web.Elections;

/// <summary>
/// What an election was called with, as one file in the record's one form: its rules with their
/// parameters, what binds it, its contests and dates. docs/frozen-rules.md says every field.
/// </summary>
public static class FrozenRules
{
    public const string Format = "rank-and-file/rules/1";

    public static string PathOf(int version) => $"documents/rules-{version}.json";

    public static byte[] Bytes(Draft called, RulesText rules, int version, ImmutableArray<CanonicalValue> contests) =>
        [.. Object(
            ("clauses", List(rules.Clauses.Select(Clause))),
            ("contests", new CanonicalValue.List(contests)),
            ("decisions", List(called.Decisions.OrderBy(decision => decision.Kind).Select(Decision))),
            ("dutiesOff", List(called.DutiesOff.OrderBy(off => off.Duty).Select(DutyOff))),
            ("footing", Text(called.Election.Footing is Footing.Statutory ? "statutory" : "own-rules")),
            ("format", Text(Format)),
            ("nation", Text(called.Election.Nation.ToString())),
            ("parameters", List(rules.Given.OrderBy(given => given.Parameter.Name, StringComparer.Ordinal).Select(Parameter))),
            ("timetable", List(called.Dates.OrderBy(date => date.Milestone).Select(Date))),
            ("title", Text(called.Election.Name)),
            ("version", new CanonicalValue.Whole(version)),
            ("votingMode", Text("post"))).ToBytes(), (byte)'\n'];

    private static CanonicalValue Clause(NumberedClause clause) => Object(
        ("heading", clause.Heading.Length > 0 ? Text(clause.Heading) : null),
        ("number", Text(clause.Number)),
        ("part", clause.Part.Length > 0 ? Text(clause.Part) : null),
        ("text", Text(clause.Text)));

    private static CanonicalValue Parameter(Given given) => Object(
        ("clause", Text(given.Clause)),
        ("name", Text(given.Parameter.Name)),
        ("value", Text(given.Written)));

    private static CanonicalValue DutyOff(DutyOff off) => Object(
        ("duty", Text(off.Duty.ToString())),
        ("reason", Text(off.Reason)),
        ("section", Text(Duties.SourceOf(off.Duty).Place)));

    private static CanonicalValue Decision(Decision decision) => Object(
        ("decidedBy", Text(decision.DecidedBy)),
        ("decidedOn", Text(TimetableDate.Written(decision.DecidedOn))),
        ("kind", Text(decision.Kind.ToString())),
        ("reason", Text(decision.Reason)));

    private static CanonicalValue Date(Dated date) => Object(
        ("document", Text(date.Because.Document)),
        ("milestone", Text(date.Milestone.ToString())),
        ("on", Text(TimetableDate.Written(date.On))),
        ("place", Text(date.Because.Place)));

    private static CanonicalValue.Text Text(string letters) => new(letters);

    private static CanonicalValue.List List(IEnumerable<CanonicalValue> items) => new([.. items]);

    private static CanonicalValue.Fields Object(params (string Name, CanonicalValue? Value)[] fields) =>
        CanonicalValue.Fields.Of(fields.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Name, field.Value!)));
}
