using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>Tells the count as one candidate saw it: what they began with, what reached them, and what decided it.</summary>
internal static class CandidateInWords
{
    internal static Passage Told(Transcript count, CandidateNumber candidate)
    {
        var heading = $"What happened to {count.Name(candidate)}";
        if (count.Contest.Withdrawn.Contains(candidate))
        {
            return new(heading, [new($"{count.Name(candidate)} had withdrawn: every paper passed them over.", null)]);
        }

        return count.Stages.Length is 0
            ? new(heading, [new("Nothing was counted.", null)])
            : new(heading, [Began(count, candidate), .. Received(count, candidate), .. Decided(count, candidate)]);
    }

    private static Sentence Began(Transcript count, CandidateNumber candidate)
    {
        var first = count.Stages[0].After;
        var ahead = first.Votes.Count(votes => votes > first.Of(candidate));
        var what = count.IsFirstPastThePost() ? English.Plural(first.Of(candidate) == Votes.Of(new(1)) ? 1 : 2, "vote") : "first preferences";
        var place = ahead is 0 ? "nobody had more" : $"{Numerals.InWords(ahead)} {English.Plural(ahead, "candidate")} had more";
        return new($"{count.Name(candidate)} began with {count.Figure(first.Of(candidate))} {what}; {place}.", null);
    }

    private static IEnumerable<Sentence> Received(Transcript count, CandidateNumber candidate)
    {
        var settled = count.StageWhereExcluded(candidate)?.Number ?? int.MaxValue;
        foreach (var stage in count.Stages.Skip(1).Where(stage => stage.Number < settled))
        {
            var change = stage.After.Of(candidate) - count.Before(stage)!.Of(candidate);
            if (change != Votes.Zero)
            {
                yield return new(Change(count, stage, candidate, change), null);
            }
        }
    }

    private static string Change(Transcript count, Stage stage, CandidateNumber candidate, Votes change)
    {
        var now = count.Figure(stage.After.Of(candidate));
        var about = StageInWords.About(count, stage);
        if (change < Votes.Zero)
        {
            return $"Stage {stage.Number} ({about}): {count.Votes(Votes.Zero - change)} went on to others, which left {now}.";
        }

        var papers = stage.Happenings.OfType<PapersMoved>().SelectMany(moved => moved.To).Where(to => to.To == candidate).Sum(to => to.Papers.Count);
        return papers > 0
            ? $"Stage {stage.Number} ({about}): {English.Papers(new(papers))} worth {count.Votes(change)}, which made {now}."
            : $"Stage {stage.Number} ({about}): {count.Votes(change)} more, which made {now}.";
    }

    private static IEnumerable<Sentence> Decided(Transcript count, CandidateNumber candidate)
    {
        if (count.StageWhereElected(candidate) is { } elected)
        {
            return Elected(count, elected, candidate);
        }

        return count.StageWhereExcluded(candidate) is { } excluded
            ? NotElected(count, excluded, candidate)
            : [LeftOver(count, candidate)];
    }

    private static IEnumerable<Sentence> Elected(Transcript count, Stage stage, CandidateNumber candidate)
    {
        var sentences = new StageInWords(count, stage, new Glosses()).ToldAbout<DeemedElected>(happening => happening.Candidate == candidate);
        foreach (var sentence in sentences)
        {
            yield return sentence with { Words = $"At stage {stage.Number} {sentence.Words}" };
        }

        foreach (var tie in Ties(count, stage, candidate))
        {
            yield return tie;
        }
    }

    private static IEnumerable<Sentence> NotElected(Transcript count, Stage stage, CandidateNumber candidate)
    {
        var words = new StageInWords(count, stage, new Glosses());
        var told = words.ToldAbout<Excluded>(happening => happening.Candidate == candidate)
            .Concat(words.ToldAbout<ExcludedTogether>(together => together.Candidates.Contains(candidate)));
        foreach (var sentence in told)
        {
            yield return sentence with { Words = $"At stage {stage.Number} {sentence.Words}" };
        }

        foreach (var tie in Ties(count, stage, candidate))
        {
            yield return tie;
        }

        if (Short(count, stage, candidate) is { } needed)
        {
            yield return new(needed, null);
        }
    }

    private static IEnumerable<Sentence> Ties(Transcript count, Stage stage, CandidateNumber candidate) =>
        new StageInWords(count, stage, new Glosses()).ToldAbout<TieSettled>(tie => tie.Tied.Contains(candidate))
            .Concat(new StageInWords(count, stage, new Glosses()).ToldAbout<NoneElected>(none => none.Tied.Contains(candidate)));

    /// <summary>What was missing, in the figures of that moment; what might have followed is not the transcript's to say.</summary>
    private static string? Short(Transcript count, Stage stage, CandidateNumber candidate)
    {
        if ((count.Before(stage) ?? stage.After) is not { Quota: { } quota } then || then.Of(candidate) >= quota)
        {
            return null;
        }

        var own = then.Of(candidate);
        var words = $"The quota then was {count.Figure(quota)}: {count.Figure(quota - own)} more would have been needed to reach it.";
        var above = count.ContinuingBefore(stage)
            .Where(other => !stage.Excluded.Contains(other) && then.Of(other) > own)
            .OrderBy(then.Of)
            .Cast<CandidateNumber?>()
            .FirstOrDefault();
        return above is { } next
            ? $"{words} The next above, {count.Name(next)}, had {count.Figure(then.Of(next))}, {count.Figure(then.Of(next) - own)} more."
            : words;
    }

    private static Sentence LeftOver(Transcript count, CandidateNumber candidate)
    {
        var votes = count.Stages[^1].After;
        var own = votes.Of(candidate);
        var last = count.Elected.Where(elected => votes.Of(elected) > own).OrderBy(votes.Of).Cast<CandidateNumber?>().FirstOrDefault();
        return last is { } fewest && count.IsFirstPastThePost()
            ? new($"They were not elected: {count.Name(fewest)}, of those elected with more votes the one with the fewest, had {count.Figure(votes.Of(fewest))}, "
                + $"{count.Figure(votes.Of(fewest) - own)} more.", null)
            : new($"They were not elected, and had {count.Votes(own)} at the end.", null);
    }
}
