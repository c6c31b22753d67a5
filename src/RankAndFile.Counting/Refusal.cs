namespace RankAndFile.Counting;

/// <summary>
/// A reason the law or the rules give for saying no. Expected, shown to the person who asked in
/// words they can act on, and kept on the record. A bug is an exception instead.
/// </summary>
public sealed record Refusal(string Reason, Source Because)
{
    public override string ToString() => $"{Reason} ({Because})";
}

/// <summary>Where a rule stands: the document and the place in it.</summary>
public sealed record Source(string Document, string Place)
{
    /// <summary>A paragraph of one of the rule books that votes are counted under.</summary>
    public static Source RuleBook(string id, string paragraph) => new(id, paragraph);

    /// <summary>A page of this project's own documentation.</summary>
    public static Source Docs(string page, string section) => new($"docs/{page}", section);

    public override string ToString() => Place.Length is 0 ? Document : $"{Document}, {Place}";
}
