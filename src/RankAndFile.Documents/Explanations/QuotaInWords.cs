using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>Tells how a quota was found, as far as its own figures show it.</summary>
internal static class QuotaInWords
{
    internal static string Told(Transcript count, QuotaSet set, Glosses glosses) =>
        $"{glosses.Quota} is {count.Figure(set.Quota)}: {count.Votes(set.From)} divided by {Numerals.Grouped(set.DividedBy)}"
        + $"{Divisor(count, set)}{Rounding(count, set)}.";

    private static string Divisor(Transcript count, QuotaSet set) =>
        set.DividedBy == count.Contest.Places + 1 ? ", one more than the places" : "";

    private static string Rounding(Transcript count, QuotaSet set)
    {
        var smallest = Votes.Smallest(count.Decimals);
        var above = set.From.DividedRoundingUp(set.DividedBy, count.Decimals);
        var below = set.From.DividedIgnoringRemainder(set.DividedBy, count.Decimals);
        return set.Quota switch
        {
            var quota when quota == above && above == below => " exactly",
            var quota when quota == above => $", taken up to the next {count.Figure(smallest)}",
            var quota when quota == below.IgnoringDecimals() + Votes.Of(new Papers(1)) => ", leaving out any fraction, and one more",
            var quota when quota == below + smallest => $", and {count.Figure(smallest)} more",
            _ => "",
        };
    }
}
