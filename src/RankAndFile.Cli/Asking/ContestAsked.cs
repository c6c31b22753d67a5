using System.Collections.Immutable;
using System.CommandLine;
using RankAndFile.Counting;

namespace RankAndFile.Cli.Asking;

/// <summary>Which papers are to be counted and for what: the options that count, compare and explain share.</summary>
internal sealed class ContestAsked
{
    private readonly Argument<string> _file = Asked.File();

    private readonly Option<string> _places = Asked.Places();

    private readonly Option<string> _lots = Asked.Option("--lots", "LOTS", "Where lots come from: seed:TEXT, file:PATH or order:2,1,… (docs/lots.md). Without it, an order that the file has, or else a count that needs a lot stops there.");

    private readonly Option<string> _guarantee = Asked.Option("--guarantee", "FILE", "Guaranteed places: so many of the elected must belong to a category.");

    private readonly Option<string[]> _withdrawn = Asked.Several("--withdrawn", "WHO", "Candidates who have withdrawn: numbers or names, with commas.");

    private readonly Option<string> _ron = Asked.Option("--ron", "WHO", "The line re-open nominations: its number or name.");

    private readonly Option<string> _votes = Asked.Number("--votes", "N", "First past the post: votes on each paper. Without it, as many as places.", 1, Mark.MostCandidates);

    private readonly Option<string> _vacancy = Asked.Option("--vacancy", "WHO", "Counts again to fill the place this member has left (ERS97 7.1). Those named by --withdrawn do not wish to stand now.");

    private readonly Option<string[]> _sitting = Asked.Several("--sitting", "WHO", "With --vacancy: the members who sit on.");

    internal void AddTo(Verb verb)
    {
        verb.Arguments.Add(_file);
        foreach (var option in new Option[] { _places, _lots, _guarantee, _withdrawn, _ron, _votes, _vacancy, _sitting })
        {
            verb.Options.Add(option);
        }

        verb.Validators.Add(result =>
        {
            if (result.GetResult(_vacancy) is null && result.GetResult(_sitting) is not null)
            {
                result.AddError("--sitting goes with --vacancy: who sits on, and who has left");
            }
        });
    }

    internal string File(ParseResult asked) => asked.GetValue(_file)!;

    /// <returns>How it ended if there is nothing to count, else null.</returns>
    internal int? Read(Desk desk, ParseResult asked, out Election election, out Lots lots)
    {
        lots = Lots.None;
        return ElectionFile.Read(desk, File(asked), (int?)asked.NumberOf(_places), out election)
            ?? Complete(desk, asked, ref election)
            ?? LotsAsked.Read(desk, election, asked.GetValue(_lots), out lots);
    }

    private int? Complete(Desk desk, ParseResult asked, ref Election election)
    {
        var contest = election.Contest;
        if (CandidatesAsked.Several(desk, contest, "--withdrawn", asked.GetValue(_withdrawn), out var withdrawn) is { } stopped)
        {
            return stopped;
        }

        if (CandidatesAsked.One(desk, contest, "--ron", asked.GetValue(_ron), out var ron) is { } noRon)
        {
            return noRon;
        }

        var vacancyAsked = asked.GetValue(_vacancy) is not null;
        contest = contest with
        {
            Withdrawn = vacancyAsked ? contest.Withdrawn : [.. contest.Withdrawn.Union(withdrawn).Order()],
            ReopenNominations = ron ?? contest.ReopenNominations,
            VotesEach = (int?)asked.NumberOf(_votes) ?? contest.VotesEach,
        };
        var done = Vacancy(desk, asked, withdrawn, ref contest) ?? GuaranteesAsked.Read(desk, asked.GetValue(_guarantee), ref contest);
        election = election with { Contest = contest };
        return done;
    }

    private int? Vacancy(Desk desk, ParseResult asked, ImmutableArray<CandidateNumber> notNow, ref Contest contest)
    {
        if (asked.GetValue(_vacancy) is not { } vacating)
        {
            return null;
        }

        if (CandidatesAsked.One(desk, contest, "--vacancy", vacating, out var left) is { } stopped)
        {
            return stopped;
        }

        if (CandidatesAsked.Several(desk, contest, "--sitting", asked.GetValue(_sitting), out var sitting) is { } nobody)
        {
            return nobody;
        }

        contest = contest with { Vacancy = new(left!.Value, sitting, notNow) };
        return null;
    }
}
