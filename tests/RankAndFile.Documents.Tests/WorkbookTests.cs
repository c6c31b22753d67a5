using System.Diagnostics;
using System.Text;

namespace RankAndFile.Documents.Tests;

/// <summary>The workbook, read back by a program that we did not write.</summary>
public sealed class WorkbookTests
{
    // One line a fact: what a spreadsheet would show, and what it is.
    private const string ReadBack = """
        import sys, openpyxl
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        book = openpyxl.load_workbook(sys.argv[1])
        for sheet in book:
            setup = sheet.page_setup
            print(f"# {sheet.title}: frozen {sheet.freeze_panes}, paper {setup.paperSize} {setup.orientation}, "
                  f"fit {sheet.sheet_properties.pageSetUpPr.fitToPage} {setup.fitToWidth}x{setup.fitToHeight}, titles {str(sheet.print_title_rows).replace(chr(36), '')}")
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is not None:
                        print(f"{cell.coordinate} {cell.data_type} {cell.number_format} {cell.value!r}")
        """;

    [Fact]
    public void A_workbook_opens_with_every_cell_as_it_was_kept() =>
        Golden.Holds(Opened(Samples.Committee), "tests/RankAndFile.Documents.Tests/Kept/committee.verified.xlsx.txt");

    [Fact]
    public void Keep_values_and_iterations_are_numbers_too() =>
        Golden.Holds(Opened(Samples.Meek), "tests/RankAndFile.Documents.Tests/Kept/trustees.verified.xlsx.txt");

    [Fact]
    public void A_name_is_text_and_never_a_formula() =>
        Assert.Contains("s General '=SUM(A1)'\n", Opened(Samples.Executive), StringComparison.Ordinal);

    [Fact]
    public void A_figure_of_more_digits_than_a_spreadsheet_keeps_is_text()
    {
        var large = new Figures(null, [Samples.V("1234567.123456789")], Votes.Zero, []);
        var count = new Transcript(
            "meek-nz", 9, Samples.Standing("Large", 1, "A\u0001B"), Samples.Read(), [new(1, StageKind.FirstPreferences, [], large, [], [], [], [])], []);

        var opened = Opened(count);

        Assert.Contains("s General '1234567.123456789'\n", opened, StringComparison.Ordinal);
        Assert.Contains("'A\uFFFDB'", opened, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_counts_make_equal_files() => Assert.Equal(Bytes(Samples.Committee), Bytes(Samples.Committee));

    private static byte[] Bytes(Transcript count)
    {
        using var stream = new MemoryStream();
        ResultSheet.WriteXlsx(count, stream);
        return stream.ToArray();
    }

    private static string Opened(Transcript count)
    {
        const string Python = "/usr/bin/python3";
        var isThere = File.Exists(Python) && Run(Python, "-c", "import openpyxl").Exit is 0;
        Assert.SkipUnless(
            isThere || Environment.GetEnvironmentVariable("CI") is "true",
            "Debian's python3-openpyxl is not installed (tests/apt-packages.txt).");

        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".xlsx");
        try
        {
            File.WriteAllBytes(file, Bytes(count));
            var (exit, output) = Run(Python, "-W", "ignore", "-c", ReadBack, file);
            Assert.True(exit is 0, output);
            return output;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static (int Exit, string Output) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, process.ExitCode is 0 ? output : output + errors.GetAwaiter().GetResult());
    }
}
