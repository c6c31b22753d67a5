using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>Tells how a quota was found, as far as its own figures show it.</summary>
internal static class QuotaInWords
{
    internal static string Told(Transcript count, QuotaSet set, Glosses glosses)
    {
        if (count.RuleBookId() is "av")
        {
            return $"More than half of {count.Votes(set.From)} is {count.Figure(set.Quota)}, which is enough to be elected.";
        }

        var divisor = set.DividedBy == count.Contest.Places + 1 ? ", one more than the places" : "";
        return $"{glosses.Quota} is {count.Figure(set.Quota)}: {count.Votes(set.From)} divided by {Numerals.Grouped(set.DividedBy)}{divisor}{Rounding(count, set)}.";
    }

    private static string Rounding(Transcript count, QuotaSet set)
    {
        var smallest = Votes.Smallest(count.Decimals);
        var above = set.From.DividedRoundingUp(set.DividedBy, count.Decimals);
        var below = set.From.DividedIgnoringRemainder(set.DividedBy, count.Decimals);
        return set.Quota switch
        {
            var quota when quota == above && above == below => "; the division comes out even",
            var quota when quota == below + smallest && count.IsByKeepValues() => $", leaving out further decimals, and {count.Figure(smallest)} more",
            var quota when quota == above => $", taken up to the next {count.Figure(smallest)}",
            var quota when quota == below.IgnoringDecimals() + Votes.Of(new Papers(1)) => ", leaving out any fraction, and one more",
            _ => "",
        };
    }
}
