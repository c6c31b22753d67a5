namespace RankAndFile.Counting;

internal sealed partial class TranscriptReader
{
    private Happening ReadHappening(Passage passage)
    {
        var kind = passage["kind"];
        var paragraph = passage["paragraph"].Text();
        switch (kind.Text())
        {
            case HappeningKinds.QuotaSet:
                return new QuotaSet(Amount(passage["quota"]), Amount(passage["from"]), passage["dividedBy"].Small(0, int.MaxValue), paragraph);
            case HappeningKinds.PapersMoved:
                return ReadPapersMoved(passage, paragraph);
            case HappeningKinds.SurplusValued:
                return ReadSurplusValued(passage, paragraph);
            case HappeningKinds.DeemedElected:
                return new DeemedElected(
                    Candidate(passage["candidate"]),
                    Amount(passage["with"]),
                    passage["because"].Word(TranscriptWords.ElectedBecauses),
                    passage["needed"].OrNull(Amount),
                    paragraph);
            case HappeningKinds.Excluded:
                return new Excluded(Candidate(passage["candidate"]), Amount(passage["with"]), paragraph);
            case HappeningKinds.SurplusesDeferred:
                return new SurplusesDeferred(
                    Amount(passage["total"]), Amount(passage["difference"]), passage["between"].Each(Candidate), paragraph);
            case HappeningKinds.ExcludedTogether:
                return new ExcludedTogether(
                    passage["candidates"].Each(Candidate),
                    Amount(passage["together"]),
                    Amount(passage["deferred"]),
                    passage["nextAbove"].OrNull(Candidate),
                    paragraph);
            default:
                return ReadRarer(kind, passage, paragraph);
        }
    }

    private Happening ReadRarer(Passage kind, Passage passage, string paragraph)
    {
        switch (kind.Text())
        {
            case HappeningKinds.TieSettled:
                return new TieSettled(
                    passage["purpose"].Word(TranscriptWords.LotPurposes),
                    passage["tied"].Each(Candidate),
                    Candidate(passage["chosen"]),
                    passage["atStage"].OrNull(stage => stage.Small(1, MostStages)),
                    paragraph);
            case HappeningKinds.NoneElected:
                return new NoneElected(passage["tied"].Each(Candidate), passage["placesLeft"].Small(0, int.MaxValue), paragraph);
            case HappeningKinds.TransfersStopped:
                return new TransfersStopped(paragraph);
            case HappeningKinds.KeepValuesSet:
                return new KeepValuesSet(passage["keep"].Each(Keep), passage["changed"].Each(Candidate), paragraph);
            case HappeningKinds.Doomed:
                return new Doomed(passage["candidates"].Each(Candidate), paragraph);
            case HappeningKinds.Guarded:
                return new Guarded(passage["candidates"].Each(Candidate), paragraph);
            case HappeningKinds.FormallyExcluded:
                return new FormallyExcluded(passage["candidates"].Each(Candidate), paragraph);
            case HappeningKinds.PlaceVacant:
                return new PlaceVacant(
                    passage["places"].Small(0, int.MaxValue), passage["because"].Word(TranscriptWords.VacantBecauses), paragraph);
            default:
                kind.Complain("a kind of happening that docs/transcript-format.md names");
                return new TransfersStopped(paragraph);
        }
    }

    private PapersMoved ReadPapersMoved(Passage passage, string paragraph) => new(
        passage["from"].OrNull(Candidate),
        Value(passage["value"]),
        passage["to"].Each(receipt => new Receipt(Candidate(receipt["to"]), PapersOf(receipt["papers"]), Amount(receipt["votes"]))),
        PapersOf(passage["nonTransferable"]),
        Amount(passage["nonTransferableVotes"]),
        paragraph);

    private SurplusValued ReadSurplusValued(Passage passage, string paragraph) => new(
        Candidate(passage["candidate"]),
        Amount(passage["surplus"]),
        PapersOf(passage["examined"]),
        PapersOf(passage["transferable"]),
        Value(passage["present"]),
        Value(passage["value"]),
        Amount(passage["lost"]),
        paragraph);
}
