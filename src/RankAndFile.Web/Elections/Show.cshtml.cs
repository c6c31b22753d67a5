using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Audit;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;
using RankAndFile.Web.Rules;

namespace RankAndFile.Web.Elections;

/// <summary>A version of the election's rules, with the file that the record holds.</summary>
public sealed record VersionFrozen(DocumentVersion Version, string FileName, string Sha256);

/// <summary>An amendment of the timetable, with what it changed.</summary>
public sealed record TimetableAmendedTo(TimetableAmendment Amendment, ImmutableArray<TimetableChange> Changes);

/// <summary>An election that has been called, for everybody. Of a draft this page knows nothing.</summary>
[Does(Doing.ReadThePublicPages)]
public sealed class ShowPage(OfficeDb db) : OfficePage
{
    public Election Election => Called.Election;

    public Draft Called { get; private set; } = null!;

    public List<RoleHeld> Held { get; private set; } = [];

    public List<VersionFrozen> Versions { get; private set; } = [];

    public List<TimetableAmendedTo> Amendments { get; private set; } = [];

    public List<Seen> SeenBy { get; private set; } = [];

    /// <summary>Whoever reads this runs the election.</summary>
    public bool IsOfficer { get; private set; }

    public List<ContestInWords> Contests { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(ElectionId election)
    {
        if (await db.Elections.FirstOrDefaultAsync(e => e.Id == election) is not { IsSealed: false } found)
        {
            return NotFound();
        }

        Contests = await ContestInWords.Of(db, election, Words);
        Called = await Draft.Of(db, found);
        Held = await db.RolesIn(election);
        SeenBy = await db.WhoSawTheDraft(election);
        Versions = await VersionsOf(election);
        Amendments = await AmendmentsOf(election);
        IsOfficer = await db.RefusalTo(Doing.TakeSteps, Who, election) is null;
        return Page();
    }

    private async Task<List<VersionFrozen>> VersionsOf(ElectionId election)
    {
        if (Called.Rules?.Document is not { } document)
        {
            return [];
        }

        var files = await db.Set<FrozenFileRow>().Where(file => file.Election == election).Select(file => new { file.Path, file.Sha256 }).ToDictionaryAsync(file => file.Path, file => file.Sha256);
        return
        [
            .. (await db.VersionsOf(document)).Select(version => (Version: version, Path: FrozenRules.PathOf(version.Number)))
                .Select(frozen => new VersionFrozen(frozen.Version, frozen.Path.Split('/')[^1], files[frozen.Path])),
        ];
    }

    private async Task<List<TimetableAmendedTo>> AmendmentsOf(ElectionId election)
    {
        var amendments = await db.Set<TimetableAmendment>().Where(amendment => amendment.Election == election).OrderBy(amendment => amendment.Id).ToListAsync();
        var changes = await db.Set<TimetableChange>().Where(change => db.Set<TimetableAmendment>().Any(amendment => amendment.Id == change.Amendment && amendment.Election == election)).ToListAsync();
        return [.. amendments.Select(amendment => new TimetableAmendedTo(amendment, [.. changes.Where(change => change.Amendment == amendment.Id)]))];
    }
}
