using System.Globalization;
using System.Text;

namespace RankAndFile.Web.Register;

/// <summary>
/// Members of a union that nobody can join, as a file that its office might have. The same number of
/// members is always the same file. Their postcodes and telephone numbers belong to nobody.
/// </summary>
public sealed class InventedMembers(long members)
{
    public const string LargestBranch = "Leeds Foundries";

    private const int InABranch = 350;
    private const int OneWrongIn = 700;

    private static readonly string[] _firstNames = ["Amina", "Olwen", "Moses", "Priya", "Siân", "Tomasz", "Grace", "Kwame", "Fatima", "Rhys", "Margaret", "Declan", "Yusuf", "Bronwen", "Chloë", "Ade", "Ingrid", "Ravi", "Maeve", "Colin", "Zainab", "Hugh", "Marta", "Delroy", "Jean", "Kofi", "Aoife", "Samir", "Nerys", "Paul", "Lucy", "Abdul", "Eileen", "Owen", "Funmi", "Stuart", "Jana", "Errol", "Mary", "Iain"];
    private static readonly string[] _surnames = ["Hughes", "Adeyemi", "Khan", "O'Brien", "Kowalski", "Patel", "Smith", "Okafor", "Llewellyn", "Campbell", "Begum", "Murphy", "Jones", "Mensah", "Taylor", "Siddiqui", "MacLeod", "Fernández", "Wright", "Boateng", "Walker", "Nowak", "Ahmed", "Davies", "Thompson", "Owusu", "Robertson", "Singh", "Parry", "Clarke", "Ibrahim", "Doyle", "Harris", "Zielińska", "Morgan", "Brown", "Chowdhury", "Evans", "Stewart", "Bailey", "St John", "Roberts-Price", "Griffiths", "Nguyen", "Ellis", "Kaur", "Fraser", "Mitchell", "Baptiste", "Ward"];
    private static readonly string[] _streets = ["Mill Lane", "Chapel Street", "Foundry Road", "Station Road", "Weavers Row", "Canal Side", "Church Hill", "Victoria Terrace", "Heol y Bont", "Quarry Bank", "Dockers Way", "Orchard Close", "Bridge Street", "Ropewalk", "Albert Road", "Common View"];
    private static readonly string[] _kinds = ["Castings", "Care Homes", "Bus Company", "Textiles", "Hospitals Trust", "Bakeries", "Shipyard", "Housing Association", "Water", "Colleges", "Food Depot", "Steel"];
    private static readonly string[] _sites = ["works", "depot", "site", "offices"];
    private static readonly string[] _sectors = ["Engineering", "Health and care", "Transport", "Food and textiles", "Health and care", "Food and textiles", "Engineering", "Public services", "Public services", "Public services", "Food and textiles", "Engineering"];
    private static readonly string[] _occupations = ["Fitter", "Care worker", "Bus driver", "Machinist", "Nurse", "Baker", "Welder", "Clerk", "Technician", "Teacher", "Porter", "Fitter"];

    // The regions for which the union elects its Executive Council.
    private static readonly (string Name, string Short, string[] Towns, string[] Areas)[] _regions =
    [
        ("Yorkshire and the North East", "YN", ["Leeds", "Hull", "Sunderland", "Gateshead"], ["LS", "HU", "SR", "NE"]),
        ("North West", "NW", ["Bolton", "Preston", "Oldham", "Birkenhead"], ["BL", "PR", "OL", "CH"]),
        ("Midlands", "MD", ["Coventry", "Derby", "Walsall", "Leicester"], ["CV", "DE", "WS", "LE"]),
        ("London and the South", "LN", ["Croydon", "Barking", "Bristol", "Plymouth"], ["CR", "IG", "BS", "PL"]),
        ("Wales", "CY", ["Wrexham", "Swansea", "Newport", "Bangor"], ["LL", "SA", "NP", "LL"]),
        ("Scotland", "SC", ["Dundee", "Paisley", "Falkirk", "Greenock"], ["DD", "PA", "FK", "PA"]),
    ];

    private readonly int _branches = (int)Math.Max(12, members / InABranch);
    private ulong _state = 0x4D414B4552530001;

