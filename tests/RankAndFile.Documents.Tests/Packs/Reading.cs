using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RankAndFile.Documents.Tests.Packs;

/// <summary>A word on a page, in points from the upper left corner.</summary>
internal sealed record Word(int Page, double Left, double Top, double Right, double Bottom, string Text);

/// <summary>A printed file read by programs that we did not write.</summary>
internal sealed partial class Reading : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("packs-").FullName;

    internal Reading(byte[] pdf)
    {
        var absent = new[] { "pdftotext", "qpdf", "zbarimg" }.Where(program => !IsThere(program)).ToList();
        Assert.SkipWhen(absent.Count > 0 && Environment.GetEnvironmentVariable("CI") is not "true", $"Absent: {string.Join(", ", absent)} (tests/apt-packages.txt).");
        File.WriteAllBytes(Pdf, pdf);
    }

    private string Pdf => Path.Combine(_folder, "file.pdf");

    internal int Pages => int.Parse(PageCount().Match(Run("pdfinfo", Pdf)).Groups[1].Value, CultureInfo.InvariantCulture);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>What qpdf finds wrong with how the file is made.</summary>
    internal string Checked() => Run("qpdf", "--check", Pdf);

    internal string Text(int page) => Run("pdftotext", "-layout", "-f", $"{page}", "-l", $"{page}", Pdf, "-");

    /// <summary>The letters of a page in the order they were put there, without what lies between.</summary>
    internal string Letters(int page) => string.Concat(Run("pdftotext", "-raw", "-f", $"{page}", "-l", $"{page}", Pdf, "-").Where(letter => !char.IsWhiteSpace(letter)));

    internal string Fonts() => Run("pdffonts", Pdf);

    internal string Structure() => Run("pdfinfo", "-struct-text", Pdf);

    internal IReadOnlyList<Word> Words()
    {
        var (words, page) = (new List<Word>(), 0);
        foreach (var line in Run("pdftotext", "-bbox", Pdf, "-").Split('\n'))
        {
            page += line.Contains("<page ", StringComparison.Ordinal) ? 1 : 0;
            if (BoxedWord().Match(line) is { Success: true } word)
            {
                var at = Enumerable.Range(1, 4).Select(group => double.Parse(word.Groups[group].Value, CultureInfo.InvariantCulture)).ToArray();
                words.Add(new(page, at[0], at[1], at[2], at[3], System.Net.WebUtility.HtmlDecode(word.Groups[5].Value)));
            }
        }

        return words;
    }

    /// <summary>The sizes of letters on a page.</summary>
    internal IReadOnlyList<int> Sizes(int page)
    {
        var xml = Run("pdftohtml", "-xml", "-i", "-stdout", "-zoom", "1", "-f", $"{page}", "-l", $"{page}", Pdf);
        return [.. FontSize().Matches(xml).Select(size => int.Parse(size.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct().Order()];
    }

    /// <summary>What a scanner reads from a page at so many dots an inch.</summary>
    internal IReadOnlyList<string> Codes(int page, int dots = 150)
    {
        var image = Path.Combine(_folder, "page");
        _ = Run("pdftoppm", "-r", $"{dots}", "-f", $"{page}", "-l", $"{page}", "-singlefile", "-gray", Pdf, image);
        return [.. Run("zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", image + ".pgm").Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static string Run(string program, params string[] arguments)
    {
        using var running = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        running.ErrorDataReceived += (_, _) => { };
        running.BeginErrorReadLine();
        var output = running.StandardOutput.ReadToEnd();
        Assert.True(running.WaitForExit(TimeSpan.FromMinutes(1)), $"{program} does not end.");
        return output;
    }

    [GeneratedRegex(@"^Pages: +(\d+)", RegexOptions.Multiline)]
    private static partial Regex PageCount();

    [GeneratedRegex("""<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)</word>""")]
    private static partial Regex BoxedWord();

    [GeneratedRegex("""<fontspec [^>]*size="(\d+)" """)]
    private static partial Regex FontSize();
}
