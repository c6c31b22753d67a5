using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace RankAndFile.Documents.Tests;

/// <summary>The sheet as a browser prints it.</summary>
public sealed partial class PrintedSheetTests
{
    private const double PointsAcross = 841.89;
    private const double PointsDown = 595.28;

    [Fact]
    public void It_prints_on_A4_across_and_every_page_has_the_names()
    {
        var pdf = Printed(Samples.Long);

        var pages = PageSizes().Matches(Output("pdfinfo", "-f", "1", "-l", "999", pdf));
        var text = Output("pdftotext", "-layout", pdf, "-");

        Assert.NotEmpty(pages);
        Assert.All(pages, page =>
        {
            Assert.Equal(PointsAcross, Number(page.Groups[1]), tolerance: 1);
            Assert.Equal(PointsDown, Number(page.Groups[2]), tolerance: 1);
        });
        Assert.Contains("In plain words", text, StringComparison.Ordinal);
        Assert.True(text.Split("Frank Freeman", StringSplitOptions.None).Length > HtmlBlocks, "A block of stages lacks a name.");
    }

    private const int HtmlBlocks = 2;

    private static string Printed(Transcript count)
    {
        var browser = Found("chromium", "chromium-browser", "google-chrome");
        Assert.SkipWhen((browser is null || Found("pdfinfo") is null) && Environment.GetEnvironmentVariable("CI") is not "true", "chromium or poppler-utils is absent.");
        Assert.NotNull(browser);

        var folder = Directory.CreateTempSubdirectory("printed-sheet-").FullName;
        var (page, pdf) = (Path.Combine(folder, "sheet.html"), Path.Combine(folder, "sheet.pdf"));
        using (var sheet = File.CreateText(page))
        {
            HtmlSheet.Write(count, null, sheet);
        }

        _ = Output(
            browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", $"--user-data-dir={folder}", "--no-pdf-header-footer", $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri);
        return pdf;
    }

    private static string? Found(params string[] programs) => programs
        .SelectMany(program => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program)))
        .FirstOrDefault(File.Exists);

    private static string Output(string program, params string[] arguments)
    {
        using var running = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        running.ErrorDataReceived += (_, _) => { };
        running.BeginErrorReadLine();
        var output = running.StandardOutput.ReadToEnd();
        Assert.True(running.WaitForExit(TimeSpan.FromMinutes(2)), $"{program} does not end.");
        return output;
    }

    private static double Number(Group figure) => double.Parse(figure.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Page +\d+ size: +([\d.]+) x ([\d.]+) pts")]
    private static partial Regex PageSizes();
}
