using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using RankAndFile.Counting;

namespace RankAndFile.Web.Rules;

/// <summary>Every parameter that rules can have. docs/clauses.md lists them; a test holds the two together.</summary>
public static class Parameters
{
    private static readonly Source _always = Source.Docs("clauses.md", "Parameters");

    private static Source Act1992(string section) => new("Trade Union and Labour Relations (Consolidation) Act 1992", section);

    public static Parameter<DayCount> NoticeOfNominations { get; } = new()
    {
        Name = "notice-of-nominations",
        Example = "Nominations open at least {notice-of-nominations: 14 days} after the call.",
        Most = 365,
        Required = _always,
    };

    public static Parameter<DayCount> NominationsLength { get; } = new()
    {
        Name = "nominations-length",
        Example = "Nominations stay open for at least {nominations-length: 28 days}.",
        Most = 365,
        Required = _always,
    };

    public static Parameter<DayCount> NominationsToBallot { get; } = new()
    {
        Name = "nominations-to-ballot",
        Example = "Voting papers go out at least {nominations-to-ballot: 21 days} after nominations close.",
        Most = 365,
        Required = _always,
    };

    public static Parameter<DayCount> VotingLength { get; } = new()
    {
        Name = "voting-length",
        Example = "Members have at least {voting-length: 21 days} to vote.",
        Most = 365,
        Required = _always,
    };

    public static Parameter<MonthCount> Term { get; } = new()
    {
        Name = "term",
        Example = "The term of office is {term: 5 years}.",
        Most = 1_200,
        ByLaw = new(1, 60, "Nobody holds the post for more than five years without another election.", Act1992("s 46(1)(b)")),
    };

    public static Parameter<WordCount> StatementWords { get; } = new()
    {
        Name = "statement-words",
        Example = "Whoever seeks nominations may send a statement of at most {statement-words: 150 words}.",
        Most = 10_000,
    };

    public static Parameter<WordCount> AddressWords { get; } = new()
    {
        Name = "address-words",
        Example = "A candidate's address has at most {address-words: 1,000 words}.",
        Most = 10_000,
        ByLaw = new(100, long.MaxValue, "The limit on the length of an address is not less than a hundred words.", Act1992("s 48(3)")),
        Required = Act1992("s 48(1)"),
    };

    public static Parameter<YesNo> Photographs { get; } = new()
    {
        Name = "photographs",
        Example = "An address {photographs: may} carry one photograph of the candidate.",
        Least = 0,
    };

    public static Parameter<DayCount> MeetingNotice { get; } = new()
    {
        Name = "meeting-notice",
        Example = "A meeting that nominates is called with at least {meeting-notice: 7 days} of notice.",
        Most = 100,
    };

    public static Parameter<Number> BranchQuorum { get; } = new()
    {
        Name = "branch-quorum",
        Example = "A branch meeting that nominates has at least {branch-quorum: 5} members present who may vote.",
        Most = 1_000,
    };

    public static Parameter<Number> WorkplaceQuorum { get; } = new()
    {
        Name = "workplace-quorum",
        Example = "A workplace meeting that nominates has at least {workplace-quorum: 3} members present who may vote.",
        Most = 1_000,
    };

    public static Parameter<Number> Mailings { get; } = new()
    {
        Name = "mailings",
        Example = "The union sends {mailings: 2} messages of each candidate to the members.",
        Least = 0,
        Most = 50,
    };

    public static Parameter<Number> Hustings { get; } = new()
    {
        Name = "hustings",
        Example = "The union holds at least {hustings: 2} hustings.",
        Least = 0,
        Most = 100,
    };

    public static Parameter<Pence> SpendingLimit { get; } = new()
    {
        Name = "spending-limit",
        Example = "A candidate's campaign spends at most {spending-limit: £20,000}.",
        Least = 0,
    };

    public static Parameter<Pence> DonationNamed { get; } = new()
    {
        Name = "donation-named",
        Example = "Whoever gives {donation-named: £100} or more is named.",
        Least = 0,
    };

    public static Parameter<WorkingDayCount> ComplaintAcknowledged { get; } = new()
    {
        Name = "complaint-acknowledged",
        Example = "A complaint is acknowledged within {complaint-acknowledged: 2 working days}.",
        Most = 60,
    };

