using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>
/// The lanes of the picture of flow: one for each candidate from left to right, as high as the most
/// votes they ever had, and the last for the votes that nobody has.
/// </summary>
internal sealed class Lanes
{
    private const int Lowest = 125;
    private const int Between = 40;

    private readonly Dictionary<CandidateNumber, int> _tops = [];
    private readonly Scale _scale;

    internal Lanes(Transcript count, IReadOnlyList<Fate> order, int top, int height)
    {
        Order = order;
        var most = order.Select(fate => count.Stages.Max(stage => stage.After.Of(fate.Candidate)))
            .Append(count.Stages.Max(stage => stage.After.NonTransferable))
            .ToList();
        _scale = Fitting(count, most, height);
        var at = top;
        for (var lane = 0; lane < order.Count; lane++)
        {
            _tops[order[lane].Candidate] = at;
            at += HeightOf(most[lane], _scale);
        }

        NonTransferable = at;
        Foot = at + HeightOf(most[^1], _scale);
    }

    internal IReadOnlyList<Fate> Order { get; }

    /// <summary>Where the lane of the non-transferable votes begins.</summary>
    internal int NonTransferable { get; }

    internal int Foot { get; }

    internal int TopOf(CandidateNumber? candidate) => candidate is { } lane ? _tops[lane] : NonTransferable;

    internal int ThicknessOf(Votes votes) => _scale.Of(votes);

    /// <summary>The largest scale at which all lanes together are no higher than this; small lanes keep room for a name.</summary>
    private static Scale Fitting(Transcript count, List<Votes> most, int height)
    {
        var total = count.Stages[0].After.Total;
        var (low, high) = (1, height);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            var scale = new Scale(total, middle);
            (low, high) = most.Sum(votes => HeightOf(votes, scale)) <= height ? (middle, high) : (low, middle - 1);
        }

        return new(total, low);
    }

    private static int HeightOf(Votes most, Scale scale) => Math.Max(scale.Of(most) + Between, Lowest);
}
