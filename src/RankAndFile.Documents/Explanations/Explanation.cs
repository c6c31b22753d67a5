using System.Collections.Immutable;
using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>
/// The count in plain words: what happened at each stage, under which paragraph, and why each
/// candidate was or was not elected. It says nothing that the transcript does not hold.
/// </summary>
public sealed record Explanation(string Title, ImmutableArray<Passage> Passages)
{
    /// <summary>The whole count: how it began, each stage, and then each candidate.</summary>
    public static Explanation Of(Transcript count)
    {
        var glosses = new Glosses();
        return new($"How the count went: {count.Title()}",
        [
            Opening.Of(count),
            .. count.Stages.Select(stage => new StageInWords(count, stage, glosses).Told()),
            .. count.Contest.Candidates.Select(candidate => new CandidateInWords(count, candidate.Number, glosses).Told()),
        ]);
    }

    /// <summary>One candidate: first preferences, what they received at each stage, and what decided it.</summary>
    public static Explanation Of(Transcript count, CandidateNumber candidate) =>
        new(count.Title(), [new CandidateInWords(count, candidate, new Glosses()).Told()]);

    public static void WriteText(Transcript count, TextWriter output) => Of(count).WriteText(output);

    public static void WriteText(Transcript count, CandidateNumber candidate, TextWriter output) => Of(count, candidate).WriteText(output);

    /// <summary>Writes headings underlined and sentences in paragraphs no wider than a letter page.</summary>
    public void WriteText(TextWriter output)
    {
        output.Write($"{Title}\n{new string('=', Title.Length)}\n");
        foreach (var passage in Passages)
        {
            output.Write($"\n{passage.Heading}\n{new string('-', passage.Heading.Length)}\n");
            foreach (var sentence in passage.Sentences)
            {
                WriteWrapped(sentence.ToString(), output);
            }
        }
    }

    private static void WriteWrapped(string sentence, TextWriter output)
    {
        const int width = 96;
        var used = 0;
        foreach (var word in sentence.Split(' '))
        {
            if (used > 0 && used + 1 + word.Length > width)
            {
                output.Write("\n  ");
                used = 2;
            }
            else if (used > 0)
            {
                output.Write(' ');
                used++;
            }

            output.Write(word);
            used += word.Length;
        }

        output.Write('\n');
    }
}

/// <summary>A stage, or a candidate, told in sentences.</summary>
public sealed record Passage(string Heading, ImmutableArray<Sentence> Sentences);

/// <summary>Something that happened, and the paragraph it was done under, as a reader would look it up; none where it states a figure.</summary>
public sealed record Sentence(string Words, string? Paragraph)
{
    public override string ToString() => Paragraph is null ? Words : $"{Words} ({Paragraph})";
}
