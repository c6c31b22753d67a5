using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace RankAndFile.Bench.Office;

/// <summary>An office with the million members, its pages asked for by fifty at once, a tenth of what they do being acts.</summary>
internal static class OfficeLoad
{
    private const int AtOnce = 50;
    private const int Requests = 20_000;
    private const int Before = 20_000;
    private const double Limit = 100;

    private static readonly string[] _people = ["Nia Rowlands", "Moses Adeyemi", "Farah Siddiqui", "Ruth Okafor", "Olwen Prosser"];

    /// <param name="data">A folder that <c>seed million</c> has filled.</param>
    internal static async Task<int> Measure(string program, string data)
    {
        var address = Free();
        using var office = Process.Start(new ProcessStartInfo(program, ["--data", data, "--urls", address.ToString(), "--requests-a-second", "1000000", "--secrets-a-minute", "1000000", "--jobs", "false"]) { RedirectStandardOutput = true })!;
        try
        {
            await UntilReady(office, address);
            var visitors = new List<Visitor> { new(address, null) };
            visitors.AddRange(_people.Select(person => new Visitor(address, person)));
            foreach (var visitor in visitors)
            {
                await visitor.SignIn();
                await visitor.LookAround();
            }

            return Told(await Load(visitors));
        }
        finally
        {
            office.Kill();
            await office.WaitForExitAsync();
        }
    }

    private static async Task<ConcurrentDictionary<string, ConcurrentBag<double>>> Load(List<Visitor> visitors)
    {
        var pages = visitors.SelectMany(visitor => visitor.Pages.Select(page => (Visitor: visitor, page.Shape, page.Path))).ToList();
        var member = visitors.Single(visitor => visitor.Name == _people[^1]);
        // A program that has just begun is still being translated; what it takes from then on is what members meet.
        await Ask(pages, member, Before);
        return await Ask(pages, member, Requests);
    }

    private static async Task<ConcurrentDictionary<string, ConcurrentBag<double>>> Ask(List<(Visitor Visitor, string Shape, string Path)> pages, Visitor member, int requests)
    {
        var times = new ConcurrentDictionary<string, ConcurrentBag<double>>();
        await Parallel.ForAsync(0, requests, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) =>
        {
            // One in ten sends a form and looks at what it led to; the others go round all pages of all people.
            if (number % 10 is 0)
            {
                var (act, page) = await member.Act("/my-entry/reach", "Save", new Dictionary<string, string> { ["Channel"] = "Post", ["Formats"] = number % 20 is 0 ? "LargePrint" : "Braille" });
                Took("(act) a member chooses how to be written to", act);
                Took("(act) the page after it", page);
            }
            else
            {
                var (visitor, shape, path) = pages[(int)((long)number * 7919 % pages.Count)];
                Took(shape, await visitor.Look(path));
            }
        });
        return times;

        void Took(string what, double milliseconds) => times.GetOrAdd(what, _ => []).Add(milliseconds);
    }

    private static int Told(ConcurrentDictionary<string, ConcurrentBag<double>> times)
    {
        var all = times.Values.SelectMany(each => each).Order().ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all.Length:N0} requests after {Before:N0} that are not counted, {AtOnce} at once, on {Environment.ProcessorCount} cores with whoever asks: half within {At(all, 0.5):0} ms, 95 % within {At(all, 0.95):0} ms (limit {Limit:0} ms)."));
        Console.WriteLine("| Page | Requests | Half within | 95 % within |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (var (shape, took) in times.Select(each => (each.Key, Times: each.Value.Order().ToArray())).OrderByDescending(each => At(each.Times, 0.95)))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {shape} | {took.Length} | {At(took, 0.5):0} ms | {(At(took, 0.95) > Limit ? "**missed** " : "")}{At(took, 0.95):0} ms |"));
        }

        return times.Values.All(each => At([.. each.Order()], 0.95) <= Limit) ? 0 : 1;
    }

    private static double At(double[] ordered, double share) => ordered[Math.Min(ordered.Length - 1, (int)(ordered.Length * share))];

    private static async Task UntilReady(Process office, Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        for (var since = Stopwatch.StartNew(); since.Elapsed < TimeSpan.FromSeconds(60) && !office.HasExited;)
        {
            try
            {
                if ((await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        throw new InvalidOperationException("The office does not get ready.");
    }

    private static Uri Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
