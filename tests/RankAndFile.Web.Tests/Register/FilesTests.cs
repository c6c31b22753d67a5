using System.Text;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Register;

namespace RankAndFile.Web.Tests.Register;

/// <summary>What people send as a register, and is none.</summary>
public sealed class FilesTests(Cluster cluster)
{
    public static TheoryData<string, byte[], string> WrongFiles => new()
    {
        { "empty", [], "The file is empty." },
        { "only zeros", new byte[1000], "This is not a file of text." },
        { "a workbook", [0x50, 0x4B, 3, 4, 20, 0, 6, 0], "This is a workbook of a spreadsheet." },
        { "an older workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1], "This is a workbook of a spreadsheet." },
        { "UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Number,Name\nN1,Gwen\n")], "This file is written in UTF-16." },
        { "a PDF", "%PDF-1.7"u8.ToArray(), "This is a PDF." },
        { "no separator", "Number\nN1\n"u8.ToArray(), "No column could be told from another." },
        { "no header", "123456,Gwen Parry,gwen@members.example\n"u8.ToArray(), "The first line has to say what the columns are" },
        { "a header alone", "Number,Name\n"u8.ToArray(), "There is a header, and no row under it." },
        { "a quotation mark never closed", "Number,Name\nN1,Gwen\nN2,\"Huw\nN3,Ann\n"u8.ToArray(), "Line 3: a quotation mark opens a cell that never ends" },
        { "a cell without end", Encoding.UTF8.GetBytes($"Number,Name\nN1,Gwen\nN2,\"{new string('x', 9_000)}\nN3,Ann\n"), "Line 3: a quotation mark opens a cell that never ends" },
    };

    [Theory]
    [MemberData(nameof(WrongFiles))]
    public async Task A_wrong_file_is_refused_with_what_to_do_and_leaves_nothing(string what, byte[] file, string reason)
    {
        await using var office = await Office.Open(On.Sqlite, cluster, demonstration: false);
        var refusal = await office.Send(file);
        Assert.True(refusal is not null, what);
        Assert.StartsWith(reason, refusal.Reason, StringComparison.Ordinal);
        await using var db = office.Database.ForReading();
        Assert.False(await db.RegisterImports.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_file_beyond_a_gigabyte_is_refused_before_it_is_read()
    {
        using var file = new Endless();
        Assert.StartsWith("The file is larger than 1 GB.", Assert.IsType<Arrival.Refused>(ArrivedFile.Look(file)).Refusal.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Number,Name\nN1,Siân\n", "utf-8", FileEncoding.Utf8, Separator.Comma)]
    [InlineData("\ufeffNumber;Name\nN1;Siân\n", "utf-8", FileEncoding.Utf8, Separator.Semicolon)]
    [InlineData("Number\tName\nN1\tSiân\n", "windows-1252", FileEncoding.Windows1252, Separator.Tab)]
    public void Encoding_and_separator_are_found(string text, string encoding, FileEncoding found, Separator separator)
    {
        using var file = new MemoryStream((encoding is "utf-8" ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(1252)!).GetBytes(text));
        var readable = Assert.IsType<Arrival.Readable>(ArrivedFile.Look(file));
        Assert.Equal((found, separator, 1, "Number"), (readable.Encoding, readable.Separator, readable.Rows, readable.Header[0]));
        file.Position = 0;
        using var parser = ArrivedFile.Open(file, readable.Encoding, readable.Separator);
        Assert.True(parser.Read() && parser.Read());
        Assert.Equal("Siân", parser[1]);
    }

    [Theory]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [InlineData("+44 7700", "'+44 7700")]
    [InlineData("-1", "'-1")]
    [InlineData("@name", "'@name")]
    [InlineData("O'Brien", "O'Brien")]
    [InlineData("", "")]
    public void Cells_that_a_spreadsheet_would_reckon_with_are_guarded_and_read_back_as_they_were(string cell, string guarded)
    {
        Assert.Equal(guarded, Cells.Guarded(cell));
        Assert.Equal(cell, Cells.Cleaned(guarded));
    }

    private sealed class Endless : MemoryStream
    {
        public override long Length => 2L << 30;
    }
}
