using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Union;

/// <summary>Gives the union its name, its colour and its languages.</summary>
public static class DescribeUnion
{
    public const int LongestName = 120;

    public sealed record Facts(string Name, string Colour, bool InWelsh);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.DescribeTheUnion, who) is { } refused)
        {
            return refused;
        }

        if (Refusal(facts) is { } refusal)
        {
            return refusal;
        }

        var union = await db.Union.FirstAsync();
        (union.Name, union.Colour, union.InWelsh) = (facts.Name.Trim(), Colour.Read(facts.Colour)!.Value.ToString(), facts.InWelsh);
        union.Since ??= now;
        return null;
    }

    private static Refusal? Refusal(Facts facts) => facts switch
    {
        { Name: var name } when name.Trim().Length is 0 or > LongestName =>
            new($"A union has a name of at most {LongestName} letters.", Source.Docs("architecture.md", "The union")),
        { Colour: var colour } when Colour.Read(colour) is not { } read =>
            new("Write the colour as # and six hexadecimal digits, such as #8a1538.", Source.Docs("architecture.md", "The union")),
        { Colour: var colour } => Colour.Read(colour)!.Value.RefusalAsInk(),
    };
}
