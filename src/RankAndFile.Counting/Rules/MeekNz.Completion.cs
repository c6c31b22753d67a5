using System.Collections.Immutable;

namespace RankAndFile.Counting.Rules;

/// <content>How the count ends, and what guaranteed places add.</content>
internal sealed partial class MeekNz
{
    /// <summary>
    /// Elects all who are left when they are as many as the places, once those proposed are excluded.
    /// No paper is counted again. False if there are still too many.
    /// </summary>
    [Paragraph("3")]
    private bool FillTheLastPlaces(ImmutableArray<CandidateNumber> proposed)
    {
        if (_table.Hopeful.Count() - proposed.Length > PlacesLeft)
        {
            return false;
        }

        EndStageInProgress();
        _sheet.Begin(StageKind.Completion, proposed);
        NoteWhatLedHere();
        TakeOut(proposed, "3");
        foreach (var candidate in InOrder(_table.Hopeful.ToList()))
        {
            DeemElected(candidate, ElectedBecause.PlacesLeft, null, "3");
        }

        _sheet.EndStage(_figures);
        return true;
    }

    private void EndStageInProgress()
    {
        if (_sheet.IsStageOpen)
        {
            _sheet.EndStage(_figures);
        }
    }

    private void NoteWhatLedHere()
    {
        _beforeStage.ForEach(_sheet.Note);
        _beforeStage.Clear();
    }

    private ImmutableArray<CandidateNumber> InOrder(IEnumerable<CandidateNumber> candidates) =>
        CountingHall.InOrder(candidates, _table.VoteOf, _sheet.Points);

    // Guaranteed places: our addition

    [Paragraph("G2")]
    private List<CandidateNumber> WithTheQuota() =>
        [.. _table.Hopeful.Where(c => _table.VoteOf(c) >= _quota && !_hall.Completions.Doomed.Contains(c))];

    [Paragraph("G4")]
    private List<CandidateNumber> MayBeExcluded() => [.. _table.Hopeful.Except(_hall.Completions.Guarded)];
}
