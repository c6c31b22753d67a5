using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Audit;
using RankAndFile.Web.Data;
using RankAndFile.Web.Jobs;
using RankAndFile.Web.People;
using RankAndFile.Web.Search;

namespace RankAndFile.Web.Hosting;

/// <summary>What is done before the doors open.</summary>
public static class Opening
{
    public static async Task Prepare(IServiceProvider parts)
    {
        var (database, clock, door, settings) = (parts.GetRequiredService<Database>(), parts.GetRequiredService<TimeProvider>(), parts.GetRequiredService<Door>(), parts.GetRequiredService<Settings>());
        await Migrations.Apply(database, clock.Now());
        await parts.GetRequiredService<AddressSeal>().Prepare();
        if (settings.IsDemonstration)
        {
            await Demonstration.Fill(database, door, parts.GetRequiredService<Recorder>(), clock, parts.GetRequiredService<Runner>(), settings, parts.GetRequiredService<AddressSeal>());
        }

        // What was published before there was a search is found too.
        await using var db = database.ForReading();
        if (await db.Documents.AnyAsync() && !await db.SearchEntries.AnyAsync())
        {
            await door.Do(StartIndexing.Act, Signed.Office, new StartIndexing.Facts());
        }

        await parts.GetRequiredService<Runner>().Plan();
    }

    /// <summary>Prints the link that an empty union is set up with, if it is one.</summary>
    public static async Task PrintLink(WebApplication site, TextWriter to)
    {
        var (database, door) = (site.Services.GetRequiredService<Database>(), site.Services.GetRequiredService<Door>());
        await using var db = database.ForReading();
        if (!await db.People.AnyAsync())
        {
            var secret = Secret.New();
            await door.Do(PrintSetUpLink.Act, Signed.Office, secret);
            await to.WriteLineAsync($"""

                This union is empty. Whoever opens this link sets it up and becomes its administrator.
                It works once, for three days; starting the program again makes a new one.

                    {site.Urls.First().TrimEnd('/')}/set-up?link={secret}

                """);
        }
    }
}
