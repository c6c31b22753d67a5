using System.Collections.Immutable;
using RankAndFile.Counting;

namespace RankAndFile.Cli.Conforming;

/// <summary>A count as the lines of a table: a stage, or each step of one that has steps.</summary>
internal sealed class CountLine(string what, ImmutableArray<CandidateNumber> of, Figures after)
{
    internal string What => what;

    internal ImmutableArray<CandidateNumber> Of => of;

    internal Figures After => after;

    internal List<CandidateNumber> Elected { get; } = [];

    /// <summary>
    /// What moves no paper has no line of its own: who was elected there stands on the line before.
    /// That is a completion and, where exclusions go by batches, an exclusion without papers.
    /// </summary>
    internal static List<CountLine> AllOf(Transcript count, bool exclusionsHaveSteps)
    {
        var lines = new List<CountLine>(count.Stages.Length + 8);
        foreach (var stage in count.Stages)
        {
            var movesNothing = stage.Kind is StageKind.Completion
                || (exclusionsHaveSteps && stage.Kind is StageKind.Exclusion && stage.Steps.IsEmpty);
            if (movesNothing && lines.Count > 0)
            {
                lines[^1].Elected.AddRange(stage.Elected);
                continue;
            }

            if (stage.Steps.IsEmpty)
            {
                Add(lines, stage, stage.After, stage.Elected);
            }

            foreach (var step in stage.Steps)
            {
                Add(lines, stage, step.After, step.Elected);
            }
        }

        return lines;
    }

    private static void Add(List<CountLine> lines, Stage stage, Figures after, ImmutableArray<CandidateNumber> elected)
    {
        var line = new CountLine(Word(stage.Kind), stage.Of, after);
        line.Elected.AddRange(elected);
        lines.Add(line);
    }

    private static string Word(StageKind kind) => kind switch
    {
        StageKind.FirstPreferences => "first",
        StageKind.Surplus => "surplus",
        StageKind.Exclusion => "exclude",
        _ => "fill",
    };
}
