using RankAndFile.Documents.Packs;

namespace RankAndFile.Documents.Tests.Packs;

/// <summary>The election addresses of a contest.</summary>
public sealed class BookletTests
{
    // Made for this test: a grey slope, 30 by 40.
    private static readonly byte[] _photograph = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//wAALCAAoAB4BAREA/8QAFgABAQEAAAAAAAAAAAAAAAAAAAUD/8QAFhAAAwAAAAAAAAAAAAAAAAAAABNh/9oACAEBAAA/ANkwJgTAmFBMCYEwJhQTAmBMCYUUwJgTAmFBMCYEwJh//9k=");

    private const string Said = "I have been a rep for twelve years.\nThey told us that it couldn’t be done.";

    private static readonly Booklet _booklet = new()
    {
        Union = Invented.Union,
        Election = Invented.Election,
        Contest = Invented.Paper.Contest,
        Addresses = [new("Siân Llŷr", Said, _photograph), new("Tom O’Brien", string.Join('\n', Enumerable.Repeat(Said, 60))), new("Ann Weaver", "")],
    };

    // s 48(4), (5): unchanged, and made in the same way for all.
    [Theory]
    [InlineData(Print.Standard, 12)]
    [InlineData(Print.Large, 18)]
    public void Every_candidate_has_a_new_page_the_same_letters_and_the_same_place(Print print, int smallest)
    {
        using var read = new Reading(Written(_booklet with { Print = print }));
        var words = read.Words();
        var names = _booklet.Addresses.Select(address => words.First(word => word.Page > 1 && word.Text == address.Name.Split(' ')[0])).ToList();

        Assert.Equal(0, read.Pages % 2);
        Assert.Equal(names.Select(name => name.Page).Distinct(), names.Select(name => name.Page));
        Assert.All(names, name => Assert.Equal((names[0].Left, names[0].Top, names[0].Bottom), (name.Left, name.Top, name.Bottom)));
        var texts = names.Select(name => words.First(word => word.Page == name.Page && word.Top > name.Top + 130)).ToList();
        Assert.All(texts, text => Assert.Equal((texts[0].Left, texts[0].Top), (text.Left, text.Top)));
        Assert.Contains("This candidate sent in no address.", read.Text(names[2].Page), StringComparison.Ordinal);
        Assert.DoesNotContain(Enumerable.Range(1, read.Pages - 1).SelectMany(read.Sizes), size => size < smallest && size is not 12);
    }

    [Fact]
    public void A_reading_machine_is_told_headings_paragraphs_and_whose_photograph_it_is()
    {
        var pdf = Written(_booklet);
        using var read = new Reading(pdf);

        var told = read.Structure();

        Assert.Contains("No syntax or stream encoding errors found", read.Checked(), StringComparison.Ordinal);
        Assert.Contains("H1", told, StringComparison.Ordinal);
        Assert.Equal(3, told.Split('\n').Count(line => line.Trim().StartsWith("H2", StringComparison.Ordinal)));
        Assert.Contains("Figure", told, StringComparison.Ordinal);
        Assert.Contains("I have been a rep for twelve years.", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Page 1 of", told, StringComparison.Ordinal);
        Assert.Contains("Only the candidate answers", string.Join(' ', told.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal(pdf, Written(_booklet));
    }

    [Fact]
    public void What_is_no_photograph_is_refused_by_name()
    {
        var wrong = _booklet with { Addresses = [new("Ann Weaver", Said, [1, 2, 3])] };

        Assert.Equal("The photograph of Ann Weaver is no JPEG in colour or grey.", wrong.Write(Stream.Null)!.Reason);
        Assert.NotNull((_booklet with { Addresses = [] }).Write(Stream.Null));
        for (var length = 0; length < _photograph.Length; length++)
        {
            _ = (_booklet with { Addresses = [new("Ann Weaver", Said, _photograph[..length])] }).RefusalToPrint();
        }
    }

    private static byte[] Written(Booklet booklet)
    {
        using var stream = new MemoryStream();
        Assert.Null(booklet.Write(stream));
        return stream.ToArray();
    }
}
