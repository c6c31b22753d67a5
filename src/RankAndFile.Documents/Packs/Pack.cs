namespace RankAndFile.Documents.Packs;

/// <summary>How large a pack is printed.</summary>
public enum Print
{
    /// <summary>12 points and more.</summary>
    Standard,

    /// <summary>18 points and more.</summary>
    Large,
}

/// <summary>Who a pack is for. No number of theirs is printed anywhere.</summary>
public sealed record Recipient(string Name, IReadOnlyList<string> Address, Print Print = Print.Standard);

/// <summary>A paper with its number: which of the run's papers, counted from nought.</summary>
public readonly record struct NumberedPaper(PaperNumber Number, int Paper);

/// <summary>What goes to one person: a letter, and a paper for every contest they may vote in, each with a number of its own.</summary>
public sealed record Pack(Recipient To, IReadOnlyList<NumberedPaper> Papers)
{
    /// <summary>The pack of an election with a single contest.</summary>
    public static Pack Of(PaperNumber number, Recipient to) => new(to, [new(number, 0)]);
}

/// <summary>What the letter on top of a pack says. The library's own words say what the pack holds and what to do.</summary>
/// <param name="Help">Whom to ask where something is missing or was spoilt, and until when.</param>
public sealed record CoverLetter(string Union, Said Election, IReadOnlyList<Said> Opening, Said ReturnBy, Said Help)
{
    /// <summary>The words for what lies in the pack; a caller may put others.</summary>
    public IReadOnlyList<Said> InThePack { get; init; } =
    [
        new("A ballot paper for each contest in which you may vote", "Papur pleidleisio ar gyfer pob etholiad y cewch bleidleisio ynddo"),
        new("A booklet for each contest, in which the candidates write in their own words", "Llyfryn ar gyfer pob etholiad, lle mae’r ymgeiswyr yn ysgrifennu yn eu geiriau eu hunain"),
        new("An envelope for your vote. It needs no stamp.", "Amlen ar gyfer eich pleidlais. Nid oes angen stamp."),
    ];

    /// <summary>The steps from reading to posting; a caller may put others.</summary>
    public IReadOnlyList<Said> Steps { get; init; } =
    [
        new("Read what the candidates say.", "Darllenwch beth mae’r ymgeiswyr yn ei ddweud."),
        new("Mark each ballot paper yourself, in private, as it tells you at its top.", "Marciwch bob papur pleidleisio eich hun, yn breifat, fel y mae'n dweud ar ei frig."),
        new("Fold each paper in three along the small marks, with its number on the outside.", "Plygwch bob papur yn dair rhan ar hyd y marciau bach, gyda’i rif ar y tu allan."),
        new("Put all papers into the envelope, so that a number shows in its window, and post it.", "Rhowch bob papur yn yr amlen, fel bod rhif i’w weld yn ei ffenestr, a’i phostio."),
    ];
}
