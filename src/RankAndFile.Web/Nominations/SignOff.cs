using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using Stage = RankAndFile.Web.Elections.Stage;

namespace RankAndFile.Web.Nominations;

public readonly record struct SignOffId(long Value) : IId<SignOffId>
{
    public static SignOffId Of(long value) => new(value);
}

/// <summary>Somebody confirmed that the list of candidates equals the accepted nominations. The second to do so makes it final.</summary>
public sealed class SignOff
{
    public SignOffId Id { get; private set; }

    public required ElectionId Election { get; init; }

    public required string Digest { get; init; }

    /// <summary>The list as it was read.</summary>
    public required string List { get; init; }

    public required PersonId By { get; init; }

    public required Role Role { get; init; }

    public required Instant At { get; init; }

    /// <summary>The list changed after it.</summary>
    public Instant? VoidedAt { get; set; }

    private sealed class Row : IEntityTypeConfiguration<SignOff>
    {
        public void Configure(EntityTypeBuilder<SignOff> signed)
        {
            signed.ToTable("list_sign_offs");
            signed.HasKey(s => s.Id);
            signed.Property(s => s.Id).ValueGeneratedOnAdd();
            signed.HasIndex(s => s.Election);
            signed.HasOne<Election>().WithMany().HasForeignKey(s => s.Election).OnDelete(DeleteBehavior.Restrict);
            signed.HasOne<Person>().WithMany().HasForeignKey(s => s.By).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>The sign-offs of an election's list of candidates.</summary>
public static class SignOffs
{
    internal const int Needed = 2;

    internal static Source Because { get; } = Source.Docs("nominations.md", "The list");

    /// <summary>Whether the list does not change any more.</summary>
    public static async Task<bool> IsFinal(OfficeDb db, ElectionId election) =>
        await db.Set<SignOff>().CountAsync(s => s.Election == election && s.VoidedAt == null) >= Needed;

    /// <summary>Takes what was signed off as not signed, where the list is not what was signed any more.</summary>
    internal static async Task VoidIfChanged(OfficeDb db, ElectionId election, Instant now)
    {
        var signed = await db.Set<SignOff>().Where(s => s.Election == election && s.VoidedAt == null).ToListAsync();
        if (signed.Count is 0)
        {
            return;
        }

        await db.SaveChangesAsync();
        var digest = CandidateList.DigestOf(CandidateList.Written(await CandidateList.Of(db, election)));
        foreach (var changed in signed.Where(s => s.Digest != digest))
        {
            changed.VoidedAt = now;
            db.Record(election, new NominationListChanged(changed.Digest));
        }

        await db.SaveChangesAsync();
    }

    /// <summary>What has to be done before the list can be signed off, or null.</summary>
    public static async Task<Refusal?> RefusalToSign(OfficeDb db, Election election)
    {
        if (election.Stage is not Stage.NominationsClosed)
        {
            return new("The list of candidates is signed off once nominations have closed.", Because);
        }

        if (await db.Set<Nomination>().AnyAsync(n => n.Election == election.Id && n.State == NominationState.Pending))
        {
            return new("A nomination waits for a ruling. The list is signed off when all are ruled on.", Because);
        }

        return await db.Set<NominationAppeal>().AnyAsync(a => a.Upheld == null && db.Set<Nomination>().Any(n => n.Id == a.Nomination && n.Election == election.Id))
            ? new("An appeal waits for its decision. The list is signed off when all are decided.", Because)
            : null;
    }
}

/// <summary>Confirms the list of candidates.</summary>
public static class SignList
{
    /// <param name="Digest">Of the list that whoever signs has before them.</param>
    public sealed record Facts(ElectionId Election, string Digest) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.SignTheList, who, facts.Election) is { } refused)
        {
            return refused;
        }

        var election = await db.Elections.FirstAsync(e => e.Id == facts.Election);
        if (await SignOffs.RefusalToSign(db, election) is { } notYet)
        {
            return notYet;
        }

        if (await SignOffs.IsFinal(db, election.Id))
        {
            return new("Two people have signed this list off.", SignOffs.Because);
        }

        var role = (await db.Grants.FirstAsync(g => g.Election == election.Id && g.Person == who.Person)).Role;
        if (role is Role.Scrutineer && await db.RefusalToBegin(who, election.Id, now) is { } tooEarly)
        {
            return tooEarly;
        }

        // The register may have changed since the first signed, too.
        await SignOffs.VoidIfChanged(db, election.Id, now);
        var contests = await CandidateList.Of(db, election.Id);
        var list = CandidateList.Written(contests);
        var digest = CandidateList.DigestOf(list);
        if (facts.Digest != digest)
        {
            return new("The list has changed since you opened the page. Read it again.", SignOffs.Because);
        }

        var before = await db.Set<SignOff>().Where(s => s.Election == election.Id && s.VoidedAt == null).ToListAsync();
        if (before.Exists(s => s.By == who.Person))
        {
            return new("You have signed this list. The second to do so is somebody else.", SignOffs.Because);
        }

        db.Add(new SignOff { Election = election.Id, Digest = digest, List = list, By = who.Person!.Value, Role = role, At = now });
        db.Record(election.Id, new NominationListSigned(digest, role.ToString(), who.Name));
        if (before.Count + 1 >= SignOffs.Needed)
        {
            Finish(db, election.Id, contests, digest);
        }

        return null;
    }

    private static void Finish(OfficeDb db, ElectionId election, List<ContestSeen> contests, string digest)
    {
        foreach (var candidate in contests.SelectMany(contest => contest.Standing))
        {
            candidate.Candidacy.IsListed = true;
        }

        db.Record(election, new NominationListFinal(
            digest,
            [.. contests.Select(contest => new ContestListed(contest.Contest.Title, contest.Contest.Places, [.. contest.Standing.Select(candidate => candidate.Candidacy.Name)], contest.IsUnopposed))]));
    }
}

/// <summary>Declares an election in which no contest has more candidates than places, without a ballot: 1992 Act s 53.</summary>
public static class DeclareUnopposed
{
    public sealed record Facts(ElectionId Election) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.TakeSteps, who, facts.Election) is { } refused)
        {
            return refused;
        }

        var election = await db.Elections.FirstAsync(e => e.Id == facts.Election);
        if (election.Stage is Stage.NominationsClosed && !await SignOffs.IsFinal(db, election.Id))
        {
            return new("Who stands is known when two people have signed the list of candidates off.", SignOffs.Because);
        }

        if (election.DeclareUnopposed(now, (await CandidateList.Of(db, election.Id)).TrueForAll(contest => contest.IsUnopposed)) is { } refusal)
        {
            return refusal;
        }

        db.Record(election.Id, new StageReached(nameof(DeclareUnopposed), election.Stage.ToString(), "", who.Name));
        return null;
    }
}
