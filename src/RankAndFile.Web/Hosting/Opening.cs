using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Audit;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Hosting;

/// <summary>What is done before the doors open.</summary>
public static class Opening
{
    public static async Task Prepare(IServiceProvider parts)
    {
        var (database, clock, door, settings) = (parts.GetRequiredService<Database>(), parts.GetRequiredService<TimeProvider>(), parts.GetRequiredService<Door>(), parts.GetRequiredService<Settings>());
        await Migrations.Apply(database, clock.Now());
        if (settings.IsDemonstration)
        {
            await Demonstration.Fill(database, door, parts.GetRequiredService<Recorder>(), clock);
        }

        await using var db = database.ForReading();
        if (!await db.People.AnyAsync())
        {
            var secret = Secret.New();
            await door.Do(PrintSetUpLink.Act, Signed.Office, secret);
            await Console.Out.WriteLineAsync($"""

                This union is empty. Whoever opens this link sets it up and becomes its administrator.
                It works once, for three days; starting the program again makes a new one.

                    {settings.Urls.Split(';')[0].TrimEnd('/')}/set-up?link={secret}

                """);
        }
    }
}
