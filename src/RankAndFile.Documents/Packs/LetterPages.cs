using System.Globalization;
using RankAndFile.Documents.Pdf;

namespace RankAndFile.Documents.Packs;

/// <summary>The letter on top of a pack, but for whom it is to. It never bears the number of a paper.</summary>
internal static class LetterPages
{
    private static readonly Length _top = Length.Millimetres(18);
    private static readonly Length _foot = Length.Millimetres(280);

    internal static IReadOnlyList<Content> Of(PackRun run, Print print)
    {
        var (letter, sizes, tongue) = (run.Letter, Sizes.Of(print), run.Tongue);
        var flow = new PageFlow(_top, _top, _foot, page =>
        {
            if (run.Numbers.IsSpecimen)
            {
                Specimen.Across(page, tongue);
            }
        });
        FoldMarks.Draw(flow.Page, run.Window.Folds);
        void Say(Said words, Setting setting)
        {
            foreach (var paragraph in tongue.Says(words))
            {
                flow.Paragraph(paragraph, setting);
            }
        }

        // Nothing but the address may show in the window.
        flow.Paragraph(letter.Union, new(sizes.Name, Weight.Bold));
        Say(letter.Election, sizes.Words);
        flow.Skip(Length.Longer(Length.Zero, run.Window.MayShow.Bottom - flow.At) + PageFlow.Gap);
        foreach (var paragraph in letter.Opening)
        {
            Say(paragraph, sizes.Words);
            flow.Skip(PageFlow.Gap / 2);
        }

        flow.Skip(PageFlow.Gap);
        Heading(PackWords.InThisPack);
        foreach (var item in letter.InThePack)
        {
            Numbered("–", item);
        }

        flow.Skip(PageFlow.Gap);
        Heading(PackWords.WhatToDo);
        for (var step = 0; step < letter.Steps.Count; step++)
        {
            Numbered(string.Create(CultureInfo.InvariantCulture, $"{step + 1}"), letter.Steps[step]);
        }

        flow.Skip(PageFlow.Gap);
        Say(PackWords.ArriveBy, sizes.Words);
        Say(letter.ReturnBy, sizes.Strong);
        flow.Skip(PageFlow.Gap);
        Say(letter.Help, sizes.Words);
        return flow.Pages;

        void Heading(Said words)
        {
            flow.Keep(sizes.Words.Leading * 3);
            Say(words, new(sizes.Name, Weight.Bold));
        }

        void Numbered(string sign, Said item)
        {
            var indent = PageFlow.Left + Length.Millimetres(7);
            foreach (var (paragraph, first) in tongue.Says(item).Select((paragraph, at) => (paragraph, at is 0)))
            {
                flow.Keep(PageFlow.HeightOf(paragraph, sizes.Words, PageFlow.Right - indent));
                if (first)
                {
                    flow.Page.Text(PageFlow.Left, flow.At + sizes.Words.Baseline, sign, sizes.Strong);
                }

                flow.Paragraph(paragraph, sizes.Words, left: indent);
            }
        }
    }
}

/// <summary>A name and address in lines that fit the window.</summary>
internal sealed record AddressBlock(Setting Setting, IReadOnlyList<string> Lines)
{
    private const int Largest = 11;

    // Smaller, and a sorting machine no longer reads it.
    private const int Smallest = 8;

    /// <summary>As large as it goes in; two short lines share one before the letters become smaller than 10 points; null where nothing helps.</summary>
    internal static AddressBlock? Fitted(Recipient to, Area area)
    {
        var address = to.Address.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line.Trim()).ToList();
        for (var size = Largest; size >= Smallest; size--)
        {
            var setting = new Setting(size);
            if (In(area, setting, [to.Name, .. address]) is { } fits)
            {
                return fits;
            }

            if (size < Largest && In(area, setting, [to.Name, .. Joined(address, setting, area.Width)]) is { } tight)
            {
                return tight;
            }
        }

        return null;
    }

    internal void Draw(Content page, Area area)
    {
        var at = area.Top;
        foreach (var line in Lines)
        {
            page.Text(area.Left, at + Ascent(Setting), line, Setting);
            at += Leading(Setting);
        }
    }

    private static AddressBlock? In(Area area, Setting setting, IEnumerable<string> text)
    {
        var lines = text.SelectMany(line => setting.Broken(line, area.Width)).ToList();
        var height = (Leading(setting) * (lines.Count - 1)) + Ascent(setting) + (Leading(setting) / 4);
        return height <= area.Height ? new(setting, lines) : null;
    }

    private static List<string> Joined(List<string> address, Setting setting, Length width)
    {
        var lines = new List<string>();
        foreach (var line in address)
        {
            if (lines.Count > 0 && setting.Width($"{lines[^1]}, {line}") <= width)
            {
                lines[^1] = $"{lines[^1]}, {line}";
            }
            else
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    private static Length Leading(Setting setting) => new(setting.Size * 1150);

    private static Length Ascent(Setting setting) => new(setting.Size * 800);
}
