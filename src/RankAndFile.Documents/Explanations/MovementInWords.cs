using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>
/// Tells what moved at a stage. A few batches are told one by one; of many, what everybody received
/// in all. The largest receipts are named and the rest are summed.
/// </summary>
internal sealed class MovementInWords(Transcript count, Stage stage, Glosses glosses)
{
    private const int BatchesToldOneByOne = 3;
    private const int ReceiversNamed = 4;

    private readonly List<Happening> _taken = [];
    private readonly bool _inAll = BatchesOf(stage.Happenings) > BatchesToldOneByOne;
    private bool _toldInAll;
    private int _iterations;
    private KeepValuesSet? _keep;

    internal void Take(Happening happening) => _taken.Add(happening);

    internal IEnumerable<Sentence> ToldSoFar(bool ended)
    {
        foreach (var value in _taken.OfType<SurplusValued>())
        {
            yield return Cited(Valued(value), value.Paragraph);
        }

        foreach (var keep in _taken.OfType<KeepValuesSet>())
        {
            _iterations++;
            _keep = keep;
        }

        var moved = _taken.OfType<PapersMoved>().ToList();
        _taken.Clear();
        if (moved.Count > 0 && !_inAll)
        {
            foreach (var batch in moved.GroupBy(batch => (batch.Value, FromBox: batch.From is null)))
            {
                yield return Cited(Batch([.. batch]), batch.First().Paragraph);
            }
        }
        else if (moved.Count > 0 && !_toldInAll)
        {
            _toldInAll = true;
            yield return Cited(InAll(), moved[0].Paragraph);
        }

        if (ended && _keep is not null && !EverybodyKeepsAll(_keep))
        {
            yield return Cited(KeepValues(_keep), _keep.Paragraph);
        }
    }

    /// <summary>What the figures of the first stage say, where no happening says it: by Meek's method nothing is moved.</summary>
    internal string FirstPreferences() => FirstPreferences(
    [
        .. count.Contest.Candidates
            .Select(candidate => new Receipt(candidate.Number, Papers.None, stage.After.Of(candidate.Number)))
            .Where(receipt => receipt.Votes > Votes.Zero)
            .OrderByDescending(receipt => receipt.Votes).ThenBy(receipt => receipt.To),
    ]);

    private static bool EverybodyKeepsAll(KeepValuesSet set) => set.Keep.All(keep => keep == KeepValue.All || keep == KeepValue.Nothing);

    private static int BatchesOf(IEnumerable<Happening> happenings) =>
        happenings.OfType<PapersMoved>().Select(moved => moved.Value).Distinct().Count();

    private string Valued(SurplusValued valued)
    {
        var isFirst = stage.Happenings.OfType<SurplusValued>().First() == valued;
        var surplus = isFirst ? $"{English.Whose(count.Name(valued.Candidate))} {glosses.Surplus} was {count.Votes(valued.Surplus)}. " : "";
        var worth = valued.Present == TransferValue.Whole ? "" : $", worth {Numerals.Plain(valued.Present)} each,";
        return $"{surplus}Of {English.Papers(valued.Examined)}{worth} {Numerals.Grouped(valued.Transferable)} named somebody further. {Spread(valued)}{Loss(valued)}.";
    }

    /// <summary>How the value came about is told only in the way in which its own figures give it.</summary>
    private string Spread(SurplusValued valued)
    {
        var value = Numerals.Plain(valued.Value);
        if (valued.Transferable == Papers.None)
        {
            return "So nothing could be passed on";
        }

        if (valued.Value == valued.Present)
        {
            return $"They went on at the {value} each that they had";
        }

        if (valued.Value == TransferValue.Sharing(valued.Surplus, valued.Transferable, count.Decimals))
        {
            return $"{count.Votes(valued.Surplus)} over {English.Papers(valued.Transferable)}: each is worth {value}";
        }

        var all = count.Before(stage)?.Of(valued.Candidate) ?? Votes.Zero;
        return all > Votes.Zero && valued.Value == valued.Present.Scaled(valued.Surplus, all, count.Decimals)
            ? $"The surplus divided by all {count.Votes(all)} of the candidate, times the {Numerals.Plain(valued.Present)} that each paper was worth: each is worth {value} now"
            : $"Each is worth {value} now";
    }

    /// <summary>The loss is rounding alone where sharing the surplus over the papers leaves exactly that.</summary>
    private string Loss(SurplusValued valued)
    {
        if (valued.Lost == Votes.Zero)
        {
            return "";
        }

        return valued.Transferable > Papers.None && valued.Surplus - (valued.Transferable * valued.Value) == valued.Lost && valued.Value != valued.Present
            ? $"; {count.Figure(valued.Lost)} is lost to rounding"
            : $"; {count.Figure(valued.Lost)} is not passed on to anybody";
    }

    private string Batch(List<PapersMoved> batch)
    {
        var receipts = Receipts(batch);
        if (batch[0].From is null)
        {
            return FirstPreferences(receipts);
        }

        var stuck = new Papers(batch.Sum(moved => moved.NonTransferable.Count));
        var moved = new Papers(receipts.Sum(receipt => receipt.Papers.Count));
        var isWhole = batch[0].Value == TransferValue.Whole;
        var worth = isWhole ? "one vote" : $"{Numerals.Plain(batch[0].Value)} of a vote";
        if (moved == Papers.None)
        {
            return stuck == Papers.None
                ? "There were no papers to move."
                : $"No paper was moved: {English.Papers(stuck)} of {worth}{(stuck.Count is 1 ? " was" : " each were")} {glosses.NonTransferable}.";
        }

        var left = stuck == Papers.None ? "" : $"; {Numerals.Grouped(stuck)} {(stuck.Count is 1 ? "was" : "were")} {glosses.NonTransferable}";
        return $"{(moved.Count is 1 ? "One paper was" : $"{English.Papers(moved)} were")} moved at {worth}{(moved.Count is 1 ? "" : " each")}: "
            + $"{Shared(receipts, !isWhole)}{left}.";
    }

