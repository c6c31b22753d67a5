using System.Diagnostics;
using System.Globalization;
using RankAndFile.Documents.Packs;

namespace RankAndFile.Bench.Packs;

/// <summary>Prints a run of ballot packs, each to another person, and says how many a minute.</summary>
internal static class PackPress
{
    private const int GoalAMinute = 10_000;

    // Of one core: nothing here runs beside anything else.
    internal static int Measure(string file, int packs)
    {
        var run = Run(packs);
        var started = Stopwatch.GetTimestamp();
        PackRunOutcome outcome;
        long size;
        using (var to = File.Create(file))
        {
            outcome = run.Write(Enumerable.Range(1, packs).Select(PackOf), to);
            size = to.Length;
        }

        var took = Stopwatch.GetElapsedTime(started);
        File.Delete(file);
        if (outcome is not PackRunOutcome.Printed { Sheets: var sheets })
        {
            Console.Error.WriteLine(outcome);
            return 1;
        }

        using var self = Process.GetCurrentProcess();
        var aMinute = packs / took.TotalMinutes;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            | Packs | Sheets | Goal | Measured | A pack in the file | Peak memory |
            | --- | --- | --- | --- | --- | --- |
            | {packs:N0} | {sheets:N0} | {GoalAMinute:N0} a minute | {(aMinute < GoalAMinute ? "**missed** " : "")}{aMinute:N0} a minute ({took.TotalSeconds:0.0} s) | {size / packs:N0} bytes | {self.PeakWorkingSet64 >> 20} MiB |
            """));
        return aMinute < GoalAMinute ? 1 : 0;
    }

    private static Pack PackOf(int number) => Pack.Of(PaperNumber.Of(number), new(
        string.Create(CultureInfo.InvariantCulture, $"Gwenllïan Ŵyn {number}"),
        [string.Create(CultureInfo.InvariantCulture, $"Flat {number % 97}"), string.Create(CultureInfo.InvariantCulture, $"{number} Union Street"), "Pontypridd", "Rhondda Cynon Taf", "CF37 1AA"],
        number % 50 is 0 ? Print.Large : Print.Standard));

    private static PackRun Run(int packs)
    {
        const string Union = "Amalgamated Union of Makers and Carers";
        Said election = "Election of the General Secretary 2026";
        Said returnBy = "12 noon on Thursday 16 April 2026";
        return new()
        {
            Letter = new(Union, election, ["You may vote for who leads our union."], returnBy, "Is something missing? Call 0800 000 0000."),
            Papers =
            [
                new()
                {
                    Union = Union,
                    Election = election,
                    Contest = "General Secretary",
                    Places = 1,
                    HowToVote = HowToVote.ByNumbers,
                    Candidates = [.. Enumerable.Range(1, 8).Select(number => new CandidateOnPaper(string.Create(CultureInfo.InvariantCulture, $"Candidate {number}"), "A branch"))],
                    Scrutineer = "Honest Ballots Limited",
                    ReturnAddress = ["Freepost HONEST BALLOTS", "London", "N1 9ZZ"],
                    ReturnBy = returnBy,
                },
            ],
            Numbers = new(PaperNumber.Of(1), PaperNumber.Of(packs)),
        };
    }
}
