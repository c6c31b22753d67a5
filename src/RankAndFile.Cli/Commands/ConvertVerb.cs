using System.CommandLine;
using RankAndFile.Cli.Asking;
using RankAndFile.Counting;
using RankAndFile.Counting.Formats;

namespace RankAndFile.Cli.Commands;

/// <summary><c>convert</c>: the same papers in another format.</summary>
internal static class ConvertVerb
{
    internal const string Summary = "Writes the papers of one file in another format.";

    private const string Notes = """
        The ending of OUT says which: .blt, .csv or .json. A format that cannot hold what the file has is
        refused with the reason, and nothing is written.
        """;

    internal static Verb Make(Desk desk)
    {
        var from = new Argument<string>("IN") { Description = "The papers: a BLT, CSV or JSON file; - reads standard input." };
        var to = new Argument<string>("OUT") { Description = "The file to write; - writes to standard output, with --to." };
        var format = Asked.OneOf("--to", "FORMAT", "blt, csv or json. Without it, as the ending of OUT says.", "blt", "csv", "json");
        var places = Asked.Places();
        var verb = new Verb("convert", Summary) { Notes = Notes, Arguments = { from, to }, Options = { format, places } };
        verb.SetAction(asked =>
        {
            var (file, target) = (asked.GetValue(from)!, asked.GetValue(to)!);
            return PapersFile.FormatOf(asked.GetValue(format) is { } word ? $".{word}" : target) is { } wanted
                ? ElectionFile.Read(desk, file, (int?)asked.NumberOf(places), out var election) ?? Write(desk, election, wanted, target)
                : desk.WrongUsage($"OUT: found {target}, expected a name that ends in .blt, .csv or .json, or --to blt, csv or json");
        });
        return verb;
    }

    private static int Write(Desk desk, Election election, PapersFormat format, string target)
    {
        Refusal? refusal = null;
        void WriteTo(Stream stream) => refusal = PapersFile.Write(stream, format, election.Contest, election.Papers);

        if (target is ElectionFile.StandardInput)
        {
            WriteTo(desk.OutBytes);
        }
        else if (Written.To(target, desk, WriteTo, unless: () => refusal is not null) is { } stopped)
        {
            return stopped;
        }

        return refusal is null ? Exit.Done : desk.BadInput(refusal.ToString());
    }
}
