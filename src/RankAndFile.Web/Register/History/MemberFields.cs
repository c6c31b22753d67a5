using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Register;

/// <summary>One column of an entry, as text: how the history keeps it.</summary>
/// <param name="Name">As the history names it, for ever.</param>
/// <param name="IsShown">Keys for looking up change with what they are made of; nobody reads them.</param>
/// <param name="Row">The same as a row has it.</param>
public sealed record MemberField(string Name, string Column, Func<Member, string?> Read, Action<Member, string?> Write, Func<string?, object?> ToRow, Func<Member, object?> Row, bool IsShown = true);

/// <summary>All columns of an entry that may change. The number never does.</summary>
public static class MemberFields
{
    public static ImmutableArray<MemberField> All { get; } =
    [
        Text("Name", "name", m => m.Name, (m, v) => m.Name = v),
        Text("NameKey", "name_key", m => m.NameKey, (m, v) => m.NameKey = v) with { IsShown = false },
        Text("Address", "address", m => m.Address, (m, v) => m.Address = v),
        Text("Postcode", "postcode", m => m.Postcode, (m, v) => m.Postcode = v),
        Text("Country", "country", m => m.Country, (m, v) => m.Country = v),
        Text("OtherAddress", "other_address", m => m.OtherAddress, (m, v) => m.OtherAddress = v),
        Day("OtherAddressAskedOn", "other_address_asked_on", m => m.OtherAddressAskedOn, (m, v) => m.OtherAddressAskedOn = v),
        Text("Email", "email", m => m.Email, (m, v) => m.Email = v),
        new("EmailKey", "email_key", m => m.EmailKey, (m, v) => m.EmailKey = v, v => v, m => m.EmailKey, IsShown: false),
        Text("Phone", "phone", m => m.Phone, (m, v) => m.Phone = v),
        Text("Channel", "channel", m => m.Channel.ToString(), (m, v) => m.Channel = Enum.Parse<Channel>(v)),
        Text("Formats", "formats", m => m.Formats.ToString(), (m, v) => m.Formats = Enum.Parse<Formats>(v)),
        Id("Branch", "branch", m => m.Branch?.Value, (m, v) => m.Branch = v is { } id ? new BranchId(id) : null),
        Id("Workplace", "workplace", m => m.Workplace?.Value, (m, v) => m.Workplace = v is { } id ? new WorkplaceId(id) : null),
        Id("Employer", "employer", m => m.Employer?.Value, (m, v) => m.Employer = v is { } id ? new EmployerId(id) : null),
        Id("Region", "region", m => m.Region?.Value, (m, v) => m.Region = v is { } id ? new RegionId(id) : null),
        Id("Sector", "sector", m => m.Sector?.Value, (m, v) => m.Sector = v is { } id ? new SectorId(id) : null),
        Text("Occupation", "occupation", m => m.Occupation, (m, v) => m.Occupation = v),
        Text("Membership", "membership", m => m.Membership.ToString(), (m, v) => m.Membership = Enum.Parse<Membership>(v)),
        Day("MembershipSince", "membership_since", m => m.MembershipSince, (m, v) => m.MembershipSince = v!.Value),
        Text("Class", "class", m => m.Class.ToString(), (m, v) => m.Class = Enum.Parse<MemberClass>(v)),
        Day("Joined", "joined", m => m.Joined, (m, v) => m.Joined = v),
    ];

    private static readonly Dictionary<string, int> _places = All.Select((field, at) => (field.Name, at)).ToDictionary(field => field.Name, field => field.at);

    /// <summary>The columns of a new row, with who it is and by which change it came.</summary>
    public static ImmutableArray<string> Columns { get; } = ["number", "entered", .. All.Select(field => field.Column)];

    public static int PlaceOf(string name) => _places[name];

    /// <summary>An entry as it stands, to be compared with what becomes of it.</summary>
    public static string?[] Of(Member member) => [.. All.Select(field => field.Read(member))];

    /// <summary>A new entry as a row.</summary>
    public static object?[] Row(Member member)
    {
        var row = new object?[All.Length + 2];
        (row[0], row[1]) = (member.Number, member.Entered?.Value);
        for (var at = 0; at < All.Length; at++)
        {
            row[at + 2] = All[at].Row(member);
        }

        return row;
    }

    private static MemberField Text(string name, string column, Func<Member, string> read, Action<Member, string> write) =>
        new(name, column, read, (member, value) => write(member, value ?? ""), value => value ?? "", read);

    private static MemberField Day(string name, string column, Func<Member, DateOnly?> read, Action<Member, DateOnly?> write) =>
        new(name, column, member => Written(read(member)), (member, value) => write(member, ReadDay(value)), value => ReadDay(value), member => read(member));

    private static MemberField Id(string name, string column, Func<Member, long?> read, Action<Member, long?> write) =>
        new(name, column, member => read(member)?.ToString(CultureInfo.InvariantCulture), (member, value) => write(member, ReadId(value)), value => ReadId(value), member => read(member));

    private static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? ReadDay(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static long? ReadId(string? text) => text is null ? null : long.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>A field before and after.</summary>
public readonly record struct FieldChange(int Field, string? Before, string? After)
{
    public MemberField Of => MemberFields.All[Field];
}

/// <summary>The changes of one entry, as short as they can be kept: name, before, after, and so on.</summary>
public static class FieldChanges
{
    /// <summary>What differs.</summary>
    public static List<FieldChange> Between(string?[] before, Member after)
    {
        var changes = new List<FieldChange>();
        for (var at = 0; at < before.Length; at++)
        {
            if (MemberFields.All[at].Read(after) is var now && now != before[at])
            {
                changes.Add(new(at, before[at], now));
            }
        }

        return changes;
    }

    public static string Written(IReadOnlyList<FieldChange> changes) =>
        JsonSerializer.Serialize(changes.SelectMany(change => new[] { change.Of.Name, change.Before, change.After }));

    public static IReadOnlyList<FieldChange> Read(string text) =>
        [.. JsonSerializer.Deserialize<string?[]>(text)!.Chunk(3).Select(change => new FieldChange(MemberFields.PlaceOf(change[0]!), change[1], change[2]))];

    /// <summary>Writes changes into many rows, those of the same columns together.</summary>
    public static async Task Write(OfficeDb db, IEnumerable<(MemberId Member, IReadOnlyList<FieldChange> Changes)> changed)
    {
        foreach (var alike in changed.GroupBy(member => string.Join(',', member.Changes.Select(change => change.Field))))
        {
            var fields = alike.First().Changes.Select(change => change.Of).ToList();
            await Bulk.Of(db).Update("members", [.. fields.Select(field => field.Column)],
                [.. alike.Select(member => (object?[])[member.Member.Value, .. member.Changes.Select(change => change.Of.ToRow(change.After))])]);
        }
    }
}
