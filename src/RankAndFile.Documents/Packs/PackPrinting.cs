using System.Globalization;
using RankAndFile.Counting;
using RankAndFile.Documents.Pdf;

namespace RankAndFile.Documents.Packs;

/// <summary>A run while it is written. What all packs have in common is in the file once; a pack adds a name, an address and its numbers.</summary>
internal sealed class PackPrinting : IDisposable
{
    private static readonly Setting _mark = new(8);

    private readonly PackRun _run;
    private readonly PdfFile _file;
    private readonly NumbersPrinted _printed;
    private readonly Dictionary<(int Paper, Print Print), PdfShared[]> _papers = [];
    private readonly Dictionary<Print, PdfShared[]> _letters = [];
    private readonly Content _page = new();
    private readonly Content _number = new();
    private readonly List<int> _notAllLetters = [];
    private int _packs;
    private int _papersPrinted;

    internal PackPrinting(PackRun run, Stream to)
    {
        _run = run;
        _file = new(to, new(run.Title, run.Tongue.Code()));
        _printed = new(run.Numbers);
    }

    public void Dispose() => _file.Dispose();

    internal Refusal? Print(Pack pack)
    {
        if (RefusalToPrint(pack) is { } refusal)
        {
            return refusal;
        }

        if (AddressBlock.Fitted(pack.To, _run.Window.AlwaysShows) is not { } address)
        {
            return Because(string.Create(CultureInfo.InvariantCulture, $"The name and address of pack {_packs + 1} do not fit the window of the envelope. Shorten them."));
        }

        _packs++;
        PrintLetter(pack.To, address);
        foreach (var paper in pack.Papers)
        {
            if (_printed.RefusalToPrint(paper.Number) is { } number)
            {
                return number;
            }

            PrintPaper(paper, pack.To.Print);
        }

        return null;
    }

    internal PackRunOutcome Finish()
    {
        if (_printed.RefusalToEnd() is { } missing)
        {
            return new PackRunOutcome.Refused(missing);
        }

        _file.Finish();
        return new PackRunOutcome.Printed(_packs, _papersPrinted, _file.Pages / 2, _notAllLetters);
    }

    private Refusal? RefusalToPrint(Pack pack)
    {
        if (pack.Papers.Count is 0)
        {
            return Because(string.Create(CultureInfo.InvariantCulture, $"Pack {_packs + 1} holds no paper."));
        }

        if (pack.To.Address.All(string.IsNullOrWhiteSpace))
        {
            return new(string.Create(CultureInfo.InvariantCulture, $"Pack {_packs + 1} has no address. A voting paper is sent by post to the member's address."), PackRun.Act1992("s 51(4)(a)"));
        }

        return pack.Papers.Any(paper => paper.Paper < 0 || paper.Paper >= _run.Papers.Count) || pack.Papers.DistinctBy(paper => paper.Paper).Count() < pack.Papers.Count
            ? Because(string.Create(CultureInfo.InvariantCulture, $"Pack {_packs + 1} holds a paper twice, or one that is not among those of this run."))
            : null;
    }

    private void PrintLetter(Recipient to, AddressBlock address)
    {
        if (!Typeface.Has(to.Name) || !to.Address.All(Typeface.Has))
        {
            _notAllLetters.Add(_packs);
        }

        var letter = Letter(to.Print);
        _page.Clear();
        _page.Place(letter[0]);
        address.Draw(_page, _run.Window.AlwaysShows);

        // By this those who fill envelopes find their place again.
        _page.Text(PageFlow.Left, Length.Millimetres(291), string.Create(CultureInfo.InvariantCulture, $"{_run.Run}/{_run.Runs} · {_packs}"), _mark, 40);
        _file.Page(_page);
        for (var page = 1; page < letter.Length; page++)
        {
            _page.Clear();
            _page.Place(letter[page]);
            _file.Page(_page);
        }

        FillSheet();
    }

    private void PrintPaper(NumberedPaper paper, Print print)
    {
        _papersPrinted++;
        _number.Clear();
        NumberBand.Draw(_number, paper.Number, _run.Tongue, print);
        foreach (var page in Paper(paper.Paper, print))
        {
            _page.Clear();
            _page.Place(page);
            _page.Append(_number);
            _file.Page(_page);
        }

        FillSheet();
    }

    // Whatever comes next begins on the front of a sheet.
    private void FillSheet()
    {
        if (_file.Pages % 2 is 1)
        {
            _file.Page();
        }
    }

    private PdfShared[] Letter(Print print)
    {
        if (!_letters.TryGetValue(print, out var shared))
        {
            _letters[print] = shared = [.. LetterPages.Of(_run, print).Select(_file.Share)];
        }

        return shared;
    }

    private PdfShared[] Paper(int paper, Print print)
    {
        if (!_papers.TryGetValue((paper, print), out var shared))
        {
            _papers[(paper, print)] = shared =
                [.. BallotPaperPages.Of(_run.Papers[paper], _run.Tongue, print, _run.Numbers.IsSpecimen).Select(_file.Share)];
        }

        return shared;
    }

    private static Refusal Because(string reason) => new(reason, Source.Docs("ballot-packs.md", "What a run refuses"));
}
