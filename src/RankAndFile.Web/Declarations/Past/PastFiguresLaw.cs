using System.Collections.Immutable;
using System.Globalization;
using RankAndFile.Counting;
using RankAndFile.Documents;

namespace RankAndFile.Web.Declarations;

/// <summary>What can be published as a past result, and what follows from its figures.</summary>
public static class PastFiguresLaw
{
    public const int LongestName = 120;
    public const int LongestText = 2_000;
    private const int MostCandidates = 100;
    private const long Most = 100_000_000;

    private static readonly Source _because = Source.Docs("past-results.md", "What can be published");

    /// <summary>Why these figures cannot be published, or null.</summary>
    public static Refusal? Refusal(PastFigures figures) => figures switch
    {
        { Candidates.Length: < 2 or > MostCandidates } => new($"Name all candidates, each on a line of their own: from 2 to {MostCandidates}.", _because),
        _ when figures.Candidates.Any(candidate => candidate.Name.Trim().Length is 0 || candidate.Name.Length > LongestName || candidate.Name.Any(char.IsControl)) =>
            new($"A candidate's name has at most {LongestName} letters.", _because),
        _ when figures.Candidates.Select(candidate => candidate.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() != figures.Candidates.Length => new("Each candidate stands on one line.", _because),
        _ when figures.Candidates.Any(candidate => candidate.Votes is < 0 or > Most) || figures.Spoiled is < 0 or > Most || figures.Despatched is < 1 or > Most => new("Votes and papers are whole numbers, and none is less than nothing.", _because),
        _ when figures.Candidates.Sum(candidate => candidate.Votes) is 0 => new("Somebody has had a vote.", _because),
        _ when figures.Despatched is { } despatched && figures.Candidates.Sum(candidate => candidate.Votes) + (figures.Spoiled ?? 0) > despatched => new("More papers came back than were sent out. One of the figures is wrong.", _because),
        { CountedOn: { } counted, DeclaredOn: { } declared } when declared < counted => new("A result is declared once it is counted.", _because),
        { Sources.IsEmpty: true } => new("Name the source of the figures.", _because),
        _ when figures.Sources.Append(figures.Note).Append(figures.DeclaredBy).Any(text => text.Length > LongestText || text.Any(letter => char.IsControl(letter) && letter is not '\n')) => new($"A source or note has at most {LongestText:N0} letters that can be printed.", _because),
        _ => null,
    };

    /// <summary>Candidates as people write them, a line each: a name, a semicolon, the votes; <c>about</c> before a figure that was told roughly. Null where a line says something else.</summary>
    public static ImmutableArray<PastCandidate>? Read(string lines)
    {
        var read = ImmutableArray.CreateBuilder<PastCandidate>();
        foreach (var line in lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split(';', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } name, var figure])
            {
                return null;
            }

            var isRounded = figure.StartsWith("about ", StringComparison.OrdinalIgnoreCase);
            if (!long.TryParse(isRounded ? figure[6..] : figure, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var votes))
            {
                return null;
            }

            read.Add(new(name, votes, isRounded));
        }

        return read.ToImmutable();
    }

    public static string Written(IEnumerable<PastCandidate> candidates) =>
        string.Join('\n', candidates.Select(candidate => string.Create(CultureInfo.InvariantCulture, $"{candidate.Name}; {(candidate.IsRounded ? "about " : "")}{candidate.Votes}")));

    /// <summary>The declaration that the figures make. Where spoiled papers are not known it knows only valid votes: ask it for no other share.</summary>
    public static DeclarationBlock BlockOf(PastResult result, PastFigures figures) =>
        DeclarationBlock.OfTotals($"{result.Post}, {result.Body}, {result.Year}", figures.Candidates.Select(candidate => (candidate.Name, candidate.Votes)), new(figures.Spoiled ?? 0), figures.Despatched is { } despatched && figures.Spoiled is not null ? new Papers(despatched) : null);
}
