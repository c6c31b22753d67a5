namespace RankAndFile.Web.Elections;

/// <summary>
/// What Part I, Chapter IV of the Act of 1992 demands of a union that holds an election. docs/law/duties.md
/// says what each is and where it is met; an election under a union's own rules may switch them off by name.
/// </summary>
public enum Duty
{
    [Of("s 46(1)(b)")]
    ElectEveryFiveYears,

    [Of("s 47(1)")]
    ShutNobodyOut,

    [Of("s 47(2)")]
    DemandNoParty,

    [Of("s 48(1)")]
    SendAddresses,

    [Of("s 48(2)")]
    TakeAddressesUntilNominationsClose,

    [Of("s 48(3)")]
    AllowAHundredWords,

    [Of("s 48(4)")]
    LeaveAddressesAsWritten,

    [Of("s 48(5) and (6)")]
    TreatAddressesAlike,

    [Of("s 48(7)")]
    ChargeNothingForAddresses,

    [Of("s 49(1)")]
    AppointAScrutineer,

    [Of("s 49(3)")]
    KeepPapersAndRegister,

    [Of("s 49(3A)")]
    LetTheRegisterBeInspected,

    [Of("s 49(5)")]
    NameTheScrutineerToMembers,

    [Of("s 49(5A)")]
    SupplyTheRegister,

    [Of("s 49(6) and (7)")]
    LeaveTheScrutineerFree,

    [Of("s 50")]
    EntitleMembersEqually,

    [Of("s 51(2)")]
    NumberThePapers,

    [Of("s 51(3)")]
    KeepVotersFreeOfPressureAndCost,

    [Of("s 51(4)")]
    VoteByPostAtHome,

    [Of("s 51(5)")]
    CountSecretlyAndFairly,

    [Of("s 51(6) and (7)")]
    CountDirectVotes,

    [Of("s 51A")]
    HaveIndependentPersons,

    [Of("s 52(1)")]
    HaveAReport,

    [Of("s 52(3)")]
    AwaitTheReport,

    [Of("s 52(4) to (6)")]
    SendMembersTheReport,
}

/// <summary>The section of the Act that lays a duty down.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class OfAttribute(string section) : Attribute
{
    public string Section { get; } = section;
}
