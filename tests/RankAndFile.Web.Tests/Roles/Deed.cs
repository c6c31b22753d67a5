using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Tests.Roles;

/// <summary>One thing that somebody does here, as the request it is: sent with success by who may, and refused to everybody else.</summary>
/// <param name="Does">The action; the table of docs/roles.md says who may.</param>
/// <param name="By">Somebody of the demonstration who does it, by name. Null: nobody known.</param>
/// <param name="Path">Where it is sent, with <c>?handler=</c> where the page has several.</param>
/// <param name="Fields">What the form holds; the token against forgery and the form's key are added.</param>
internal sealed record Deed(Doing Does, string? By, string Path, params (string Name, string Value)[] Fields)
{
    internal string Method { get; init; } = "POST";

    /// <summary>A file that goes with it: field, name, content.</summary>
    internal (string Field, string Name, string Content)? File { get; init; }

    /// <summary>The same done to what belongs to another election or person. It is refused.</summary>
    internal (string Path, (string Name, string Value)[] Fields)? OnAnothers { get; init; }

    /// <summary>A browser in which it can be done, where signing in as somebody of the demonstration is not enough.</summary>
    internal Browser? In { get; init; }

    /// <summary>It is done with success and changes no row: a choice kept in a cookie, a look before the deed.</summary>
    internal bool LeavesNoRow { get; init; }
}

/// <summary>
/// What one slice lets people do. A slice adds a class of its own here, named after it, and nothing
/// else: <see cref="DeedsTests"/> finds it. Each POST of a page and each endpoint that is no plain
/// page needs one deed; a plain page (GET) is tried by itself, with the values given here.
/// </summary>
internal interface IDeeds
{
    /// <summary>Whether they are done in the demonstration, or else in an empty union.</summary>
    public bool InTheDemonstration => true;

    /// <summary>What the demonstration has to have besides, before its pages are looked at.</summary>
    public Task Prepare(Office office) => Task.CompletedTask;

    /// <summary>
    /// What may stand for the parameters in addresses of pages, <c>("branch", "3")</c>, and what is asked of a page,
    /// <c>("rules/search", "q=quorum")</c>. All are tried; one of each page has to be there.
    /// </summary>
    public Task<IEnumerable<(string Parameter, string Value)>> Values(OfficeDb db) => Task.FromResult<IEnumerable<(string, string)>>([]);

    /// <summary>The same, where a value is not in the rows: a token, say.</summary>
    public Task<IEnumerable<(string Parameter, string Value)>> ValuesIn(Office office) => Task.FromResult<IEnumerable<(string, string)>>([]);

    /// <summary>The deeds in an order in which they can be done. Each is done before the next is asked for, so that a later one may look up what an earlier one made.</summary>
    public IAsyncEnumerable<Deed> Deeds(Office office);
}

internal static class AllDeeds
{
    internal static IReadOnlyList<IDeeds> Of { get; } =
    [
        .. typeof(IDeeds).Assembly.GetTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(IDeeds)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (IDeeds)Activator.CreateInstance(type)!),
    ];

    internal static async Task<ILookup<string, string>> Values(Office office)
    {
        foreach (var deeds in Of.Where(deeds => deeds.InTheDemonstration))
        {
            await deeds.Prepare(office);
        }

        await using var db = office.Database.ForReading();
        var all = new List<(string Parameter, string Value)>();
        foreach (var deeds in Of.Where(deeds => deeds.InTheDemonstration))
        {
            all.AddRange([.. await deeds.Values(db), .. await deeds.ValuesIn(office)]);
        }

        return all.Distinct().ToLookup(value => value.Parameter, value => value.Value);
    }
}
