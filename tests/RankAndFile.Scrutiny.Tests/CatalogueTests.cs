using System.Collections.Immutable;
using System.Reflection;
using System.Xml.Linq;
using RankAndFile.Counting;

namespace RankAndFile.Scrutiny.Tests;

/// <summary>The catalogue of kinds, and docs/record-events.md which is made from it.</summary>
public sealed class CatalogueTests
{
    private const string Page = "docs/record-events.md";

    private sealed record WithAFraction(double Half);

    private sealed record Several(
        [property: Public] ImmutableArray<MemberNumber> Members,
        [property: Public] LotPurpose Purpose,
        [property: Public] FrozenFile? File,
        [property: Public] int? Places,
        string? Note,
        bool Postal);

    /// <summary>The whole page, with the kinds of the office, is held by a test of the office.</summary>
    [Fact]
    public void The_page_of_all_kinds_says_what_the_program_says_of_these()
    {
        using var made = new StringWriter { NewLine = "\n" };
        EventsPage.Write(Catalogue.OfTheRecord, [XDocument.Load(Path.ChangeExtension(typeof(Catalogue).Assembly.Location, ".xml"))], made);
        var page = Sections(Repository.Text(Page));
        Assert.All(Sections(made.ToString()), section => Assert.Contains(section, page));
    }

    private static string[] Sections(string page) => [.. page.Split("\n## ").Select(section => section.Trim())];

    [Fact]
    public void Every_kind_of_this_library_is_read_as_it_was_entered()
    {
        var entered = RecordBeingMade.Whole();
        var online = Sealed.OnlineElection.Held();
        online.Record.Add(online.Key.Trustees[0].Dispute(online.Key.Public, 2, online.Fill));
        var seen = new HashSet<string>();
        foreach (var (entry, shown, hidden) in entered.Entries.Concat(online.Record.Entries).Where(entry => entry.Public is not null && (entry.Entry.Sealed is null || entry.Sealed is not null)))
        {
            var facts = RecordBeingMade.Catalogue.Facts(entry.Kind, entry.Version, shown!, hidden);
            Assert.NotNull(facts);
            var again = RecordBeingMade.Catalogue.Payload(facts, shown!.Salt, hidden?.Salt ?? entered.NextSalt());
            Assert.Equal((shown, hidden), (again.Public, again.Sealed));
            seen.Add(entry.Kind);
        }

        Assert.Equal(Catalogue.OfTheRecord.Kinds.Select(kind => kind.Name), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_property_stands_in_its_face_alone()
    {
        var payload = RecordBeingMade.Catalogue.Payload(new Nominated(new(17), "Ann", new(12)), RecordBeingMade.SaltOf(1), RecordBeingMade.SaltOf(2));

        Assert.Equal("{\"name\":\"Ann\",\"nominee\":17}", Text(payload.Public));
        Assert.Equal("{\"proposedBy\":12}", Text(payload.Sealed!));
    }

    [Fact]
    public void Values_are_written_as_the_page_says()
    {
        var kind = new EntryKind(typeof(Several), new("several"));
        var facts = new Several([new(3), new(1)], LotPurpose.Surplus, new("documents/x", 5, Digest.Of([])), null, null, true);

        var shown = kind.Written(FaceSide.Public, facts);

        Assert.Equal(
            "{\"file\":{\"bytes\":5,\"path\":\"documents/x\",\"sha256\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"},\"members\":[3,1],\"purpose\":\"surplus\"}",
            System.Text.Encoding.UTF8.GetString(shown.ToBytes()));
        var read = (Several)kind.Facts(shown, kind.Written(FaceSide.Sealed, facts));
        Assert.Equal(facts with { Members = read.Members }, read);
        Assert.Equal(facts.Members, read.Members);
    }

    [Fact]
    public void What_has_no_form_in_the_record_is_found_at_the_first_start() =>
        Assert.Throws<InvalidOperationException>(() => new EntryKind(typeof(WithAFraction), new("with-a-fraction")));

    [Fact]
    public void A_kind_that_no_assembly_given_declares_is_not_known()
    {
        Assert.NotNull(Catalogue.Of(Assembly.GetExecutingAssembly()).Find("example-nominated", 1));
        Assert.Null(Catalogue.OfTheRecord.Find("example-nominated", 1));
        Assert.Throws<ArgumentException>(() => Catalogue.OfTheRecord.Payload(new Nominated(new(1), "A", new(2)), RecordBeingMade.SaltOf(1), RecordBeingMade.SaltOf(2)));
    }

    [Fact]
    public void One_salt_is_not_taken_for_both_faces() =>
        Assert.Throws<ArgumentException>(() => RecordBeingMade.Catalogue.Payload(new Nominated(new(1), "A", new(2)), RecordBeingMade.SaltOf(1), RecordBeingMade.SaltOf(1)));

    private static string Text(Face face) => System.Text.Encoding.UTF8.GetString(face.Data.Span);
}
