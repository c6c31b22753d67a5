namespace RankAndFile.Counting;

internal sealed partial class TranscriptWriter
{
    private void WriteHappening(Happening happening)
    {
        _line.WriteString("kind", HappeningKinds.Of(happening));
        _line.WriteString("paragraph", happening.Paragraph);
        switch (happening)
        {
            case QuotaSet set:
                _line.WriteString("quota", Written(set.Quota));
                _line.WriteString("from", Written(set.From));
                _line.WriteNumber("dividedBy", set.DividedBy);
                break;
            case PapersMoved moved:
                WritePapersMoved(moved);
                break;
            case SurplusValued valued:
                WriteSurplusValued(valued);
                break;
            case DeemedElected elected:
                WriteDeemedElected(elected);
                break;
            case Excluded excluded:
                _line.WriteNumber("candidate", excluded.Candidate.Number);
                _line.WriteString("with", Written(excluded.With));
                break;
            case SurplusesDeferred deferred:
                _line.WriteString("total", Written(deferred.Total));
                _line.WriteString("difference", Written(deferred.Difference));
                Numbers("between", deferred.Between);
                break;
            case ExcludedTogether together:
                Numbers("candidates", together.Candidates);
                _line.WriteString("together", Written(together.Together));
                _line.WriteString("deferred", Written(together.Deferred));
                WriteNumberOrNull(_line, "nextAbove", together.NextAbove?.Number);
                break;
            default:
                WriteRarer(happening);
                break;
        }
    }

    private void WriteRarer(Happening happening)
    {
        switch (happening)
        {
            case TieSettled tie:
                _line.WriteString("purpose", TranscriptWords.LotPurposes.Of(tie.Purpose));
                Numbers("tied", tie.Tied);
                _line.WriteNumber("chosen", tie.Chosen.Number);
                WriteNumberOrNull(_line, "atStage", tie.AtStage);
                break;
            case NoneElected none:
                Numbers("tied", none.Tied);
                _line.WriteNumber("placesLeft", none.PlacesLeft);
                break;
            case TransfersStopped:
                break;
            case KeepValuesSet set:
                Texts("keep", set.Keep, keep => keep.ToString());
                Numbers("changed", set.Changed);
                break;
            case Doomed doomed:
                Numbers("candidates", doomed.Candidates);
                break;
            case Guarded guarded:
                Numbers("candidates", guarded.Candidates);
                break;
            case FormallyExcluded formally:
                Numbers("candidates", formally.Candidates);
                break;
            case PlaceVacant vacant:
                _line.WriteNumber("places", vacant.Places);
                _line.WriteString("because", TranscriptWords.VacantBecauses.Of(vacant.Because));
                break;
            default:
                throw new InvalidOperationException($"{happening.GetType().Name} cannot be written.");
        }
    }

    private void WriteDeemedElected(DeemedElected elected)
    {
        _line.WriteNumber("candidate", elected.Candidate.Number);
        _line.WriteString("with", Written(elected.With));
        _line.WriteString("because", TranscriptWords.ElectedBecauses.Of(elected.Because));
        WriteTextOrNull(_line, "needed", elected.Needed is { } needed ? Written(needed) : null);
    }

    private void WritePapersMoved(PapersMoved moved)
    {
        WriteNumberOrNull(_line, "from", moved.From?.Number);
        _line.WriteString("value", Written(moved.Value));
        _line.WriteStartArray("to");
        foreach (var receipt in moved.To)
        {
            _line.WriteStartObject();
            _line.WriteNumber("to", receipt.To.Number);
            _line.WriteNumber("papers", receipt.Papers.Count);
            _line.WriteString("votes", Written(receipt.Votes));
            _line.WriteEndObject();
        }

        _line.WriteEndArray();
        _line.WriteNumber("nonTransferable", moved.NonTransferable.Count);
        _line.WriteString("nonTransferableVotes", Written(moved.NonTransferableVotes));
    }

    private void WriteSurplusValued(SurplusValued valued)
    {
        _line.WriteNumber("candidate", valued.Candidate.Number);
        _line.WriteString("surplus", Written(valued.Surplus));
        _line.WriteNumber("examined", valued.Examined.Count);
        _line.WriteNumber("transferable", valued.Transferable.Count);
        _line.WriteString("present", Written(valued.Present));
        _line.WriteString("value", Written(valued.Value));
        _line.WriteString("lost", Written(valued.Lost));
    }
}

/// <summary>What the file calls each kind of happening. Like <see cref="Words{T}"/>, for ever.</summary>
internal static class HappeningKinds
{
    internal const string QuotaSet = "quota-set";
    internal const string PapersMoved = "papers-moved";
    internal const string SurplusValued = "surplus-valued";
    internal const string DeemedElected = "deemed-elected";
    internal const string Excluded = "excluded";
    internal const string SurplusesDeferred = "surpluses-deferred";
    internal const string ExcludedTogether = "excluded-together";
    internal const string TieSettled = "tie-settled";
    internal const string NoneElected = "none-elected";
    internal const string TransfersStopped = "transfers-stopped";
    internal const string KeepValuesSet = "keep-values-set";
    internal const string Doomed = "doomed";
    internal const string Guarded = "guarded";
    internal const string FormallyExcluded = "formally-excluded";
    internal const string PlaceVacant = "place-vacant";

    internal static string Of(Happening happening) => happening switch
    {
        Counting.QuotaSet => QuotaSet,
        Counting.PapersMoved => PapersMoved,
        Counting.SurplusValued => SurplusValued,
        Counting.DeemedElected => DeemedElected,
        Counting.Excluded => Excluded,
        Counting.SurplusesDeferred => SurplusesDeferred,
        Counting.ExcludedTogether => ExcludedTogether,
        Counting.TieSettled => TieSettled,
        Counting.NoneElected => NoneElected,
        Counting.TransfersStopped => TransfersStopped,
        Counting.KeepValuesSet => KeepValuesSet,
        Counting.Doomed => Doomed,
        Counting.Guarded => Guarded,
        Counting.FormallyExcluded => FormallyExcluded,
        Counting.PlaceVacant => PlaceVacant,
        _ => throw new InvalidOperationException($"{happening.GetType().Name} has no word."),
    };
}
