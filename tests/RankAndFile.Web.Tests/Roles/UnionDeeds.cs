using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Tests.Roles;

internal sealed class UnionDeeds : IDeeds
{
    public async Task<IEnumerable<(string Parameter, string Value)>> Values(OfficeDb db) =>
        await Task.FromResult<(string, string)[]>([("edition", "any"), ("file", "face.css"), ("digits", "8a1538"), ("code", "404")]);

    public async IAsyncEnumerable<Deed> Deeds(Office office)
    {
        yield return await Task.FromResult(new Deed(Doing.DescribeTheUnion, "Nia Rowlands", "/union", ("Name", "Quarry Workers"), ("Colour", "#1d4d2b"), ("InWelsh", "true")));
        yield return new(Doing.ChooseLanguage, null, "/language", ("language", "cy"), ("next", "/")) { LeavesNoRow = true };
    }
}
