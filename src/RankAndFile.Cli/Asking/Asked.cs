using System.CommandLine;
using System.Globalization;
using RankAndFile.Counting;

namespace RankAndFile.Cli.Asking;

/// <summary>Options and arguments as every verb makes them.</summary>
internal static class Asked
{
    internal static Argument<string> File(string description = "The papers: a BLT, CSV or JSON file; - reads standard input.") =>
        new("FILE") { Description = description };

    internal static Option<string> Places() =>
        Number("--places", "N", "How many are to be elected. Without it, as many as the file says.", 1, Mark.MostCandidates);

    internal static Option<string> Option(string name, string helpName, string description, bool required = false) =>
        new(name) { HelpName = helpName, Description = description, Required = required };

    internal static Option<string[]> Several(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };

    /// <summary>An option that must be a whole number within limits.</summary>
    internal static Option<string> Number(string name, string helpName, string description, long atLeast, long atMost = GatheredPapers.MostPapers)
    {
        var option = Option(name, helpName, description);
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count is 1 && (!TryWhole(result.Tokens[0].Value, out var number) || number < atLeast || number > atMost))
            {
                result.AddError($"{name}: found {result.Tokens[0].Value}, expected a whole number from {atLeast}{(atMost < GatheredPapers.MostPapers ? $" to {atMost}" : "")}");
            }
        });
        return option;
    }

    /// <summary>An option that must be one of these words.</summary>
    internal static Option<string> OneOf(string name, string helpName, string description, params string[] words)
    {
        var option = Option(name, helpName, description);
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count is 1 && !words.Contains(result.Tokens[0].Value))
            {
                result.AddError($"{name}: found {result.Tokens[0].Value}, expected {string.Join(", ", words[..^1])} or {words[^1]}");
            }
        });
        return option;
    }

    /// <summary>The number given for an option that <see cref="Number"/> made, or null.</summary>
    internal static long? NumberOf(this ParseResult asked, Option<string> option) =>
        asked.GetValue(option) is { } text && TryWhole(text, out var number) ? number : null;

    private static bool TryWhole(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
