using System.Collections.Immutable;

namespace RankAndFile.Counting;

/// <summary>One thing that happened in a count, and the paragraph of the rule book it was done under.</summary>
public abstract record Happening(string Paragraph);

/// <summary>The quota was found, or found anew.</summary>
/// <param name="From">The votes it was divided from: the total valid vote less what was non-transferable.</param>
/// <param name="DividedBy">Under ERS97 and the like, one more than the places.</param>
public sealed record QuotaSet(Votes Quota, Votes From, int DividedBy, string Paragraph) : Happening(Paragraph);

/// <summary>Papers of one value went from one candidate (or, at the first stage, from the box) to others.</summary>
/// <param name="From">None for first preferences.</param>
/// <param name="Value">What each paper counts for with those who receive it.</param>
/// <param name="NonTransferable">Papers without a next preference.</param>
/// <param name="NonTransferableVotes">The votes that became non-transferable: what those papers were worth, or, of an ERS97 surplus, what was lost.</param>
public sealed record PapersMoved(
    CandidateNumber? From,
    TransferValue Value,
    ImmutableArray<Receipt> To,
    Papers NonTransferable,
    Votes NonTransferableVotes,
    string Paragraph) : Happening(Paragraph);

/// <summary>What one candidate received.</summary>
public sealed record Receipt(CandidateNumber To, Papers Papers, Votes Votes);

/// <summary>How the transfer value of a surplus was found.</summary>
/// <param name="Examined">The papers that were looked at.</param>
/// <param name="Transferable">Those of them with a next preference.</param>
/// <param name="Present">The value they had.</param>
/// <param name="Value">The value they went on with.</param>
/// <param name="Lost">The part of the surplus that nobody received.</param>
public sealed record SurplusValued(
    CandidateNumber Candidate,
    Votes Surplus,
    Papers Examined,
    Papers Transferable,
    TransferValue Present,
    TransferValue Value,
    Votes Lost,
    string Paragraph) : Happening(Paragraph);

/// <summary>Why a candidate was elected.</summary>
public enum ElectedBecause
{
    /// <summary>Reached the quota.</summary>
    Quota,

    /// <summary>Has so many votes that they must fill one of the places left: ERS97 5.1.7(b).</summary>
    MustFillAPlace,

    /// <summary>As many candidates were left as places.</summary>
    PlacesLeft,

    /// <summary>Among the most votes: first past the post.</summary>
    MostVotes,

    /// <summary>More than half of the votes still in play: the alternative vote.</summary>
    Majority,
}

/// <summary>A candidate was deemed elected.</summary>
/// <param name="Needed">The votes that were enough, where there is such a figure.</param>
public sealed record DeemedElected(CandidateNumber Candidate, Votes With, ElectedBecause Because, Votes? Needed, string Paragraph)
    : Happening(Paragraph);

/// <summary>The places are full: those still continuing go no further, and keep the votes they have.</summary>
public sealed record FormallyExcluded(ImmutableArray<CandidateNumber> Candidates, string Paragraph) : Happening(Paragraph);

/// <summary>A candidate was excluded.</summary>
public sealed record Excluded(CandidateNumber Candidate, Votes With, string Paragraph) : Happening(Paragraph);

/// <summary>Surpluses wait, because transferring them could not change who goes next.</summary>
/// <param name="Total">The surpluses together.</param>
/// <param name="Difference">The difference that they do not exceed.</param>
/// <param name="Between">The candidates on whose votes the difference was found; ascending.</param>
public sealed record SurplusesDeferred(Votes Total, Votes Difference, ImmutableArray<CandidateNumber> Between, string Paragraph)
    : Happening(Paragraph);

/// <summary>Several were excluded together because, even with all they and the surpluses hold, none could pass the next above.</summary>
public sealed record ExcludedTogether(ImmutableArray<CandidateNumber> Candidates, Votes Together, Votes Deferred, CandidateNumber? NextAbove, string Paragraph)
    : Happening(Paragraph);

/// <summary>A tie was settled: by an earlier difference of votes, or by lot.</summary>
/// <param name="AtStage">The stage at whose figures they first differed; none for a lot.</param>
public sealed record TieSettled(LotPurpose Purpose, ImmutableArray<CandidateNumber> Tied, CandidateNumber Chosen, int? AtStage, string Paragraph)
    : Happening(Paragraph)
{
    public bool ByLot => AtStage is null;
}

/// <summary>Too few places for candidates who have been equal throughout: none of them was elected at this point. ERS97 5.6.2.</summary>
public sealed record NoneElected(ImmutableArray<CandidateNumber> Tied, int PlacesLeft, string Paragraph) : Happening(Paragraph);

/// <summary>Places are full: no more papers were moved.</summary>
public sealed record TransfersStopped(string Paragraph) : Happening(Paragraph);

/// <summary>The keep values that the iteration was counted with.</summary>
public sealed record KeepValuesSet(ImmutableArray<KeepValue> Keep, ImmutableArray<CandidateNumber> Changed, string Paragraph) : Happening(Paragraph);

/// <summary>The guarantees left no way to elect these: they are in no completion that meets every guarantee.</summary>
public sealed record Doomed(ImmutableArray<CandidateNumber> Candidates, string Paragraph) : Happening(Paragraph);

/// <summary>The guarantees cannot be met without these: they are in every completion, and are not excluded.</summary>
public sealed record Guarded(ImmutableArray<CandidateNumber> Candidates, string Paragraph) : Happening(Paragraph);

/// <summary>A place stays vacant.</summary>
public sealed record PlaceVacant(int Places, VacantBecause Because, string Paragraph) : Happening(Paragraph);

public enum VacantBecause
{
    /// <summary>Fewer candidates stand than there are places.</summary>
    TooFewCandidates,

    /// <summary>A guaranteed place has nobody who could fill it.</summary>
    GuaranteeShortfall,

    /// <summary>Re-open nominations was elected to it.</summary>
    ReopenNominations,
}
