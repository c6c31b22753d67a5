using RankAndFile.Counting;

namespace RankAndFile.Cli.Commands;

/// <summary><c>rules</c>: the rule books that votes can be counted under.</summary>
internal static class RulesVerb
{
    internal const string Summary = "Lists the rule books that votes can be counted under.";

    internal static Verb Make(Desk desk)
    {
        var verb = new Verb("rules", Summary);
        verb.SetAction(_ =>
        {
            var widest = RuleBooks.All.Max(rules => rules.Id.Length);
            foreach (var rules in RuleBooks.All)
            {
                desk.Out.WriteLine($"{rules.Id.PadRight(widest)}  {rules.Title}");
                desk.Out.Write($"{new string(' ', widest)}  ");
                Help.WriteWrapped(desk.Out, rules.PublishedAs, widest + 2);
                desk.Out.WriteLine($"{new string(' ', widest)}  paragraph by paragraph: {rules.Ledger}");
            }

            desk.Out.WriteLine();
            desk.Out.WriteLine($"With guaranteed places (--guarantee FILE) a count is called ID{RuleBooks.Guaranteed}: docs/rules/guaranteed-places.md.");
            return Exit.Done;
        });
        return verb;
    }
}
