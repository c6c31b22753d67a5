using System.CommandLine;
using System.Text;
using RankAndFile.Cli.Asking;
using RankAndFile.Counting;
using RankAndFile.Documents;

namespace RankAndFile.Cli.Printing;

/// <summary>What a count is printed as, and where to.</summary>
internal sealed class PrintAsked
{
    private readonly Option<string> _format =
        Asked.OneOf("--format", "FORMAT", "text (without it), html, csv, json (the transcript), xlsx or svg.", "text", "html", "csv", "json", "xlsx", "svg");

    private readonly Option<string> _picture = Asked.OneOf("--picture", "WHICH", "With --format svg: votes at each stage (without it), or flow of papers.", "votes", "flow");

    private readonly Option<string> _out = Asked.Option("--out", "PATH", "Writes a file, whole or not at all, instead of printing.");

    private readonly Option<string> _spoiled = Asked.Number("--spoiled", "N", "Spoiled papers that are not in the file, for the declaration.", 0);

    private readonly Option<string> _despatched = Asked.Number("--despatched", "N", "Ballot papers despatched, for the turnout in the declaration.", 1);

    internal void AddTo(Verb verb)
    {
        foreach (var option in new[] { _format, _picture, _out, _spoiled, _despatched })
        {
            verb.Options.Add(option);
        }
    }

    /// <summary>A sheet in text goes to whoever asked: there what happened before a lot can be shown too.</summary>
    internal bool IsTextHere(ParseResult asked) => Format(asked) is "text" && asked.GetValue(_out) is null;

    /// <returns>How it ended if what is asked for cannot be printed there, else null.</returns>
    internal int? WhyNot(Desk desk, ParseResult asked) => Format(asked) switch
    {
        "xlsx" when asked.GetValue(_out) is null && desk.OutIsTerminal =>
            desk.WrongUsage("--format xlsx is not for a terminal: add --out PATH"),
        not ("text" or "html") when IsDeclarationAsked(asked) =>
            desk.WrongUsage("--spoiled and --despatched belong to the declaration, which is printed with --format text or html"),
        not "svg" when asked.GetValue(_picture) is not null =>
            desk.WrongUsage("--picture goes with --format svg"),
        _ => null,
    };

    internal int Print(Desk desk, ParseResult asked, Transcript count)
    {
        if (asked.GetValue(_out) is { } path)
        {
            return Written.To(path, desk, to => Write(asked, count, to)) ?? Exit.Done;
        }

        desk.Out.Flush();
        Write(asked, count, desk.OutBytes);
        return Exit.Done;
    }

    private string Format(ParseResult asked) => asked.GetValue(_format) ?? "text";

    private void Write(ParseResult asked, Transcript count, Stream to)
    {
        switch (Format(asked))
        {
            case "json":
                TranscriptJson.Write(count, to);
                break;
            case "xlsx":
                ResultSheet.WriteXlsx(count, to);
                break;
            default:
                using (var text = new StreamWriter(to, new UTF8Encoding(false), 1 << 14, leaveOpen: true) { NewLine = "\n" })
                {
                    WriteText(asked, count, text);
                }

                break;
        }
    }

    private DeclarationBlock? Declaration(ParseResult asked, Transcript count)
    {
        var despatched = asked.NumberOf(_despatched);
        return IsDeclarationAsked(asked)
            ? DeclarationBlock.Of(count, new(asked.NumberOf(_spoiled) ?? 0), despatched is { } papers ? new Papers(papers) : null)
            : null;
    }

    private bool IsDeclarationAsked(ParseResult asked) => asked.NumberOf(_spoiled) is not null || asked.NumberOf(_despatched) is not null;

    private void WriteText(ParseResult asked, Transcript count, TextWriter to)
    {
        switch (Format(asked))
        {
            case "csv":
                ResultSheet.WriteCsv(count, to);
                break;
            case "html":
                HtmlSheet.Write(count, Declaration(asked, count), to);
                break;
            case "svg" when asked.GetValue(_picture) is "flow":
                FlowOfPapers.Write(count, to);
                break;
            case "svg":
                VotesAtEachStage.Write(count, to);
                break;
            default:
                ResultSheet.WriteText(count, to);
                if (Declaration(asked, count) is { } declaration)
                {
                    to.WriteLine();
                    declaration.WriteText(to);
                }

                break;
        }
    }
}
