using System.Globalization;
using RankAndFile.Documents.Pdf;

namespace RankAndFile.Documents.Packs;

/// <summary>The letter on top of a pack, but for whom it is to. It never bears the number of a paper.</summary>
internal sealed class LetterPages
{
    private static readonly Length _top = Length.Millimetres(18);
    private static readonly Length _foot = Length.Millimetres(282);
    private static readonly Length _indent = Length.Millimetres(7);

    private readonly CoverLetter _letter;
    private readonly Tongue _tongue;
    private readonly Sizes _sizes;
    private readonly PageFlow _flow;

    private LetterPages(PackRun run, Print print)
    {
        (_letter, _tongue, _sizes) = (run.Letter, run.Tongue, Sizes.Of(print));
        _flow = new(_top, _top, _foot, page =>
        {
            if (run.Numbers.IsSpecimen)
            {
                Specimen.Across(page, run.Tongue);
            }
        });
    }

    internal static IReadOnlyList<Content> Of(PackRun run, Print print)
    {
        var pages = new LetterPages(run, print);
        FoldMarks.Draw(pages._flow.Page, run.Window.Folds);
        pages.Head(run.Window);
        foreach (var tongue in run.Tongue.Each())
        {
            pages.Body(tongue);
        }

        return pages._flow.Pages;
    }

    // Between the head and the body nothing stands but the address: whatever else stood there might show in the window.
    private void Head(EnvelopeWindow window)
    {
        _flow.Paragraph(_letter.Union, new(_sizes.Name, Weight.Bold));
        foreach (var election in _tongue.Says(_letter.Election))
        {
            _flow.Paragraph(election, _sizes.Words);
        }

        _flow.Skip(Length.Longer(Length.Zero, window.MayShow.Bottom - _flow.At) + PageFlow.Gap);
    }

    private void Body(Tongue tongue)
    {
        foreach (var paragraph in _letter.Opening)
        {
            _flow.Paragraph(tongue.Line(paragraph), _sizes.Words);
            _flow.Skip(PageFlow.Gap / 2);
        }

        Heading(tongue.Line(PackWords.InThisPack));
        foreach (var item in _letter.InThePack)
        {
            Item("–", tongue.Line(item));
        }

        Heading(tongue.Line(PackWords.WhatToDo));
        for (var step = 0; step < _letter.Steps.Count; step++)
        {
            Item((step + 1).ToString(CultureInfo.InvariantCulture), tongue.Line(_letter.Steps[step]));
        }

        _flow.Skip(PageFlow.Gap);
        _flow.Keep(_sizes.Words.Leading * 3);
        _flow.Paragraph(tongue.Line(PackWords.VotesArriveBy), _sizes.Words);
        _flow.Paragraph(tongue.Line(_letter.ReturnBy), _sizes.Strong);
        _flow.Skip(PageFlow.Gap);
        _flow.Paragraph(tongue.Line(_letter.Help), _sizes.Words);
        _flow.Skip(PageFlow.Gap * 2);
    }

    private void Heading(string words)
    {
        _flow.Skip(PageFlow.Gap / 2);
        _flow.Keep(_sizes.Words.Leading * 3);
        _flow.Paragraph(words, new(_sizes.Name, Weight.Bold));
    }

    private void Item(string sign, string words)
    {
        _flow.Keep(PageFlow.HeightOf(words, _sizes.Words, PageFlow.Width - _indent));
        _flow.Page.Text(PageFlow.Left, _flow.At + _sizes.Words.Baseline, sign, _sizes.Strong);
        _flow.Paragraph(words, _sizes.Words, left: PageFlow.Left + _indent);
        _flow.Skip(PageFlow.Gap / 4);
    }
}
