using RankAndFile.Documents.Pdf;

namespace RankAndFile.Documents.Packs;

/// <summary>
/// The pages of a voting paper but for its number: instructions first, one column of boxes on the right,
/// no candidate cut in two, and at the foot of each page where it is returned to and by when.
/// </summary>
internal sealed class BallotPaperPages
{
    private static readonly Length _top = Length.Millimetres(18);
    private static readonly Length _foot = Length.Millimetres(284);
    private static readonly Length _rightOfNumber = Length.Millimetres(114);
    private static readonly Length _rowPadding = Length.Millimetres(2);

    // Above this nothing shows in the window of the envelope in which the paper is returned, wherever the paper slides.
    private static readonly Length _lowestRow = Length.Millimetres(242);

    private readonly BallotPaper _paper;
    private readonly Tongue _tongue;
    private readonly Sizes _sizes;
    private readonly PageFlow _flow;
    private readonly IReadOnlyList<string> _moreCandidates;
    private readonly Length _footTop;
    private readonly Length _footLeft;
    private readonly bool _isSpecimen;

    private BallotPaperPages(BallotPaper paper, Tongue tongue, Print print, bool isSpecimen, bool goesOn)
    {
        (_paper, _tongue, _sizes, _isSpecimen) = (paper, tongue, Sizes.Of(print), isSpecimen);
        // Beside the number, or above it where that leaves more room for candidates.
        _footLeft = _rightOfNumber;
        var beside = Length.Shorter(_lowestRow, _foot - Foot(null));
        _footLeft = PageFlow.Left;
        var above = Length.Shorter(_lowestRow, EnvelopeWindow.OfTheNumber.Top - (PageFlow.Gap / 2) - Foot(null));
        (_footLeft, _footTop) = above > beside ? (PageFlow.Left, above) : (_rightOfNumber, beside);
        _moreCandidates = goesOn ? [.. tongue.Says(PackWords.MoreCandidates).SelectMany(words => _sizes.Strong.Broken(words, PageFlow.Width))] : [];
        _flow = new(_top, _top, _footTop - (goesOn ? (_sizes.Strong.Leading * _moreCandidates.Count) + PageFlow.Gap : Length.Zero), Begin);
    }

    internal static IReadOnlyList<Content> Of(BallotPaper paper, Tongue tongue, Print print, bool isSpecimen)
    {
        // On one page if it can be: who stands overleaf stands worse.
        var one = Laid(new(paper, tongue, print, isSpecimen, goesOn: false));
        return one.Count is 1 ? one : Laid(new(paper, tongue, print, isSpecimen, goesOn: true));
    }

    private static IReadOnlyList<Content> Laid(BallotPaperPages pages)
    {
        pages.Head();
        pages.Instructions();
        foreach (var candidate in pages._paper.Candidates)
        {
            pages.Candidate(candidate);
        }

        pages.Finish();
        return pages._flow.Pages;
    }

    private void Begin(Content page)
    {
        if (_isSpecimen)
        {
            Specimen.Across(page, _tongue);
        }

        FoldMarks.Draw(page, EnvelopeWindow.Dl.Folds);
    }

    private void Head()
    {
        Say(PackWords.BallotPaper, new(_sizes.Title, Weight.Bold));
        _flow.Paragraph(_paper.Union, _sizes.Words);
        Say(_paper.Election, _sizes.Words);
        _flow.Skip(PageFlow.Gap / 2);
        Say(_paper.Contest, new(_sizes.Heading, Weight.Bold));
        Say(PackWords.Places(_paper.Places), _sizes.Words);
        _flow.Skip(PageFlow.Gap);
    }

    private void Instructions()
    {
        foreach (var tongue in _tongue.Each())
        {
            _flow.Keep(_sizes.Words.Leading * 4);
            _flow.Paragraph(tongue.Line(PackWords.HowToVote), new(_sizes.Name, Weight.Bold));
            foreach (var instruction in _paper.HowToVote)
            {
                _flow.Paragraph(tongue.Line(instruction), _sizes.Words);
            }

            _flow.Skip(PageFlow.Gap);
        }

        Rule();
    }

    private void Candidate(CandidateOnPaper candidate)
    {
        var right = PageFlow.Right - _sizes.MarkBox - PageFlow.Gap;
        var name = new Setting(_sizes.Name, Weight.Bold);
        var lines = candidate.Line is { } line ? Tight(line, _sizes.Words, right - PageFlow.Left) : [];
        var words = PageFlow.HeightOf(candidate.Name, name, right - PageFlow.Left);
        foreach (var below in lines)
        {
            words += PageFlow.HeightOf(below, _sizes.Words, right - PageFlow.Left);
        }

        var height = Length.Longer(words, _sizes.MarkBox) + (_rowPadding * 2);
        var before = _flow.Pages.Count;
        _flow.Keep(height);
        if (_flow.Pages.Count > before)
        {
            HeadAgain();
        }

        var top = _flow.At;
        _flow.Page.Frame(new(PageFlow.Right - _sizes.MarkBox, top + ((height - _sizes.MarkBox) / 2), _sizes.MarkBox, _sizes.MarkBox), 1200);
        _flow.Skip((height - words) / 2);
        _flow.Paragraph(candidate.Name, name, right: right);
        foreach (var below in lines)
        {
            _flow.Paragraph(below, _sizes.Words, right: right);
        }

        _flow.Skip(top + height - _flow.At);
        Rule();
    }

