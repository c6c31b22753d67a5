using System.Globalization;

namespace RankAndFile.Documents.Packs;

/// <summary>What every paper says whatever the election. The Welsh is a draft until a speaker has signed it.</summary>
internal static class PackWords
{
    internal static Said BallotPaper { get; } = new("Ballot paper", "Papur pleidleisio");

    internal static Said HowToVote { get; } = new("How to vote", "Sut i bleidleisio");

    internal static Said PaperNumber { get; } = new("Paper number", "Rhif y papur");

    internal static Said ReturnTo { get; } = new("Return this paper to the scrutineer", "Dychwelwch y papur hwn at y craffwr");

    internal static Said ArriveBy { get; } = new("It must arrive by", "Rhaid iddo gyrraedd erbyn");

    internal static Said VotesArriveBy { get; } = new("Your vote must arrive by", "Rhaid i’ch pleidlais gyrraedd erbyn");

    internal static Said MoreCandidates { get; } = new("There are more candidates on the next page.", "Mae mwy o ymgeiswyr ar y dudalen nesaf.");

    internal static Said InThisPack { get; } = new("In this pack", "Yn y pecyn hwn");

    internal static Said WhatToDo { get; } = new("What to do", "Beth i’w wneud");

    internal static Said Addresses { get; } = new("What the candidates say", "Beth mae’r ymgeiswyr yn ei ddweud");

    internal static Said OrderDrawn { get; } = new(
        "The candidates stand in the order that was drawn by lot, as on the ballot paper. Each has the same space, in the same letters.",
        "Mae’r ymgeiswyr yn y drefn a dynnwyd drwy goelbren, fel ar y papur pleidleisio. Mae gan bob un yr un lle, yn yr un llythrennau.");

    internal static Said OwnWords { get; } = new(
        "The words are the candidates' own, and nobody has changed them. Only the candidate answers for them in law.",
        "Geiriau’r ymgeiswyr eu hunain yw'r rhain, ac nid oes neb wedi’u newid. Yr ymgeisydd yn unig sy'n atebol amdanynt yn ôl y gyfraith.");

    internal static Said NoAddress { get; } = new("This candidate sent in no address.", "Ni anfonodd yr ymgeisydd hwn anerchiad.");

    internal static Said NoPhotograph { get; } = new("No photograph", "Dim ffotograff");

    internal static Said Photograph(string name) => new($"Photograph of {name}", $"Ffotograff o {name}");

    internal static Said Places(int places) => places is 1
        ? new("One person will be elected.", "Bydd un person yn cael ei ethol.")
        : new(Set("{0} people will be elected.", places), Set("Bydd {0} o bobl yn cael eu hethol.", places));

    internal static Said PageOf(int page, int pages) => new(
        string.Create(CultureInfo.InvariantCulture, $"Page {page} of {pages}"),
        string.Create(CultureInfo.InvariantCulture, $"Tudalen {page} o {pages}"));

    internal static string Set(string words, int number) => string.Format(CultureInfo.InvariantCulture, words, number);
}

/// <summary>How to mark a paper, in the plain words of each kind of rule book.</summary>
public static class HowToVote
{
    private static readonly Said _nothingElse = new(
        "Write nothing else on this paper, or your vote may not count.",
        "Peidiwch ag ysgrifennu dim byd arall ar y papur hwn, neu mae'n bosibl na fydd eich pleidlais yn cyfrif.");

    /// <summary>First past the post: a cross for each place there is.</summary>
    public static IReadOnlyList<Said> ByCross(int places) => places is 1
        ?
        [
            new("Put a cross (X) in the box beside the one candidate you want.", "Rhowch groes (X) yn y blwch wrth ymyl yr un ymgeisydd yr ydych ei eisiau."),
            new("Vote for one candidate only.", "Pleidleisiwch dros un ymgeisydd yn unig."),
            _nothingElse,
        ]
        :
        [
            new("Put a cross (X) in the box beside each candidate you want.", "Rhowch groes (X) yn y blwch wrth ymyl pob ymgeisydd yr ydych ei eisiau."),
            new(PackWords.Set("Vote for no more than {0} candidates. You may vote for fewer.", places), PackWords.Set("Peidiwch â phleidleisio dros fwy na {0} ymgeisydd. Cewch bleidleisio dros lai.", places)),
            _nothingElse,
        ];

    /// <summary>The single transferable vote and the alternative vote: candidates numbered in the order they are wanted.</summary>
    public static IReadOnlyList<Said> ByNumbers { get; } =
    [
        new("Put 1 in the box beside the candidate you want most, 2 beside your second choice, 3 beside your third, and so on.",
            "Rhowch 1 yn y blwch wrth ymyl yr ymgeisydd yr ydych ei eisiau fwyaf, 2 wrth ymyl eich ail ddewis, 3 wrth ymyl eich trydydd, ac yn y blaen."),
        new("Number as many or as few candidates as you like. Use each number once.", "Rhifwch gynifer neu gyn lleied o ymgeiswyr ag y mynnwch. Defnyddiwch bob rhif unwaith."),
        _nothingElse,
    ];
}
