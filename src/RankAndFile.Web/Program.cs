using RankAndFile.Web.Data;
using RankAndFile.Web.Hosting;

try
{
    if (args is ["seed", .. var seed])
    {
        return await Seed.Run(seed);
    }

    await using var site = await Site.Open(args);
    await site.StartAsync();
    await Opening.PrintLink(site, Console.Out);
    await Console.Out.WriteLineAsync($"The office is open at {string.Join(" and ", site.Urls)}. Ctrl+C closes it.");
    await site.WaitForShutdownAsync();
    return 0;
}
catch (Exception refused) when (refused is DatabaseUnfitException or SettingsException or IOException)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}
