using System.Globalization;
using System.Runtime.InteropServices;
using RankAndFile.Bench;
using RankAndFile.Bench.Office;
using RankAndFile.Bench.Packs;

// Run by ./dev bench, from the root of the repository.
const string Folder = "artifacts/bench";
const string Readme = "README.md";
const int Runs = 7;
Directory.CreateDirectory(Folder);
if (args is ["packs", ..])
{
    return PackPress.Measure(Path.Combine(Folder, "packs.pdf"), int.Parse(args.ElementAtOrDefault(1) ?? "50000", CultureInfo.InvariantCulture));
}

var machine = RuntimeInformation.RuntimeIdentifier;
if (args is ["office", ..])
{
    var office = Published("src/RankAndFile.Web", "rankandfile-office");
    return await OfficeLoad.Measure(office, Seeded(office));
}

var command = Published("src/RankAndFile.Cli", "rankandfile");
var bench = new Bench(command, Published("bench/Empty", "Empty"));
bench.MeasureEmpty(31);
foreach (var promise in Promises())
{
    bench.Measure(promise);
}

var peers = Peers().Where(peer => IsInstalled(peer.Command[0])).ToArray();
foreach (var (what, peer) in peers)
{
    bench.MeasurePeer(what, peer, 3);
}

var table = $"""
    {bench.Table}
    Whole process, published build, on {Environment.ProcessorCount} cores: the median of {Runs} runs (of 3 for ten million papers).
    Reading the file once is `dd if=FILE of=/dev/null bs=1M` in the same run. {(peers.Length is 0 ? "No other counting program is installed here." : "Other programs stand below ours.")}
    """;
Console.WriteLine(table);
if (args.Contains("--write"))
{
    Write(table);
}

return bench.AllKept ? 0 : 1;

IEnumerable<Promise> Promises()
{
    var million = MadePapers.WithPatterns(Folder, 1_000_000);
    var different = MadePapers.AllDifferent(Folder, 1_000_000);
    var tenMillion = MadePapers.WithPatterns(Folder, 10_000_000);
    foreach (var rules in new[] { "ers97", "scottish-stv", "meek-nz", "av" })
    {
        string[] count = rules is "av" ? ["--rules", rules, "--places", "1"] : ["--rules", rules];
        yield return new($"1,000,000 papers, some 20,000 patterns, {rules}", million, ["count", million, .. count], 600, 256, Runs);
        yield return new($"1,000,000 papers, all different, {rules}", different, ["count", different, .. count], 1500, null, Runs);
        yield return new($"10,000,000 papers, {rules}", tenMillion, ["count", tenMillion, .. count], 4000, null, 3);
    }

    const string Real = "../shared/data";
    const string Sydney = Real + "/large/ballots/sydney-2021.blt";
    if (Directory.Exists(Real))
    {
        yield return new("Sydney 2021, meek-nz", Sydney, ["count", Sydney, "--rules", "meek-nz"], 150, null, 15);
        yield return new("Sydney 2021, ers97", Sydney, ["count", Sydney, "--rules", "ers97"], 150, null, 15);
        yield return new("586 real elections, every figure of every table", "", ["conform", Real], 3000, null, Runs);
    }
    else
    {
        Console.Error.WriteLine($"{Real} is absent: the real elections are not measured.");
    }

    yield return new("Start: `rankandfile --version`", "", ["--version"], 30, null, 31, OverEmpty: true);
    yield return new("Start: `rankandfile count --help`", "", ["count", "--help"], 30, null, 31, OverEmpty: true);
}

// A union of 1,062,049 members, made once.
string Seeded(string office)
{
    var data = args.ElementAtOrDefault(1) ?? Path.Combine(Folder, "million");
    var seeded = Directory.Exists(data) ? default : Spawned.Run([office, "seed", "million", "--data", data], quiet: false);
    return seeded.Exit is 0 ? data : throw new InvalidOperationException("The million members cannot be made.");
}

string Published(string project, string name)
{
    var to = Path.Combine(Folder, name);
    var published = Spawned.Run(["dotnet", "publish", project, "-c", "Release", "-r", machine, "-o", to, "-v", "quiet", "--nologo"]);
    return published.Exit is 0 ? Path.Combine(to, name) : throw new InvalidOperationException($"{project} cannot be published.");
}

// How other programs are asked to count the Sydney file. One that cannot be measured here stands in nobody's way.
static IEnumerable<(string What, string[] Command)> Peers()
{
    const string Sydney = "../shared/data/large/ballots/sydney-2021.blt";
    if (File.Exists(Sydney))
    {
        yield return ("Sydney 2021, Meek, by stv-rs", ["stv-rs", "--arithmetic", "bigfixed9", "--input", Sydney, "meek", "--parallel=custom"]);
        yield return ("Sydney 2021, MeekNZSTV, by OpenSTV", ["openstv-run-election", "-t", "index", "MeekNZSTV", Sydney]);
        yield return ("Sydney 2021, ERS97STV, by OpenSTV", ["openstv-run-election", "-t", "index", "ERS97STV", Sydney]);
    }
}

static bool IsInstalled(string program) =>
    (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

static void Write(string table)
{
    const string From = "<!-- bench -->";
    const string To = "<!-- /bench -->";
    var text = File.ReadAllText(Readme);
    var (start, end) = (text.IndexOf(From, StringComparison.Ordinal), text.IndexOf(To, StringComparison.Ordinal));
    if (start < 0 || end < start)
    {
        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{Readme} has no {From} … {To}."));
    }

    File.WriteAllText(Readme, $"{text[..start]}{From}\n{table.TrimEnd()}\n{text[end..]}");
}
