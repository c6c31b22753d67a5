using System.Collections.Immutable;

namespace RankAndFile.Counting;

/// <summary>
/// The result sheet while it is being written. It takes down what happens and everybody's figures,
/// and it refuses to end a line that does not balance.
/// </summary>
internal sealed class Sheet(Votes total)
{
    private readonly ImmutableArray<Stage>.Builder _stages = ImmutableArray.CreateBuilder<Stage>();
    private readonly List<Point> _points = [];
    private readonly List<Happening> _happenings = [];
    private readonly List<Step> _steps = [];
    private readonly List<CandidateNumber> _elected = [];
    private (StageKind Kind, ImmutableArray<CandidateNumber> Of)? _stage;
    private int _electedOnEarlierLines;

    /// <summary>The number of the stage in progress, or of the next one.</summary>
    internal int StageNumber => _stages.Count + 1;

    internal bool IsStageOpen => _stage is not null;

    /// <summary>The votes that every line must add up to.</summary>
    internal Votes Total => total;

    /// <summary>Every line so far, earliest first: where votes have been equal or unequal.</summary>
    internal IReadOnlyList<Point> Points => _points;

    internal ImmutableArray<Stage> Stages => _stages.ToImmutable();

    internal void Begin(StageKind kind, IEnumerable<CandidateNumber> of) => _stage = (kind, [.. of.Order()]);

    /// <summary>The stage in progress is about these too.</summary>
    internal void IsAlsoOf(IEnumerable<CandidateNumber> candidates)
    {
        if (_stage is var (kind, of))
        {
            _stage = (kind, [.. of.Union(candidates).Order()]);
        }
    }

    /// <summary>Takes down what happens; between two stages, what led to the next one.</summary>
    internal void Note(Happening happening)
    {
        _happenings.Add(happening);
        if (happening is DeemedElected elected)
        {
            _elected.Add(elected.Candidate);
        }
    }

    internal void EndStep(TransferValue? value, Figures figures)
    {
        Balance(figures);
        _steps.Add(new(value, figures, [.. _elected.Skip(_electedOnEarlierLines)]));
        _electedOnEarlierLines = _elected.Count;
        _points.Add(new(StageNumber, figures));
    }

    internal void EndStage(Figures figures)
    {
        Balance(figures);
        if (_steps.Count is 0)
        {
            _points.Add(new(StageNumber, figures));
        }

        var (kind, of) = _stage ?? throw new InvalidOperationException("No stage has begun.");
        ImmutableArray<CandidateNumber> excluded = [.. _happenings.OfType<Excluded>().Select(e => e.Candidate).Order()];
        _stages.Add(new(StageNumber, kind, of, figures, [.. _elected], excluded, [.. _steps], [.. _happenings]));
        _happenings.Clear();
        _steps.Clear();
        _elected.Clear();
        _electedOnEarlierLines = 0;
        _stage = null;
    }

    private void Balance(Figures figures)
    {
        if (figures.Total != total)
        {
            throw new CountDoesNotBalanceException(StageNumber, figures.Total, total);
        }
    }
}

/// <summary>Everybody's figures at the end of one line of the sheet.</summary>
internal sealed record Point(int Stage, Figures After);

/// <summary>A stage came to votes that came from nowhere or went nowhere: a defect in a rule book's code.</summary>
public sealed class CountDoesNotBalanceException(int stage, Votes found, Votes expected)
    : InvalidOperationException($"Stage {stage} adds up to {found}, not to the total valid vote of {expected}.");
