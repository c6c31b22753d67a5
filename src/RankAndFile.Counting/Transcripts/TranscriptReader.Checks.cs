using System.Collections.Immutable;

namespace RankAndFile.Counting;

/// <summary>What must agree inside a transcript, whichever program wrote it.</summary>
internal sealed partial class TranscriptReader
{
    private void Check(Transcript transcript, Passage file)
    {
        CheckPapers(transcript.Papers, file["papers"]);
        if (ContestRules.Refusal(transcript.Contest) is { } refusal)
        {
            _complaints.Add("", "a contest that cannot be counted", refusal.Reason);
        }

        if (_complaints.Any)
        {
            return;
        }

        for (var index = 0; index < transcript.Stages.Length; index++)
        {
            CheckStage(transcript, transcript.Stages[index], index);
        }

        CheckElected(transcript, file);
    }

    private static void CheckPapers(PapersRead papers, Passage passage)
    {
        if (papers.Valid > papers.Total)
        {
            passage["valid"].Complain("no more than the total");
        }
        else if (papers.Invalid != PapersOf(passage["invalid"]))
        {
            passage["invalid"].Complain($"{papers.Invalid}, the total without the valid");
        }

        if (papers.Findings.DistinctBy(found => found.Finding).Count() != papers.Findings.Length)
        {
            passage["findings"].Complain("each finding once");
            return;
        }

        var (valid, all) = (0L, 0L);
        foreach (var found in papers.Findings)
        {
            all += found.Papers.Count;
            valid += found.IsValid ? found.Papers.Count : 0;
        }

        if (all != papers.Total.Count || valid != papers.Valid.Count)
        {
            passage["findings"].Complain($"{papers.Valid} valid papers and {papers.Total} in all, by finding");
        }
    }

    private void CheckStage(Transcript transcript, Stage stage, int index)
    {
        var where = $"stages[{index}]";
        if (stage.Number != index + 1)
        {
            _complaints.Add($"{where}.number", $"{stage.Number}", $"{index + 1}");
        }

        CheckLine(transcript, stage.After, where);
        for (var step = 0; step < stage.Steps.Length; step++)
        {
            CheckLine(transcript, stage.Steps[step].After, $"{where}.steps[{step}]");
        }

        if (stage.Steps.IsEmpty)
        {
            return;
        }

        if (!SameFigures(stage.After, stage.Steps[^1].After))
        {
            _complaints.Add(where, "figures of its own", "those of its last step");
        }

        if (!stage.Elected.SequenceEqual(stage.Steps.SelectMany(step => step.Elected)))
        {
            _complaints.Add($"{where}.elected", Joined(stage.Elected), "those elected at its steps, in that order");
        }
    }

    private void CheckLine(Transcript transcript, Figures line, string where)
    {
        if (line.Votes.Length != _candidates)
        {
            _complaints.Add($"{where}.votes", $"{line.Votes.Length} figures", $"{_candidates}, one for each candidate");
            return;
        }

        if (!line.Keep.IsEmpty && line.Keep.Length != _candidates)
        {
            _complaints.Add($"{where}.keep", $"{line.Keep.Length} keep values", $"{_candidates}, one for each candidate");
        }

        Int128 total = line.NonTransferable.Billionths;
        foreach (var votes in line.Votes)
        {
            total += votes.Billionths;
        }

        var expected = VotesOn(transcript);
        if (total != expected)
        {
            _complaints.Add(where, $"a total of {Shown(total)}", $"a line that balances: {Shown(expected)}");
        }
    }

    private void CheckElected(Transcript transcript, Passage file)
    {
        var elected = transcript.Elected;
        if (elected.Distinct().Count() != elected.Length)
        {
            _complaints.Add("stages", "a candidate elected twice", "each elected once");
            return;
        }

        if (!file["elected"].Each(Candidate).SequenceEqual(elected) && !_complaints.Any)
        {
            _complaints.Add("elected", Joined(file["elected"].Each(Candidate)), $"{Joined(elected)}, those elected at the stages");
        }

        if (file["vacant"].Whole(int.MinValue, int.MaxValue) != transcript.Vacant && !_complaints.Any)
        {
            file["vacant"].Complain($"{transcript.Vacant}, the places that nobody holds");
        }
    }

    /// <summary>One vote a valid paper, or under first past the post as many as it has.</summary>
    private static Int128 VotesOn(Transcript transcript)
    {
        var one = (Int128)transcript.Papers.Valid.Count * Billionth.PerUnit;
        var rules = RuleBooks.Find(transcript.Rules.Replace(RuleBooks.Guaranteed, "", StringComparison.Ordinal));
        return rules?.HowPapersAreRead is HowPapersAreRead.ByVotes ? one * transcript.Contest.VotesOnEachPaper : one;
    }

    private string Shown(Int128 billionths) =>
        billionths > long.MaxValue ? "more than can be counted" : Billionth.WrittenAtLeast((long)billionths, _decimals);

    private static string Joined(ImmutableArray<CandidateNumber> candidates) =>
        candidates.IsEmpty ? "nobody" : string.Join(", ", candidates);

    private static bool SameFigures(Figures one, Figures other) =>
        one.Quota == other.Quota
        && one.NonTransferable == other.NonTransferable
        && one.Votes.SequenceEqual(other.Votes)
        && one.Keep.SequenceEqual(other.Keep);
}
