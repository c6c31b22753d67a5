using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Rules;

public readonly record struct DocumentId(long Value) : IId<DocumentId>
{
    public static DocumentId Of(long value) => new(value);

    public static bool operator <(DocumentId left, DocumentId right) => left.Value < right.Value;

    public static bool operator >(DocumentId left, DocumentId right) => left.Value > right.Value;
}

public readonly record struct DocumentVersionId(long Value) : IId<DocumentVersionId>
{
    public static DocumentVersionId Of(long value) => new(value);
}

/// <summary>What a document binds, and whom.</summary>
public enum DocumentKind
{
    ElectionRules,
    RuleBook,
    Policy,
    CodeOfConduct,
}

/// <summary>Something the union has laid down, clause by clause. Its address is for ever, so nothing of it changes.</summary>
public sealed partial class Document
{
    public DocumentId Id { get; private set; }

    /// <summary>As it stands in the address of its page: <c>/rules/{address}</c>.</summary>
    public required string Address { get; init; }

    public required string Title { get; init; }

    public required DocumentKind Kind { get; init; }

    /// <summary>They are the rules of one election, which its officers alone amend.</summary>
    public bool OfAnElection { get; init; }

    /// <summary>How the addresses of such rules begin.</summary>
    public const string OfAnElectionPrefix = "election-";

    public static bool IsAddress(string text) => text.Length <= 60 && AddressForm().IsMatch(text) && text is not ("publish" or "search") && !OfAnElectionAddress().IsMatch(text);

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", RegexOptions.NonBacktracking)]
    private static partial Regex AddressForm();

    // Kept free for the rules of elections, which are published at their call.
    [GeneratedRegex("^election-[0-9]+$", RegexOptions.NonBacktracking)]
    private static partial Regex OfAnElectionAddress();

    private sealed class Row : IEntityTypeConfiguration<Document>
    {
        public void Configure(EntityTypeBuilder<Document> document)
        {
            document.ToTable("documents");
            document.HasKey(d => d.Id);
            document.Property(d => d.Id).ValueGeneratedOnAdd();
            document.HasIndex(d => d.Address).IsUnique();
        }
    }
}

/// <summary>A document as it stood from one moment on, until the next version. Once published it is never edited: the database refuses.</summary>
public sealed class DocumentVersion
{
    public DocumentVersionId Id { get; private set; }

    public required DocumentId Document { get; init; }

    /// <summary>1, 2, 3: without gap.</summary>
    public required int Number { get; init; }

    /// <summary>Why it was amended, or for a first version where it comes from, if anybody said.</summary>
    public required string Reason { get; init; }

    public required Instant PublishedAt { get; init; }

    public required PersonId PublishedBy { get; init; }

    private sealed class Row : IEntityTypeConfiguration<DocumentVersion>
    {
        public void Configure(EntityTypeBuilder<DocumentVersion> version)
        {
            version.ToTable("document_versions");
            version.HasKey(v => v.Id);
            version.Property(v => v.Id).ValueGeneratedOnAdd();
            version.HasIndex(v => new { v.Document, v.Number }).IsUnique();
            version.HasOne<Document>().WithMany().HasForeignKey(v => v.Document).OnDelete(DeleteBehavior.Restrict);
            version.HasOne<Person>().WithMany().HasForeignKey(v => v.PublishedBy).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A clause in one version of its document.</summary>
public sealed class Clause
{
    public required DocumentVersionId Version { get; init; }

    /// <summary>Its place in the document, from 0.</summary>
    public required int Position { get; init; }

    /// <summary>As it stands in the address of its page. The same in all versions: 1.1(a) is at <c>1.1.a</c>.</summary>
    public required string Address { get; init; }

    /// <summary>As the document has it.</summary>
    public required string Number { get; init; }

    /// <summary>The heading of a part that begins with this clause, or nothing.</summary>
    public required string Part { get; init; }

    public required string Heading { get; init; }

    /// <summary>Its own words, an empty line between paragraphs. What stands under clauses within it is theirs.</summary>
    public required string Text { get; init; }

    public NumberedClause ToNumbered() => new(Number, Part, Heading, Text);

    public static Clause Of(DocumentVersionId version, int position, NumberedClause clause) => new()
    {
        Version = version,
        Position = position,
        Address = clause.Address,
        Number = clause.Number,
        Part = clause.Part,
        Heading = clause.Heading,
        Text = clause.Text,
    };

    private sealed class Row : IEntityTypeConfiguration<Clause>
    {
        public void Configure(EntityTypeBuilder<Clause> clause)
        {
            clause.ToTable("clauses");
            clause.HasKey(c => new { c.Version, c.Address });
            clause.HasOne<DocumentVersion>().WithMany().HasForeignKey(c => c.Version).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
