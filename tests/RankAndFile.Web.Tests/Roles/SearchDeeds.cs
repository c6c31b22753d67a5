using RankAndFile.Web.Data;

namespace RankAndFile.Web.Tests.Roles;

internal sealed class SearchDeeds : IDeeds
{
    public Task<IEnumerable<(string Parameter, string Value)>> Values(OfficeDb db) =>
        Task.FromResult<IEnumerable<(string, string)>>([("search", "q=general+secretary"), ("search", "q=unicorn")]);

    public async IAsyncEnumerable<Deed> Deeds(Office office)
    {
        await Task.CompletedTask;
        yield break;
    }
}
