using System.IO.Compression;
using System.Security.Cryptography;

namespace RankAndFile.Documents.Pdf;

/// <summary>What a document says of itself.</summary>
/// <param name="Language">Of most of its text: en-GB, cy-GB.</param>
internal sealed record PdfTitle(string Title, string Language);

/// <summary>
/// Writes PDF 1.7 (ISO 32000-1) page by page: of a page that is written only its place in the file is
/// remembered. It holds no time and nothing drawn by chance, so that equal pages make equal files.
/// </summary>
internal sealed class PdfFile : IDisposable
{
    private const int Enough = 1 << 16;

    // Shorter than this, packing gains less than it costs.
    private const int WorthPacking = 256;

    private readonly Stream _to;
    private readonly PdfTitle _about;
    private readonly Bytes _bytes = new(2 * Enough);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly MemoryStream _packed = new();
    private readonly List<long> _places = [];
    private readonly List<int> _shared = [];
    private readonly bool[] _files = new bool[Typeface.Files.Count];
    private readonly PageTree _pages;
    private readonly Structure _structure = new();
    private readonly int _resources;
    private readonly int _structureRoot;
    private long _flushed;

    internal PdfFile(Stream to, PdfTitle about)
    {
        (_to, _about) = (to, about);

        // The second line tells programs that move files that this one is not text (7.5.2).
        _bytes.Add("%PDF-1.7\n%"u8).Add([0xE2, 0xE3, 0xCF, 0xD3]).Add("\n"u8);
        _pages = new(this);
        (_resources, _structureRoot) = (Reserve(), Reserve());
    }

    internal long Pages { get; private set; }

    /// <summary>Number for an object that is written later.</summary>
    internal int Reserve()
    {
        _places.Add(-1);
        return _places.Count;
    }

    /// <summary>Begins an object; what it holds comes next, then <see cref="EndObject"/>.</summary>
    internal Bytes Object(int number)
    {
        if (_bytes.Count > Enough)
        {
            Flush();
        }

        _places[number - 1] = _flushed + _bytes.Count;
        return _bytes.Add(number).Add(" 0 obj\n"u8);
    }

    internal void EndObject() => _bytes.Add("\nendobj\n"u8);

    /// <summary>An object that is a dictionary and bytes, packed where that is worth it.</summary>
    internal int Stream(string dictionary, ReadOnlySpan<byte> bytes, CompressionLevel packing = CompressionLevel.Optimal)
    {
        var number = Reserve();
        var packed = bytes.Length >= WorthPacking && packing is not CompressionLevel.NoCompression;
        if (packed)
        {
            _packed.SetLength(0);
            using (var zlib = new ZLibStream(_packed, packing, leaveOpen: true))
            {
                zlib.Write(bytes);
            }

            bytes = _packed.GetBuffer().AsSpan(0, (int)_packed.Length);
        }

        Object(number).Add("<<"u8).Add(dictionary).Add(packed ? "/Filter/FlateDecode"u8 : ""u8).Add("/Length "u8).Add(bytes.Length).Add(">>\nstream\n"u8).Add(bytes).Add("\nendstream"u8);
        EndObject();
        return number;
    }

    /// <summary>A page's worth that many pages share.</summary>
    internal PdfShared Share(Content content)
    {
        Uses(content);
        var box = new Bytes().Add("/Type/XObject/Subtype/Form/BBox[0 0 "u8).Add(Area.A4.Width).Add(Area.A4.Height).Add("]/Resources "u8).Add(_resources).Add(" 0 R"u8);
        return Shared(Stream(System.Text.Encoding.ASCII.GetString(box.Written), content.Written));
    }

    internal PdfShared Share(Jpeg picture) => Shared(Stream(
        $"/Type/XObject/Subtype/Image/Width {picture.Width}/Height {picture.Height}/BitsPerComponent 8/ColorSpace/{picture.ColourSpace}/Filter/DCTDecode",
        picture.Bytes,
        CompressionLevel.NoCompression));

    /// <summary>The next page, A4; nothing on it where there is no content.</summary>
    internal void Page(Content? content = null)
    {
        var contents = content is null ? 0 : Stream("", content.Written, CompressionLevel.Fastest);
        var page = Reserve();
        Object(page).Add("<</Type/Page/Parent "u8).Add(_pages.Add(page)).Add(" 0 R"u8);
        if (content is not null)
        {
            Uses(content);
            _bytes.Add("/Contents "u8).Add(contents).Add(" 0 R"u8);
            if (content.Marks.Count > 0)
            {
                _bytes.Add("/Tabs/S/StructParents "u8).Add(_structure.Add(page, content.Marks)).Add(""u8);
            }
        }

        _bytes.Add(">>"u8);
        EndObject();
        Pages++;
    }