    // A page that has come loose must still say what it belongs to.
    private void HeadAgain()
    {
        Say(PackWords.BallotPaper, _sizes.Words);
        Say(_paper.Contest, new(_sizes.Name, Weight.Bold));
        _flow.Skip(PageFlow.Gap / 2);
        Rule();
    }

    private void Finish()
    {
        var pages = _flow.Pages;
        for (var number = 0; number < pages.Count; number++)
        {
            if (number < pages.Count - 1)
            {
                SayMoreCandidates(pages[number]);
            }

            pages[number].Line(PageFlow.Left, _footTop, PageFlow.Right, _footTop, 1200);
            _ = Foot(pages[number]);
            if (pages.Count > 1)
            {
                var page = _tongue.Line(PackWords.PageOf(number + 1, pages.Count));
                pages[number].Text(PageFlow.Right - _sizes.Words.Width(page), Length.Millimetres(290), page, _sizes.Words);
            }
        }
    }

    private void SayMoreCandidates(Content page)
    {
        var at = _footTop - (PageFlow.Gap / 2) - (_sizes.Strong.Leading * _moreCandidates.Count);
        foreach (var line in _moreCandidates)
        {
            page.Text(PageFlow.Left, at + _sizes.Strong.Baseline, line, _sizes.Strong);
            at += _sizes.Strong.Leading;
        }
    }

    /// <summary>Where the paper goes and by when (s 51(2)(a)); how high that is.</summary>
    private Length Foot(Content? page)
    {
        var at = _footTop + (PageFlow.Gap / 2);
        var start = at;
        void Put(string text, Setting setting)
        {
            foreach (var line in setting.Broken(text, PageFlow.Right - _footLeft))
            {
                page?.Text(_footLeft, at + setting.Baseline, line, setting);
                at += setting.Leading;
            }
        }

        foreach (var words in Tight(PackWords.ReturnTo, _sizes.Words, PageFlow.Right - _footLeft))
        {
            Put(words, _sizes.Words);
        }

        Put(_paper.Scrutineer, _sizes.Strong);
        foreach (var line in ReturnAddress())
        {
            Put(line, _sizes.Words);
        }

        at += PageFlow.Gap / 2;
        foreach (var (words, moment) in _tongue.Says(PackWords.ArriveBy).Zip(Moments()))
        {
            Put(words, _sizes.Words);
            Put(moment, _sizes.Strong);
        }

        return at - start + (PageFlow.Gap / 2);
    }

    // As many to a line as there is room for; no postcode is cut in two.
    private List<string> ReturnAddress()
    {
        var lines = new List<string>();
        foreach (var line in _paper.ReturnAddress.Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            if (lines.Count > 0 && _sizes.Words.Width($"{lines[^1]}, {line}") <= PageFlow.Right - _footLeft)
            {
                lines[^1] += $", {line}";
            }
            else
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    // As many as there are languages, said in English where nobody gave the Welsh.
    private IEnumerable<string> Moments() => _tongue is Tongue.Both
        ? [_paper.ReturnBy.English, _paper.ReturnBy.Welsh ?? _paper.ReturnBy.English]
        : _tongue.Says(_paper.ReturnBy);

    /// <summary>Both languages in one line where there is room for it, so that more candidates stand on the page.</summary>
    private IReadOnlyList<string> Tight(Said words, Setting setting, Length width) =>
        _tongue.Line(words) is var line && setting.Width(line) <= width ? [line] : [.. _tongue.Says(words)];

    private void Say(Said words, Setting setting)
    {
        foreach (var paragraph in Tight(words, setting, PageFlow.Width))
        {
            _flow.Paragraph(paragraph, setting);
        }
    }

    private void Rule() => _flow.Page.Line(PageFlow.Left, _flow.At, PageFlow.Right, _flow.At, grey: 40);
}

/// <summary>Small marks at the left edge that say where a page is folded, away from every box.</summary>
internal static class FoldMarks
{
    internal static void Draw(Content page, IEnumerable<Length> folds)
    {
        foreach (var fold in folds)
        {
            page.Line(Length.Millimetres(5), fold, Length.Millimetres(10), fold, 500, 30);
        }
    }
}

/// <summary>What makes a page useless as a voting paper.</summary>
internal static class Specimen
{
    internal static void Across(Content page, Tongue tongue) => page.Across(tongue is Tongue.Welsh ? "SBESIMEN" : "SPECIMEN", 82);
}
