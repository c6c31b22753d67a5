using System.Text.Json;

namespace RankAndFile.Counting.Formats;

/// <summary>The papers: how many, and their marks in the order of the numbers on them.</summary>
internal sealed partial class JsonReading
{
    private readonly GatheredPapers _papers = new();
    private readonly PaperBeingRead _paper = new();

    private void ReadPapers()
    {
        _file.Next();
        foreach (var _ in Items("the papers: ["))
        {
            var papers = 1L;
            var marked = false;
            _paper.Clear();
            foreach (var property in Properties("papers: {\"papers\": …, \"marks\": …}"))
            {
                switch (property)
                {
                    case "papers" when _file.Number is >= 1 and <= GatheredPapers.MostPapers:
                        papers = _file.Number.Value;
                        break;
                    case "papers":
                        _file.Wrong($"a number of papers from 1 to {GatheredPapers.MostPapers}");
                        break;
                    case "marks":
                        marked = true;
                        ReadMarks();
                        break;
                    default:
                        _file.Wrong("papers or marks");
                        break;
                }
            }

            Gather(marked, papers);
        }
    }

    private void Gather(bool marked, long papers)
    {
        if (!marked)
        {
            _file.Wrong("marks before this");
        }
        else if (_paper.IsTooLong)
        {
            _file.Wrong($"at most {PaperBeingRead.MostMarks} marks on a paper before this");
        }
        else if (!_papers.TryAdd(_paper.InOrder(), new(papers), out _))
        {
            _file.Wrong($"at most {GatheredPapers.MostPapers} papers in all");
        }
    }

    private void ReadMarks()
    {
        foreach (var _ in Items("the marks of a paper: ["))
        {
            switch (_file.Token)
            {
                case JsonTokenType.Null:
                    _paper.AddGap();
                    break;
                case JsonTokenType.StartArray:
                    ReadSharing();
                    break;
                case JsonTokenType.StartObject:
                    ReadCross();
                    break;
                default:
                    Add(Candidate(), shares: false);
                    break;
            }
        }
    }

    private void ReadSharing()
    {
        var sharing = 0;
        foreach (var item in Items("candidates’ numbers: ["))
        {
            Add(Candidate(), shares: item > 0);
            sharing++;
        }

        if (sharing < 2)
        {
            _file.Wrong("two candidates or more before this");
        }
    }

    private void ReadCross()
    {
        var crosses = 0;
        foreach (var property in Properties("a cross: {\"cross\": …}"))
        {
            crosses++;
            if (property is not "cross")
            {
                _file.Wrong("cross");
            }
            else if (Candidate() is { } candidate)
            {
                _paper.AddCross(candidate.Number);
            }
        }

        if (crosses is not 1)
        {
            _file.Wrong("one cross before this");
        }
    }

    private void Add(CandidateNumber? candidate, bool shares)
    {
        if (candidate is not { } marked)
        {
            return;
        }

        if (shares)
        {
            _paper.AddSharing(marked.Number);
        }
        else
        {
            _paper.Add(marked.Number);
        }
    }
}
