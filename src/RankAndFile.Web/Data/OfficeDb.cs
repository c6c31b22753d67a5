using System.Text;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Audit;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Files;
using RankAndFile.Web.Jobs;
using RankAndFile.Web.People;
using RankAndFile.Web.Post;
using RankAndFile.Web.Register;
using RankAndFile.Web.Rules;
using RankAndFile.Web.Search;
using RankAndFile.Web.Union;

namespace RankAndFile.Web.Data;

/// <summary>
/// The rows of the office. Pages read through it directly. Nothing is saved but by an act that came
/// through the <see cref="Door"/>: a page's own database cannot write at all.
/// </summary>
public sealed class OfficeDb(DbContextOptions<OfficeDb> options) : DbContext(options)
{
    public DbSet<UnionDetails> Union => Set<UnionDetails>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<OneTimeLink> Links => Set<OneTimeLink>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Passkey> Passkeys => Set<Passkey>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<AuthenticatorReset> Resets => Set<AuthenticatorReset>();

    public DbSet<LetterCode> LetterCodes => Set<LetterCode>();

    public DbSet<Grant> Grants => Set<Grant>();

    public DbSet<Election> Elections => Set<Election>();

    public DbSet<TimetableDate> TimetableDates => Set<TimetableDate>();

    public DbSet<DraftOpening> DraftOpenings => Set<DraftOpening>();

    public DbSet<ElectionRecord> Records => Set<ElectionRecord>();

    public DbSet<Document> Documents => Set<Document>();

    public DbSet<DocumentVersion> DocumentVersions => Set<DocumentVersion>();

    public DbSet<Clause> Clauses => Set<Clause>();

    public DbSet<Member> Members => Set<Member>();

    public DbSet<Region> Regions => Set<Region>();

    public DbSet<Sector> Sectors => Set<Sector>();

    public DbSet<Branch> Branches => Set<Branch>();

    public DbSet<Employer> Employers => Set<Employer>();

    public DbSet<Workplace> Workplaces => Set<Workplace>();

    public DbSet<RegisterChange> RegisterChanges => Set<RegisterChange>();

    public DbSet<MemberChange> MemberChanges => Set<MemberChange>();

    public DbSet<RegisterCount> RegisterCounts => Set<RegisterCount>();

    public DbSet<RegisterImport> RegisterImports => Set<RegisterImport>();

    public DbSet<Office> Offices => Set<Office>();

    public DbSet<Holding> Holdings => Set<Holding>();

    public DbSet<OfficeChange> OfficeChanges => Set<OfficeChange>();

    public DbSet<Contest> Contests => Set<Contest>();

    public DbSet<Job> Jobs => Set<Job>();

    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<ConsentEvent> ConsentEvents => Set<ConsentEvent>();

    public DbSet<SignUp> SignUps => Set<SignUp>();

    public DbSet<Suppression> Suppressions => Set<Suppression>();

    public DbSet<Mailing> Mailings => Set<Mailing>();

    public DbSet<MailingBlock> MailingBlocks => Set<MailingBlock>();

    public DbSet<Delivery> Deliveries => Set<Delivery>();

    public DbSet<Received> Received => Set<Received>();
    public DbSet<StoredFile> Files => Set<StoredFile>();

    public DbSet<SearchEntry> SearchEntries => Set<SearchEntry>();

    internal bool IsAtTheDoor { get; init; }

    internal List<(ElectionId Election, object Facts)> Recorded { get; } = [];

    /// <summary>Enters something in the public record of an election, together with the rows of this act.</summary>
    public void Record(ElectionId election, object facts) => Recorded.Add((election, facts));

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new InvalidOperationException("Rows change by an act, through the door.");

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        IsAtTheDoor
            ? base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken)
            : throw new InvalidOperationException("Rows change by an act, through the door.");

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<Instant>().HaveConversion<InstantConverter>();
        foreach (var id in typeof(OfficeDb).Assembly.GetTypes().Where(type => type.IsValueType && IsId(type)))
        {
            configurationBuilder.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
        }
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(OfficeDb).Assembly);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(row => row.GetProperties()))
        {
            property.SetColumnName(InSnakes(property.Name));
        }
    }

    private static bool IsId(Type type) =>
        type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IId<>));

    private static string InSnakes(string name)
    {
        var snakes = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && snakes.Length > 0)
            {
                snakes.Append('_');
            }

            snakes.Append(char.ToLowerInvariant(letter));
        }

        return snakes.ToString();
    }

    private sealed class InstantConverter()
        : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<Instant, long>(instant => instant.Microseconds, value => new(value));
}
