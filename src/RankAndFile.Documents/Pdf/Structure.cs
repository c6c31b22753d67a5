namespace RankAndFile.Documents.Pdf;

/// <summary>What a reading machine is told of a whole document (ISO 32000-1, 14.7): its pieces in order, each on its page.</summary>
internal sealed class Structure
{
    private readonly List<(int Page, IReadOnlyList<Mark> Marks)> _pages = [];

    /// <summary>Takes in a page; the number under which its pieces are found.</summary>
    internal int Add(int page, IReadOnlyList<Mark> marks)
    {
        _pages.Add((page, [.. marks]));
        return _pages.Count - 1;
    }

    internal bool Write(PdfFile file, int root)
    {
        if (_pages.Count is 0)
        {
            return false;
        }

        var document = file.Reserve();
        var found = new Bytes();
        var kids = new Bytes();
        for (var page = 0; page < _pages.Count; page++)
        {
            found.Add(page).Add("["u8);
            for (var mark = 0; mark < _pages[page].Marks.Count; mark++)
            {
                var element = Element(file, document, _pages[page].Page, mark, _pages[page].Marks[mark]);
                found.Add(element).Add(" 0 R "u8);
                kids.Add(element).Add(" 0 R "u8);
            }

            found.Add("]"u8);
        }

        file.Object(document).Add("<</Type/StructElem/S/Document/P "u8).Add(root).Add(" 0 R/K["u8).Add(kids.Written).Add("]>>"u8);
        file.EndObject();
        file.Object(root).Add("<</Type/StructTreeRoot/K "u8).Add(document).Add(" 0 R/ParentTree<</Nums["u8).Add(found.Written).Add("]>>>>"u8);
        file.EndObject();
        return true;
    }

    private static int Element(PdfFile file, int document, int page, int mark, Mark what)
    {
        var number = file.Reserve();
        var bytes = file.Object(number).Add("<</Type/StructElem/S/"u8).Add(what.Role).Add("/P "u8).Add(document).Add(" 0 R/Pg "u8).Add(page).Add(" 0 R/K "u8).Add(mark);
        if (what.Instead is { } instead)
        {
            bytes.Add("/Alt"u8).Text(instead);
        }

        if (what.Language is { } language)
        {
            bytes.Add("/Lang("u8).Add(language).Add(")"u8);
        }

        bytes.Add(">>"u8);
        file.EndObject();
        return number;
    }
}