    public static Parameter<DayCount> ComplaintsAfter { get; } = new()
    {
        Name = "complaints-after",
        Example = "Complaints under these rules may be made until {complaints-after: 28 days} after the result is published.",
        Most = 366,
    };

    public static Parameter<MonthCount> Retention { get; } = new()
    {
        Name = "retention",
        Example = "Voting papers and the copy of the register are kept for {retention: 1 year} after the result is published.",
        Most = 1_200,
        ByLaw = new(12, long.MaxValue, "Voting papers and the copy of the register are kept for one year.", Act1992("s 49(3)")),
        Required = _always,
    };

    /// <summary>A date for each milestone but the one that the returning officer chooses.</summary>
    public static ImmutableArray<Parameter<DateFrom>> Dates { get; } =
    [
        .. Enum.GetValues<Milestone>().Where(milestone => milestone is not Milestone.NominationsOpen).Select(milestone => new Parameter<DateFrom>
        {
            Name = NameOf(milestone),
            Example = $"{{{NameOf(milestone)}: {ExampleOf(milestone)}}}",
            Least = long.MinValue,
            Required = milestone switch
            {
                Milestone.NominationsClose or Milestone.PapersDespatched or Milestone.VotingCloses or Milestone.ResultPublished => _always,
                Milestone.ScrutineerAppointed => Act1992("s 49(1)"),
                Milestone.ScrutineerAnnounced => Act1992("s 49(5)"),
                Milestone.AddressDeadline => Act1992("s 48(1)"),
                Milestone.RelevantDate => Act1992("s 49(5A)"),
                Milestone.ReportDue => Act1992("s 52(1)"),
                _ => null,
            },
        }),
    ];

    public static ImmutableArray<Parameter> All { get; } =
    [
        .. typeof(Parameters).GetProperties().Select(property => property.GetValue(null)).OfType<Parameter>(),
        .. Dates,
    ];

    private static readonly FrozenDictionary<string, Parameter> _byName = All.ToFrozenDictionary(parameter => parameter.Name);

    public static Parameter? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The milestone that this parameter dates.</summary>
    internal static Milestone MilestoneOf(Parameter parameter) => Enum.GetValues<Milestone>().Single(milestone => NameOf(milestone) == parameter.Name);

    /// <summary>What is amiss with values by themselves: one beyond the law, one that has to be there and is not.</summary>
    /// <param name="binds">Whether a section of the Act binds the election.</param>
    internal static IEnumerable<Fault> Faults(IReadOnlyDictionary<Parameter, Given> given, Func<Source, bool> binds)
    {
        foreach (var (parameter, value) in given)
        {
            var size = parameter.SizeOf(value.Value);
            if (size < parameter.Least || size > parameter.Most)
            {
                yield return Fault.On(value.Line, $"{parameter.Name} cannot be “{value.Written}”. It lies between {parameter.Least} and {parameter.Most}.", _always);
            }
            else if (parameter.ByLaw is { } law && (size < law.Least || size > law.Most) && binds(law.Because))
            {
                yield return Fault.On(value.Line, $"{law.Reason} Clause {value.Clause} says {value.Written}.", law.Because);
            }
        }

        foreach (var parameter in All.Where(parameter => parameter.Required is { } because && !given.ContainsKey(parameter) && (because == _always || binds(because))))
        {
            yield return new(null, new(string.Create(CultureInfo.InvariantCulture, $"No clause says {parameter.Name}. For example: {parameter.Example}"), parameter.Required!));
        }
    }

    private static string NameOf(Milestone milestone) =>
        string.Concat(milestone.ToString().Select((letter, place) => char.IsUpper(letter) ? $"{(place > 0 ? "-" : "")}{char.ToLowerInvariant(letter)}" : $"{letter}"));

    private static string ExampleOf(Milestone milestone) => milestone < Milestone.NominationsOpen
        ? "14 days before nominations open"
        : milestone is Milestone.NominationsClose ? "32 days after nominations open, or the next working day" : $"7 days after {DateFrom.InWords(milestone - 1)}";
}
