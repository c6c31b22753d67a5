using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Hosting;

/// <summary><c>rankandfile-office seed million --data DIR</c>: the invented union with as many members as a very large one has.</summary>
public static class Seed
{
    private const long Million = 1_062_049;

    public static async Task<int> Run(string[] args)
    {
        if (args is not ["million", .. var settings])
        {
            await Console.Error.WriteLineAsync("Say which: rankandfile-office seed million --data DIR [--postgres CONNECTION]");
            return 2;
        }

        var watch = Stopwatch.StartNew();
        await using var site = await Site.Open([.. settings, "--demonstration", "true", "--members", Million.ToString(CultureInfo.InvariantCulture), "--jobs", "false"]);
        await using var db = site.Services.GetRequiredService<Database>().ForReading();
        var members = await db.RegisterCounts.SumAsync(count => count.Members);
        if (members <= Million)
        {
            await Console.Error.WriteLineAsync($"There is a union with {members:N0} members in this folder already. Name an empty one.");
            return 1;
        }

        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{members:N0} members in {watch.Elapsed.TotalSeconds:0} seconds. ./dev run --data DIR serves them."));
        return 0;
    }
}
