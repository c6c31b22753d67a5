using System.CommandLine;

namespace RankAndFile.Cli;

/// <summary>Writes a help page. The library's own would cost as much time as the rest of a start.</summary>
internal static class Help
{
    private const int Width = 98;

    private const int LongestName = 30;

    internal static void Write(Command command, TextWriter page)
    {
        WriteWrapped(page, command.Description ?? "", 0);
        page.WriteLine();
        page.WriteLine("Usage:");
        page.WriteLine($"  {Usage(command)}");
        WriteSection(page, "Verbs:", [.. command.Subcommands.Select(verb => new Row(verb.Name, verb.Description ?? ""))]);
        WriteSection(page, "Arguments:", [.. command.Arguments.Select(argument => new Row(argument.Name, argument.Description ?? ""))]);
        WriteSection(page, "Options:", [.. AllOptions(command).Select(option => new Row(Called(option), option.Description ?? ""))]);
        if (command is Verb { Notes.Length: > 0 } verb)
        {
            page.WriteLine();
            page.WriteLine(verb.Notes);
        }
    }

    /// <summary>The words that ask for a verb: <c>rankandfile lots draw</c>.</summary>
    internal static string Path(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{Path(parent)} {command.Name}" : command.Name;

    private static string Usage(Command command)
    {
        var words = new List<string> { Path(command) };
        words.AddRange(command.Subcommands.Count > 0 ? ["VERB"] : []);
        words.AddRange(command.Arguments.Select(argument => argument.Name));
        words.AddRange(command.Options.Where(option => option.Required).Select(Called));
        if (command.Options.Any(option => !option.Required))
        {
            words.Add("[options]");
        }

        return string.Join(' ', words);
    }

    private static IEnumerable<Option> AllOptions(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent
            ? command.Options.Concat(AllOptions(parent).Where(option => option.Recursive))
            : command.Options;

    private static string Called(Option option)
    {
        var names = string.Join(", ", [.. option.Aliases, option.Name]);
        return option.HelpName is null ? names : $"{names} {option.HelpName}";
    }

    private static void WriteSection(TextWriter page, string title, Row[] rows)
    {
        if (rows.Length is 0)
        {
            return;
        }

        page.WriteLine();
        page.WriteLine(title);
        var indent = Math.Min(LongestName, rows.Max(row => row.Name.Length)) + 4;
        foreach (var (name, text) in rows)
        {
            page.Write($"  {name}");
            if (name.Length > indent - 4)
            {
                page.WriteLine();
                page.Write(new string(' ', indent));
            }
            else
            {
                page.Write(new string(' ', indent - 2 - name.Length));
            }

            WriteWrapped(page, text, indent);
        }
    }

    /// <summary>Writes on from a column, and goes on under it.</summary>
    internal static void WriteWrapped(TextWriter page, string text, int indent)
    {
        var column = indent;
        foreach (var word in text.Split(' '))
        {
            if (column > indent && column + 1 + word.Length > Width)
            {
                page.WriteLine();
                page.Write(new string(' ', indent));
                column = indent;
            }
            else if (column > indent)
            {
                page.Write(' ');
                column++;
            }

            page.Write(word);
            column += word.Length;
        }

        page.WriteLine();
    }

    /// <summary>A class, not a tuple: code for tuples in queries would have to be compiled at every start.</summary>
    private sealed record Row(string Name, string Text);
}
