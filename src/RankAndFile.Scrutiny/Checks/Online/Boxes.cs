using System.Collections.Immutable;
using RankAndFile.Counting;
using RankAndFile.Scrutiny.Sealed;

namespace RankAndFile.Scrutiny;

/// <summary>Check 24: the box holds every vote that was opened, at least as often.</summary>
internal sealed class Boxes(Bundle bundle, Keys keys) : Check(24, "The votes that were opened are in the box")
{
    private readonly Dictionary<string, FrozenFile?> _boxes = new(StringComparer.Ordinal);

    protected override ImmutableArray<string> Needs => [Bundle.RecordName, Bundle.PublicName];

    internal override void See(EntrySeen entry)
    {
        if (entry.Facts is DocumentFrozen { Document: FrozenKind.Box, Contest: { } contest } frozen)
        {
            _boxes[contest] = frozen.Published ?? frozen.Kept;
        }
    }

    internal override void End(Walked walked)
    {
        foreach (var (name, contest) in keys.Contests)
        {
            if (contest.Opened is not { } opened || !_boxes.TryGetValue(name, out var file))
            {
                NotChecked(contest.Opened is null ? $"the votes of {name} were not put together here" : $"no box of {name} is on the record");
            }
            else if (file is null || bundle.Bytes(file) is not { } bytes)
            {
                NotChecked($"the box of {name} is not in this bundle");
            }
            else if (Papers(bytes) is not { } papers)
            {
                Fail(file.Path, 0, "no ballot file", "the box of the contest");
            }
            else
            {
                Check(name, file.Path, opened, papers, contest.Contest.Form);
            }
        }
    }

    private void Check(string name, string path, Opened opened, Dictionary<string, long> papers, BallotForm form)
    {
        foreach (var (vote, count) in opened.Votes)
        {
            var inBox = vote is Vote.Marked marked ? papers.GetValueOrDefault(Written(marked.Candidates)) : count;
            if (inBox < count)
            {
                Fail(path, 0, $"{inBox} papers of {name} marked {Written(((Vote.Marked)vote).Candidates)}", $"{count} at least, which were opened");
            }
        }

        string Written(IEnumerable<int> candidates) => string.Join(' ', form.Marking is Marking.Ranking ? candidates : candidates.Order());
    }

    private static Dictionary<string, long>? Papers(byte[] bytes)
    {
        if (BltFiles.Read(bytes) is not { } read)
        {
            return null;
        }

        var papers = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var pattern = 0; pattern < read.Papers.Patterns; pattern++)
        {
            var marks = read.Papers.MarksOf(pattern).ToArray();
            var written = string.Join(' ', marks.Select(mark => Mark.Candidate(mark).Number));
            papers[written] = papers.GetValueOrDefault(written) + read.Papers.PapersOf(pattern).Count;
        }

        return papers;
    }
}
