using System.Globalization;
using System.Text;
using RankAndFile.Scrutiny;

namespace RankAndFile.Cli.Scrutinising;

/// <summary>What came of every check, for people to read.</summary>
internal static class ChecksPrinted
{
    internal static void Write(Verification verified, TextWriter to)
    {
        if (verified.Record is { } record)
        {
            WriteRecord(record, to);
        }

        foreach (var result in verified.Results)
        {
            Write(result, to);
        }

        var open = verified.Results.Count(result => result is CheckResult.NotChecked);
        var failed = verified.Results.Count(result => result is CheckResult.Failed);
        to.WriteLine();
        to.WriteLine(failed > 0
            ? $"NOT VERIFIED. {failed} of {verified.Results.Length} checks failed."
            : open > 0 ? $"Verified, as far as it could be: {open} of {verified.Results.Length} checks could not be made in full." : "Verified.");
    }

    internal static void Write(CheckResult result, TextWriter to)
    {
        var (word, lines) = result switch
        {
            CheckResult.Failed failed => ("FAILED", failed.Findings.Select(finding => finding.ToString()).Concat(failed.More ? ["and more"] : Array.Empty<string>())),
            CheckResult.NotChecked open => ("not checked", open.Reasons),
            _ => ("passed", []),
        };
        to.WriteLine($"{result.Number,3}  {word,-11}  {result.Title}");
        foreach (var line in lines)
        {
            to.WriteLine($"                    {Plain(line)}");
        }
    }

    /// <summary>What a bundle says, without what would move about on a terminal or begin a line of its own.</summary>
    private static string Plain(string text) => string.Concat(text.EnumerateRunes().Select(letter =>
        Rune.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            ? $"\\u{{{letter.Value:x}}}"
            : letter.ToString()));

    private static string When(long microseconds) =>
        new DateTime(DateTime.UnixEpoch.Ticks + (Math.Min(microseconds, 200_000_000_000_000_000) * 10), DateTimeKind.Utc)
            .ToString("d MMMM yyyy, HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static void WriteRecord(RecordShown record, TextWriter to)
    {
        to.WriteLine(Plain($"{record.Title}, {record.Union}"));
        to.WriteLine($"  election   {Plain(record.Election)}");
        to.WriteLine($"  bundle     {(record.Full ? "full" : "public")}");
        to.WriteLine($"  entries    {record.Entries.ToString("N0", CultureInfo.InvariantCulture)}");
        to.WriteLine($"  first key  {record.Key.Fingerprint}");
        if (record.Last is { Head: var last } signed)
        {
            to.WriteLine($"  last head  {last.Root}");
            to.WriteLine($"             over {last.Size.ToString("N0", CultureInfo.InvariantCulture)} entries, {When(last.Time)}, {Witnesses(signed.Witnesses.Length)}");
        }

        to.WriteLine();
    }

    private static string Witnesses(int number) => number switch
    {
        0 => "no witness",
        1 => "one witness",
        _ => $"{number} witnesses",
    };
}