    private string InAll()
    {
        var all = stage.Happenings.OfType<PapersMoved>().ToList();
        var values = all.Select(moved => moved.Value).Distinct().OrderDescending().ToList();
        var lost = stage.After.NonTransferable - (count.Before(stage)?.NonTransferable ?? Votes.Zero);
        var stuck = lost > Votes.Zero ? $"; {count.Votes(lost)} became {glosses.NonTransferable}" : "";
        var receipts = Receipts(all);
        var to = receipts.Count is 0
            ? "nobody received any"
            : English.Listed([.. receipts.Take(Named(receipts, ReceiversNamed)).Select(receipt => $"{count.Name(receipt.To)} received {count.Votes(receipt.Votes)}"), .. Others(receipts, ReceiversNamed, "received")]);
        return $"The papers were moved in {Numerals.InWords(values.Count)} batches, from those worth {Numerals.Plain(values[0])} "
            + $"down to those worth {Numerals.Plain(values[^1])}. In all, {to}{stuck}.";
    }

    private string FirstPreferences(List<Receipt> receipts)
    {
        var votes = count.IsFirstPastThePost() ? "votes" : "first preferences";
        return receipts.Count is 0
            ? $"Nobody had any {votes}."
            : $"{count.Name(receipts[0].To)} had the most {votes}, {count.Figure(receipts[0].Votes)}{Follow(receipts)}.";
    }

    private string Follow(List<Receipt> receipts)
    {
        if (receipts.Count > 1 && receipts[1].Votes == receipts[0].Votes)
        {
            return "; " + English.Listed(receipts.Skip(1).Take(ReceiversNamed).Select(receipt => $"{count.Name(receipt.To)} had {count.Figure(receipt.Votes)}"));
        }

        return receipts.Count is 1
            ? ""
            : "; then " + English.Listed(
                [.. receipts.Skip(1).Take(Named(receipts, 1 + ReceiversNamed) - 1).Select(receipt => $"{count.Name(receipt.To)} with {count.Figure(receipt.Votes)}"),
                 .. Others(receipts, 1 + ReceiversNamed, "together with")]);
    }

    private string Shared(List<Receipt> receipts, bool withVotes)
    {
        var named = Named(receipts, ReceiversNamed);
        var shares = receipts.Take(named)
            .Select(receipt => $"{Numerals.Grouped(receipt.Papers)} to {count.Name(receipt.To)}{(withVotes ? $" ({count.Figure(receipt.Votes)})" : "")}");
        var rest = receipts.Skip(named).ToList();
        return English.Listed(rest.Count is 0
            ? shares
            : shares.Append($"{Numerals.Grouped(new Papers(rest.Sum(receipt => receipt.Papers.Count)))} to {Others(rest.Count)}"));
    }

    /// <summary>Whom it would take as many words to leave out as to name is named.</summary>
    private static int Named(List<Receipt> receipts, int named) => receipts.Count == named + 1 ? named + 1 : named;

    private IEnumerable<string> Others(List<Receipt> receipts, int named, string having) =>
        receipts.Count <= Named(receipts, named)
            ? []
            : [$"{Others(receipts.Count - named)} {having} {count.Votes(receipts.Skip(named).Aggregate(Votes.Zero, (sum, receipt) => sum + receipt.Votes))}"];

    private static string Others(int number) => $"{Numerals.InWords(number)} {English.Plural(number, "other")}";

    /// <summary>What each received in all, the most first; equals in the order of the ballot paper.</summary>
    private static List<Receipt> Receipts(IEnumerable<PapersMoved> moved) =>
    [
        .. moved.SelectMany(batch => batch.To)
            .GroupBy(receipt => receipt.To)
            .Select(each => new Receipt(
                each.Key,
                new(each.Sum(receipt => receipt.Papers.Count)),
                each.Aggregate(Votes.Zero, (sum, receipt) => sum + receipt.Votes)))
            .Where(receipt => receipt.Papers > Papers.None)
            .OrderByDescending(receipt => receipt.Votes).ThenBy(receipt => receipt.To),
    ];

    private string KeepValues(KeepValuesSet last)
    {
        var rounds = Math.Max(_iterations, stage.Steps.Length);
        var keeping = count.Contest.Candidates.Select(candidate => candidate.Number)
            .Where(candidate => last.Keep[candidate.Number - 1] is var keep && keep != KeepValue.All && keep != KeepValue.Nothing)
            .Select(candidate => $"{count.Name(candidate)} {last.Keep[candidate.Number - 1]}")
            .ToList();
        var found = $"The {glosses.KeepValues} were worked out in {Numerals.InWords(rounds)} {English.Plural(rounds, "round")}";
        return $"{found}. In the last, those elected kept: {English.Listed(keeping)}.";
    }

    private Sentence Cited(string words, string paragraph) => new(English.Capital(words), count.Cited(paragraph));
}