    public const string Header = "Membership number,First names,Surname,Address line 1,Town,Postcode,Country,Email,Phone,Preferred channel,Formats,Branch number,Branch name,Region,Sector,Employer,Workplace,Workplace town,Occupation,Status,Status since,Class,Joined";

    /// <summary>The whole file, with here and there a row that is wrong, as in every such file.</summary>
    public void WriteTo(Stream file)
    {
        using var text = new StreamWriter(file, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\r\n" };
        text.WriteLine(Header);
        for (var member = 1L; member <= members; member++)
        {
            WriteRow(text, string.Create(CultureInfo.InvariantCulture, $"M{1_000_000 + (member * 3)}"), "");
            if (member % OneWrongIn is OneWrongIn / 2)
            {
                WriteRow(text, string.Create(CultureInfo.InvariantCulture, $"M{1_000_000 + (member * 3) + 1}"), "31/02/1999");
            }
        }
    }

    private void WriteRow(StreamWriter text, string number, string since)
    {
        var branch = Below(Below(_branches) + 1);
        var (region, short_, towns, areas) = _regions[branch % _regions.Length];
        var town = (branch / _regions.Length) % towns.Length;
        var (first, surname) = (Of(_firstNames), Of(_surnames));
        var employer = (branch * 7 + Below(3)) % Math.Max(20, _branches);
        var kind = employer % _kinds.Length;
        var hasAddress = !Chance(1);
        var joined = new DateOnly(1985, 1, 1).AddDays(Below(14_500));
        Span<string> cells =
        [
            number, first, surname,
            hasAddress ? string.Create(CultureInfo.InvariantCulture, $"{1 + Below(180)} {Of(_streets)}") : "", hasAddress ? towns[town] : "",
            hasAddress ? Postcode(areas[town]) : "", hasAddress && Chance(1) ? "IE" : "",
            Chance(12) ? "" : Email(first, surname, number), Chance(35) ? "" : string.Create(CultureInfo.InvariantCulture, $"07700 900{Below(1000):000}"),
            Chance(30) ? "email" : "post", Chance(3) ? "large print" : Chance(1) ? "Braille" : region is "Wales" && Chance(40) ? "Welsh" : "",
            string.Create(CultureInfo.InvariantCulture, $"{short_}/{100 + branch}"), branch is 0 ? LargestBranch : $"{towns[town]} {_kinds[branch % _kinds.Length]} {1 + branch / 40}",
            region, _sectors[kind], string.Create(CultureInfo.InvariantCulture, $"{_streets[employer % _streets.Length].Split(' ')[0]} {_kinds[kind]} {1 + employer / 12}"),
            $"{towns[town]} {_sites[kind % _sites.Length]}", towns[town], _occupations[kind],
            Chance(4) ? "in arrears" : Chance(2) ? "left" : "current", since, Chance(3) ? "retired" : Chance(2) ? "apprentice" : "employed",
            joined.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ];
        for (var at = 0; at < cells.Length; at++)
        {
            text.Write(at is 0 ? "" : ",");
            text.Write(cells[at]);
        }

        text.WriteLine();
    }

    // Two who live together share one, now and then.
    private string Email(string first, string surname, string number) => Chance(1)
        ? $"{NameKeys.Folded(surname).Replace(" ", "", StringComparison.Ordinal)}{Below(500)}@members.example"
        : $"{NameKeys.Folded(first)}.{NameKeys.Folded(surname).Replace(" ", "", StringComparison.Ordinal)}.{number[1..]}@members.example";

    // No postcode ends with C, I, K, M, O or V.
    private string Postcode(string area) => string.Create(CultureInfo.InvariantCulture, $"{area}{1 + Below(19)} {Below(10)}{"CIKMOV"[Below(6)]}{"CIKMOV"[Below(6)]}");

    private string Of(string[] some) => some[Below(some.Length)];

    private bool Chance(int percent) => Below(100) < percent;

    // SplitMix64: the same on every machine and for ever.
    private int Below(int most)
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return (int)((mixed ^ (mixed >> 31)) % (ulong)most);
        }
    }
}
