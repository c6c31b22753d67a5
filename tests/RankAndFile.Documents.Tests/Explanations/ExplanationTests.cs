namespace RankAndFile.Documents.Tests;

public sealed class ExplanationTests
{
    private const string Kept = "tests/RankAndFile.Documents.Tests/Kept";

    [Fact]
    public void A_count_by_ERS97_is_told_stage_by_stage() => Golden.Holds(Told(Samples.Committee), $"{Kept}/committee-explained.verified.txt");

    [Fact]
    public void A_count_by_Meek_tells_what_is_kept() => Golden.Holds(Told(Samples.Meek), $"{Kept}/trustees-explained.verified.txt");

    [Fact]
    public void First_past_the_post_is_told_with_its_lot() => Golden.Holds(Told(Samples.Executive), $"{Kept}/executive-explained.verified.txt");

    [Fact]
    public void Every_kind_of_happening_has_words() => Golden.Holds(Told(Samples.Guaranteed), $"{Kept}/delegates-explained.verified.txt");

    [Fact]
    public void One_candidate_can_be_told_alone() => Assert.Equal(
        """
        Branch committee 2026
        =====================

        What happened to Prakash Prince
        -------------------------------
        Prakash Prince began with 18.00 first preferences; two candidates had more.
        Stage 2 (Ann Smith's surplus): 10 papers worth 3.10 votes, which made 21.10.
        Stage 3 (Frank Freeman excluded): 11 papers worth 8.93 votes, which made 30.03.
        Prakash Prince was not elected.
        The last to be elected, Dilys Duke, had 33.75 when elected, 3.72 more.

        """,
        Written.By(to => Explanation.WriteText(Samples.Committee, new(3), to)));

    [Fact]
    public void A_word_is_explained_once()
    {
        var told = Told(Samples.Committee).ReplaceLineEndings(" ");

        Assert.Equal(2, told.Split("the number of votes that is enough to be elected", StringSplitOptions.None).Length);
        Assert.Equal(2, told.Split("the votes beyond the quota", StringSplitOptions.None).Length);
    }

    [Fact]
    public void Every_happening_keeps_its_paragraph()
    {
        var stage = Explanation.Of(Samples.Committee).Passages.Single(passage => passage.Heading.StartsWith("Stage 2", StringComparison.Ordinal));

        Assert.Equal(["ERS97 5.3.7", "ERS97 5.3.8"], stage.Sentences.Select(sentence => sentence.Paragraph));
    }

    private static string Told(Transcript count) => Written.By(to => Explanation.WriteText(count, to));
}
