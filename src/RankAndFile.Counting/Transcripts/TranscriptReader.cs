using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;

namespace RankAndFile.Counting;

/// <summary>Reads a transcript from its file.</summary>
internal sealed partial class TranscriptReader
{
    private const int MostStages = 1_000_000;

    // So many papers of one vote each fit into an amount of votes, with room to add them up.
    private const long MostPapers = 4_000_000_000;

    private readonly Complaints _complaints;
    private readonly int _decimals;
    private readonly int _candidates;

    private TranscriptReader(Complaints complaints, int decimals, int candidates) =>
        (_complaints, _decimals, _candidates) = (complaints, decimals, candidates);

    internal static TranscriptOutcome Read(Stream from)
    {
        var complaints = new Complaints();
        using var bytes = new MemoryStream();
        from.CopyTo(bytes);
        bytes.Position = 0;
        if (!Utf8.IsValid(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)))
        {
            complaints.Add("", "bytes that are not UTF-8", "a transcript");
            return complaints.Refused();
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, new() { AllowDuplicateProperties = false });
            return Read(new(document.RootElement, "", complaints), complaints);
        }
        catch (JsonException wrong)
        {
            complaints.Add($"line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}", "what is no JSON", "a transcript");
            return complaints.Refused();
        }
    }

    private static TranscriptOutcome Read(Passage file, Complaints complaints)
    {
        var format = file["format"];
        if (format.Text() is not TranscriptJson.Format)
        {
            if (!complaints.Any)
            {
                format.Complain($"\"{TranscriptJson.Format}\"");
            }

            return complaints.Refused();
        }

        var rules = file["rules"].Text();
        var decimals = file["decimals"].Small(0, 9);
        var candidates = file["candidates"].Each(candidate =>
            new Candidate(new(candidate["number"].Small(1, Mark.MostCandidates)), candidate["name"].Text()));
        CheckNumbers(file["candidates"], candidates);
        if (complaints.Any)
        {
            return complaints.Refused();
        }

        var reader = new TranscriptReader(complaints, decimals, candidates.Length);
        var transcript = new Transcript(
            rules,
            decimals,
            reader.ReadContest(file, candidates),
            ReadPapers(file["papers"]),
            file["stages"].Each(reader.ReadStage),
            file["lots"].Each(reader.ReadLot));
        if (!complaints.Any)
        {
            reader.Check(transcript, file);
        }

        return complaints.Any ? complaints.Refused() : new TranscriptOutcome.Accepted(transcript);
    }

    private static void CheckNumbers(Passage passage, ImmutableArray<Candidate> candidates)
    {
        if (candidates.Select(candidate => candidate.Number.Index).SequenceEqual(Enumerable.Range(0, candidates.Length)))
        {
            return;
        }

        passage.Complain("the candidates numbered from 1 in the order of the ballot paper");
    }

    private Contest ReadContest(Passage file, ImmutableArray<Candidate> candidates) =>
        new(file["title"].Text(), file["places"].Small(1, int.MaxValue), candidates)
        {
            VotesEach = file["votesEach"].OrNull(votes => votes.Small(1, int.MaxValue)),
            Withdrawn = file["withdrawn"].Each(Candidate),
            ReopenNominations = file["reopenNominations"].OrNull(Candidate),
            Guarantees = file["guarantees"].Each(guarantee => new GuaranteedPlaces(
                guarantee["category"].Text(),
                guarantee["atLeast"].Small(0, int.MaxValue),
                guarantee["members"].Each(Candidate))),
            Vacancy = file["vacancy"] is { IsNull: false } vacancy
                ? new CasualVacancy(Candidate(vacancy["vacating"]), vacancy["sitting"].Each(Candidate), vacancy["nowWithdrawn"].Each(Candidate))
                : null,
        };

    private static Papers PapersOf(Passage passage) => new(passage.Whole(0, MostPapers));

    private static PapersRead ReadPapers(Passage papers) => new(
        PapersOf(papers["total"]),
        PapersOf(papers["valid"]),
        papers["findings"].Each(found => new PapersFound(found["finding"].Word(TranscriptWords.Findings), PapersOf(found["papers"]))));

    private Stage ReadStage(Passage stage) => new(
        stage["number"].Small(1, MostStages),
        stage["kind"].Word(TranscriptWords.StageKinds),
        stage["of"].Each(Candidate),
        ReadFigures(stage),
        stage["elected"].Each(Candidate),
        stage["excluded"].Each(Candidate),
        stage["steps"].Each(step => new Step(
            step["value"].OrNull(ValueOnALine),
            ReadFigures(step),
            step["elected"].Each(Candidate))),
        stage["happenings"].Each(ReadHappening));

    private Figures ReadFigures(Passage line) => new(
        line["quota"].OrNull(VotesOnALine),
        line["votes"].Each(VotesOnALine),
        VotesOnALine(line["nonTransferable"]),
        line.Has("keep") ? line["keep"].Each(Keep) : []);

    private Lot ReadLot(Passage lot) => new(
        lot["stage"].Small(1, MostStages),
        lot["purpose"].Word(TranscriptWords.LotPurposes),
        lot["tied"].Each(Candidate),
        Candidate(lot["drawn"]));

    private CandidateNumber Candidate(Passage passage) => new(passage.Small(1, _candidates));

    /// <summary>A figure of a stage or step: with the rule book's decimals, no more and no fewer.</summary>
    private Votes VotesOnALine(Passage passage) =>
        Votes.OfBillionths(Figure(passage, billionths => Billionth.Written(billionths, _decimals), $"a figure with {_decimals} decimals"));

    private TransferValue ValueOnALine(Passage passage) =>
        TransferValue.OfBillionths(Figure(passage, billionths => Billionth.Written(billionths, _decimals), $"a value with {_decimals} decimals"));

    private Votes Amount(Passage passage) =>
        Votes.OfBillionths(Figure(passage, billionths => Billionth.WrittenAtLeast(billionths, _decimals), $"a figure with {_decimals} decimals or more"));

    private TransferValue Value(Passage passage) =>
        TransferValue.OfBillionths(Figure(passage, billionths => Billionth.WrittenAtLeast(billionths, _decimals), $"a value with {_decimals} decimals or more"));

    private static KeepValue Keep(Passage passage) =>
        KeepValue.OfBillionths(Figure(passage, billionths => Billionth.Written(billionths, 9), "a keep value with 9 decimals"));

    /// <summary>A figure is accepted only as it would be written, so that one transcript has one file.</summary>
    private static long Figure(Passage passage, Func<long, string> written, string expected)
    {
        var text = passage.Text();
        if (Billionth.TryParse(text, out var billionths) && IsWritten(billionths, text, written))
        {
            return billionths;
        }

        passage.Complain(expected);
        return 0;
    }

    private static bool IsWritten(long billionths, string text, Func<long, string> written)
    {
        try
        {
            return written(billionths) == text;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
