using System.Collections.Immutable;
using System.CommandLine;
using RankAndFile.Cli.Asking;
using RankAndFile.Counting;

namespace RankAndFile.Cli.Commands;

/// <summary><c>lots</c>: the procedure of docs/lots.md, so that anyone can repeat a lot.</summary>
internal static class LotsVerb
{
    internal const string Summary = "Commits to the words of a seed, and shows how a lot is drawn from it.";

    internal static Verb Make(Desk desk) => new("lots", Summary)
    {
        Notes = "docs/lots.md says how a seed comes about that nobody chose.",
        Subcommands = { Commit(desk), Draw(desk) },
    };

    private static Verb Commit(Desk desk)
    {
        var words = new Argument<string>("TEXT") { Description = "The secret words." };
        var verb = new Verb("commit", "Prints the commitment to secret words: their SHA-256 digest.") { Arguments = { words } };
        verb.SetAction(asked =>
        {
            desk.Out.WriteLine(LotsFromSeed.CommitmentTo(asked.GetValue(words)!));
            return Exit.Done;
        });
        return verb;
    }

    private static Verb Draw(Desk desk)
    {
        var seed = Asked.Option("--seed", "TEXT", "The complete seed, letter for letter.", required: true);
        var purpose = Asked.OneOf("--purpose", "WHAT", "What happens to the candidate drawn: elect, surplus or exclude.", "elect", "surplus", "exclude");
        purpose.Required = true;
        var tied = Asked.Option("--tied", "NUMBERS", "The numbers of those tied, with commas.", required: true);
        var verb = new Verb("draw", "Draws one lot from a seed and shows each digest.") { Options = { seed, purpose, tied } };
        verb.SetAction(asked =>
        {
            var numbers = asked.GetValue(tied)!.Split(',').Select(text => int.TryParse(text, out var number) ? number : 0).Distinct().Order().ToArray();
            return numbers.Length < 2 || numbers[0] < 1
                ? desk.WrongUsage($"--tied: found {asked.GetValue(tied)}, expected the numbers of two candidates or more: 3,5")
                : Show(desk, new(asked.GetValue(seed)!), PurposeOf(asked.GetValue(purpose)!), [.. numbers.Select(number => new CandidateNumber(number))]);
        });
        return verb;
    }

    private static int Show(Desk desk, LotsFromSeed lots, LotPurpose purpose, ImmutableArray<CandidateNumber> tied)
    {
        foreach (var candidate in tied)
        {
            desk.Out.WriteLine($"{lots.DigestFor(purpose, tied, candidate)}  {candidate}");
        }

        desk.Out.WriteLine($"The smallest is that of {lots.Draw(purpose, tied)}.");
        return Exit.Done;
    }

    private static LotPurpose PurposeOf(string word) => Enum.GetValues<LotPurpose>().First(purpose => LotsFromSeed.Word(purpose) == word);
}
