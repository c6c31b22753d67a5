using RankAndFile.Web.Data;
using RankAndFile.Web.Hosting;

try
{
    switch (args)
    {
        case ["seed", .. var rest]:
            return await Seed.Run(rest);
        case ["backup", .. var rest]:
            return await Backup.Run(Asked(rest), Console.Out);
        case ["restore", .. var rest]:
            return await Restore.Run(Asked(rest), Console.Out);
        default:
            break;
    }

    await using var site = await Site.Open(args);
    await site.StartAsync();
    await Opening.PrintLink(site, Console.Out);
    await Console.Out.WriteLineAsync($"The office is open at {string.Join(" and ", site.Urls)}. Ctrl+C closes it.");
    await site.WaitForShutdownAsync();
    return 0;
}
catch (Exception refused) when (refused is DatabaseUnfitException or SettingsException or BackupException or IOException or UnauthorizedAccessException or System.Data.Common.DbException)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}

static IConfiguration Asked(string[] args) => new ConfigurationBuilder().AddEnvironmentVariables("RANKANDFILE_").AddCommandLine(args).Build();
