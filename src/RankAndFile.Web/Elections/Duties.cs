using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using RankAndFile.Counting;

namespace RankAndFile.Web.Elections;

/// <summary>The duties that bind an election. Whatever checks one asks here, and never what the election stands on.</summary>
public sealed class Duties
{
    private readonly FrozenSet<Duty> _off;

    private Duties(IEnumerable<Duty> off) => _off = off.ToFrozenSet();

    /// <summary>All of them.</summary>
    public static Duties Statutory { get; } = new([]);

    /// <param name="off">What is switched off. In a statutory election that is nothing, whatever is said here.</param>
    public static Duties Of(Footing footing, IEnumerable<Duty> off) => footing is Footing.Statutory ? Statutory : new(off);

    public ImmutableArray<Duty> Off => [.. _off.Order()];

    public bool Bind(Duty duty) => !_off.Contains(duty);

    /// <summary>Whether a place in the Act binds. What no duty is about, such as how to complain, always does.</summary>
    public bool Bind(Source source) => !Of(source).Any(_off.Contains);

    public static Source SourceOf(Duty duty) => Act1992.At(_sections[duty]);

    /// <summary>Those that nobody can meet without another: who has no scrutineer can neither name one nor await a report.</summary>
    public static FrozenDictionary<Duty, ImmutableArray<Duty>> Needed { get; } = new Dictionary<Duty, ImmutableArray<Duty>>
    {
        [Duty.NameTheScrutineerToMembers] = [Duty.AppointAScrutineer],
        [Duty.LetTheRegisterBeInspected] = [Duty.AppointAScrutineer],
        [Duty.SupplyTheRegister] = [Duty.AppointAScrutineer],
        [Duty.LeaveTheScrutineerFree] = [Duty.AppointAScrutineer],
        [Duty.HaveAReport] = [Duty.AppointAScrutineer],
        [Duty.AwaitTheReport] = [Duty.HaveAReport],
        [Duty.SendMembersTheReport] = [Duty.HaveAReport],
        [Duty.TakeAddressesUntilNominationsClose] = [Duty.SendAddresses],
        [Duty.AllowAHundredWords] = [Duty.SendAddresses],
        [Duty.LeaveAddressesAsWritten] = [Duty.SendAddresses],
        [Duty.TreatAddressesAlike] = [Duty.SendAddresses],
        [Duty.ChargeNothingForAddresses] = [Duty.SendAddresses],
    }.ToFrozenDictionary();

    /// <summary>Why these cannot be switched off, or null if they can.</summary>
    public static Refusal? RefusalToSwitchOff(Footing footing, Stage stage, IReadOnlyCollection<Duty> off, string reason)
    {
        if (stage is not Stage.Draft)
        {
            return new("What binds an election stands from the call on.", Source.Docs("law/duties.md", "Switching off"));
        }

        if (footing is Footing.Statutory)
        {
            return new("The Act binds a statutory election in everything. None of its duties can be switched off.", Act1992.At("s 46(6)"));
        }

        if (off.Count is 0 || off.Any(duty => !Enum.IsDefined(duty)))
        {
            return new("Name the duties that are to be switched off.", Source.Docs("law/duties.md", "Switching off"));
        }

        return reason.Trim().Length is 0 or > Rules.PublishDocument.LongestReason || !Rules.PublishDocument.IsReason(reason)
            ? new($"A duty is switched off with a reason, which is published: at most {Rules.PublishDocument.LongestReason} letters.", Source.Docs("law/duties.md", "Switching off"))
            : null;
    }

    /// <summary>What binds and cannot be met, since what it needs is switched off.</summary>
    public IEnumerable<(Duty Duty, Duty Needs)> Unmeetable =>
        from needed in Needed
        from needs in needed.Value
        where Bind(needed.Key) && !Bind(needs)
        orderby needed.Key
        select (needed.Key, needs);

    private static IEnumerable<Duty> Of(Source source) => _sections.Where(section => SourceOf(section.Key) == source).Select(section => section.Key);

    private static readonly FrozenDictionary<Duty, string> _sections = Enum.GetValues<Duty>()
        .ToFrozenDictionary(duty => duty, duty => typeof(Duty).GetField(duty.ToString())!.GetCustomAttribute<OfAttribute>()!.Section);
}