    /// <summary>What a document needs at its end; without it no program opens the file.</summary>
    internal void Finish()
    {
        var root = _pages.Finish(_resources);
        var tagged = _structure.Write(this, _structureRoot);
        var fonts = FontObjects.Write(this, _files);
        Object(_resources).Add("<</Font<<"u8);
        foreach (var (file, number) in fonts)
        {
            _bytes.Add("/F"u8).Add(file).Add(" "u8).Add(number).Add(" 0 R"u8);
        }

        _bytes.Add(">>/XObject<<"u8);
        for (var number = 0; number < _shared.Count; number++)
        {
            _bytes.Add("/X"u8).Add(number).Add(" "u8).Add(_shared[number]).Add(" 0 R"u8);
        }

        _bytes.Add(">>>>"u8);
        EndObject();
        var (catalog, information) = (Reserve(), Reserve());
        Object(catalog).Add("<</Type/Catalog/Pages "u8).Add(root).Add(" 0 R/Lang("u8).Add(_about.Language)
            .Add(")/ViewerPreferences<</DisplayDocTitle true/Duplex/DuplexFlipLongEdge/PrintScaling/None>>"u8);
        if (tagged)
        {
            _bytes.Add("/MarkInfo<</Marked true>>/StructTreeRoot "u8).Add(_structureRoot).Add(" 0 R"u8);
        }

        _bytes.Add(">>"u8);
        EndObject();
        Object(information).Add("<</Title"u8).Text(_about.Title).Add("/Producer(Rank & File)>>"u8);
        EndObject();
        WriteTable(catalog, information);
        Flush();
    }

    public void Dispose()
    {
        _hash.Dispose();
        _packed.Dispose();
    }

    private PdfShared Shared(int number)
    {
        _shared.Add(number);
        return new(_shared.Count - 1);
    }

    private void Uses(Content content)
    {
        for (var file = 0; file < _files.Length; file++)
        {
            _files[file] |= content.Files[file];
        }
    }

    private void WriteTable(int catalog, int information)
    {
        var table = _flushed + _bytes.Count;
        _bytes.Add("xref\n0 "u8).Add(_places.Count + 1).Add("\n0000000000 65535 f \n"u8);
        foreach (var place in _places)
        {
            if (_bytes.Count > Enough)
            {
                Flush();
            }

            // A number that was not needed stays free.
            _bytes.Padded(Math.Max(place, 0), 10).Add(place < 0 ? " 65535 f \n"u8 : " 00000 n \n"u8);
        }

        Flush();
        var name = Convert.ToHexString(_hash.GetCurrentHash().AsSpan(0, 16));
        _bytes.Add("trailer\n<</Size "u8).Add(_places.Count + 1).Add("/Root "u8).Add(catalog).Add(" 0 R/Info "u8).Add(information)
            .Add(" 0 R/ID[<"u8).Add(name).Add("><"u8).Add(name).Add(">]>>\nstartxref\n"u8).Add(table).Add("\n%%EOF\n"u8);
    }

    private void Flush()
    {
        _hash.AppendData(_bytes.Written);
        _to.Write(_bytes.Written);
        _flushed += _bytes.Count;
        _bytes.Clear();
    }
}

/// <summary>The pages in a tree of three levels, written while the pages come: of 4,000,000 pages some hundreds of numbers are held.</summary>
internal sealed class PageTree(PdfFile file)
{
    private const int Most = 128;

    private readonly int _root = file.Reserve();
    private readonly List<int> _branches = [];
    private readonly List<int> _twigs = [];
    private readonly List<int> _leaves = [];
    private int _branch;
    private int _twig;
    private long _onBranch;
    private long _pages;

    /// <summary>Takes in a page; the number of the node it hangs on.</summary>
    internal int Add(int page)
    {
        if (_leaves.Count is Most)
        {
            EndTwig();
        }

        if (_twigs.Count is Most && _leaves.Count is 0)
        {
            EndBranch();
        }

        _branch = _branch is 0 ? file.Reserve() : _branch;
        _twig = _twig is 0 ? file.Reserve() : _twig;
        _leaves.Add(page);
        return _twig;
    }

    internal int Finish(int resources)
    {
        if (_leaves.Count > 0)
        {
            EndTwig();
        }

        if (_twigs.Count > 0)
        {
            EndBranch();
        }

        Node(_root, 0, _branches, _pages, resources);
        return _root;
    }

    private void EndTwig()
    {
        Node(_twig, _branch, _leaves, _leaves.Count);
        _twigs.Add(_twig);
        _onBranch += _leaves.Count;
        _twig = 0;
        _leaves.Clear();
    }

    private void EndBranch()
    {
        Node(_branch, _root, _twigs, _onBranch);
        _branches.Add(_branch);
        _pages += _onBranch;
        (_branch, _onBranch) = (0, 0);
        _twigs.Clear();
    }

    private void Node(int number, int parent, List<int> kids, long pages, int resources = 0)
    {
        var bytes = file.Object(number).Add("<</Type/Pages/Count "u8).Add(pages).Add("/Kids["u8);
        foreach (var kid in kids)
        {
            bytes.Add(kid).Add(" 0 R "u8);
        }

        bytes.Add("]"u8);
        if (parent > 0)
        {
            bytes.Add("/Parent "u8).Add(parent).Add(" 0 R"u8);
        }
        else
        {
            // Every page inherits its size and what it may name from here.
            bytes.Add("/MediaBox[0 0 "u8).Add(Area.A4.Width).Add(Area.A4.Height).Add("]/Resources "u8).Add(resources).Add(" 0 R"u8);
        }

        bytes.Add(">>"u8);
        file.EndObject();
    }
}
