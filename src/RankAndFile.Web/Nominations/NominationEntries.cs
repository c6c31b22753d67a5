using System.Collections.Immutable;
using RankAndFile.Scrutiny;

namespace RankAndFile.Web.Nominations;

/// <summary>A branch or workplace nominated somebody.</summary>
/// <param name="Number">Which nomination, counted within the election.</param>
/// <param name="OnPaper">The office entered it from a letter or a form.</param>
/// <param name="By">Who sent or entered it.</param>
[Entry("nomination-received", Version = 1)]
public sealed record NominationReceived([property: Public] int Number, [property: Public] string Contest, [property: Public] string Body, [property: Public] string Candidate, [property: Public] bool OnPaper, string By);

/// <summary>It was ruled whether a nomination is valid.</summary>
/// <param name="Number">Which nomination, counted within the election.</param>
/// <param name="State">Valid or Invalid.</param>
/// <param name="Reason">Why it is invalid: a word of a list that docs/nominations.md explains; otherwise empty.</param>
/// <param name="Words">What was said with it.</param>
/// <param name="By">Who ruled.</param>
[Entry("nomination-ruled", Version = 1)]
public sealed record NominationRuled(
    [property: Public] int Number, [property: Public] string Contest, [property: Public] string Body, [property: Public] string Candidate, [property: Public] string State, [property: Public] string Reason, [property: Public] string Words, string By);

/// <summary>Somebody appealed against a ruling that a nomination is invalid.</summary>
/// <param name="Number">Which nomination, counted within the election.</param>
/// <param name="Grounds">Why they think that it is valid.</param>
/// <param name="By">Who appealed, or who entered the appeal.</param>
[Entry("nomination-appealed", Version = 1)]
public sealed record NominationAppealed([property: Public] int Number, string Grounds, string By);

/// <summary>It was decided on an appeal, by somebody other than who had ruled.</summary>
/// <param name="Number">Which nomination, counted within the election.</param>
/// <param name="Upheld">The nomination is valid.</param>
/// <param name="Words">The reason for the decision.</param>
/// <param name="By">Who decided.</param>
[Entry("nomination-appeal-decided", Version = 1)]
public sealed record NominationAppealDecided([property: Public] int Number, [property: Public] bool Upheld, [property: Public] string Words, string By);

/// <summary>Somebody who was nominated said whether they stand.</summary>
/// <param name="Answer">Accepted, Declined or Withdrawn.</param>
/// <param name="Categories">For guaranteed places: what they consent to have shown.</param>
/// <param name="OnPaper">The office entered it from a letter.</param>
/// <param name="By">The candidate, or who entered it.</param>
[Entry("nomination-answered", Version = 1)]
public sealed record NominationAnswered([property: Public] string Contest, [property: Public] string Candidate, [property: Public] string Answer, [property: Public] ImmutableArray<string> Categories, [property: Public] bool OnPaper, string By);

/// <summary>Somebody confirmed that the list of candidates equals the accepted nominations.</summary>
/// <param name="Digest">Of the list as they read it: SHA-256.</param>
/// <param name="Role">What they are in this election.</param>
/// <param name="By">Who confirmed it.</param>
[Entry("nomination-list-signed", Version = 1)]
public sealed record NominationListSigned([property: Public] string Digest, [property: Public] string Role, string By);

/// <summary>The list changed after somebody had confirmed it, so that it has to be confirmed anew.</summary>
/// <param name="Digest">Of the list as it was confirmed.</param>
[Entry("nomination-list-changed", Version = 1)]
public sealed record NominationListChanged([property: Public] string Digest);

/// <summary>The candidates of a contest.</summary>
/// <param name="Unopposed">There are no more of them than places: they are elected without a ballot.</param>
public sealed record ContestListed(string Title, int Places, ImmutableArray<string> Candidates, bool Unopposed);

/// <summary>Two people have confirmed the list of candidates, and it does not change any more.</summary>
/// <param name="Digest">Of the list: SHA-256.</param>
[Entry("nomination-list-final", Version = 1)]
public sealed record NominationListFinal([property: Public] string Digest, [property: Public] ImmutableArray<ContestListed> Contests);
