using System.Globalization;

namespace RankAndFile.Documents.Packs;

/// <summary>
/// The packs of a run for those who fill the envelopes: RFC 4180, a row a pack in the order printed. It has no
/// number of a paper, so that nobody but the scrutineer can tell whose paper is which.
/// </summary>
public static class MailHouseCsv
{
    /// <summary>The lines of an address that have a column of their own; further ones share the last.</summary>
    public const int AddressLines = 7;

    public static void Write(PackRun run, IEnumerable<Pack> packs, TextWriter to)
    {
        Row(to, ["run", "pack", "print", "papers", "name", .. Enumerable.Range(1, AddressLines).Select(line => $"address_{Figure(line)}")]);
        var number = 0;
        foreach (var pack in packs)
        {
            number++;
            Row(to,
            [
                Figure(run.Run), Figure(number), pack.To.Print is Print.Large ? "large" : "standard", Figure(pack.Papers.Count),
                pack.To.Name, .. Lines(pack.To.Address),
            ]);
        }
    }

    private static IEnumerable<string> Lines(IReadOnlyList<string> address)
    {
        var lines = address.Where(line => !string.IsNullOrWhiteSpace(line)).ToList();
        return Enumerable.Range(0, AddressLines - 1).Select(at => at < lines.Count ? lines[at] : "").Append(string.Join(", ", lines.Skip(AddressLines - 1)));
    }

    private static void Row(TextWriter to, IEnumerable<string> cells)
    {
        to.Write(string.Join(',', cells.Select(cell => CsvSheet.Quoted(CsvSheet.Guarded(cell)))));
        to.Write("\r\n");
    }

    private static string Figure(int figure) => figure.ToString(CultureInfo.InvariantCulture);
}
