using RankAndFile.Web.Data;
using RankAndFile.Web.Hosting;

try
{
    await using var site = await Site.Open(args);
    await site.RunAsync();
    return 0;
}
catch (Exception refused) when (refused is DatabaseUnfitException or SettingsException or IOException)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}
