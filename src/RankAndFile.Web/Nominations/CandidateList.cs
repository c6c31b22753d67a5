using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Register;
using Contest = RankAndFile.Web.Elections.Contest;

namespace RankAndFile.Web.Nominations;

/// <summary>Why somebody who was nominated does not stand.</summary>
public enum NotStanding
{
    TooFewNominations,
    TooFewRegions,
    NotAccepted,
    Declined,
    Withdrawn,
    NotEligible,
}

/// <summary>Somebody who was nominated in a contest, with how they stand.</summary>
/// <param name="Why">Null: they stand.</param>
public sealed record CandidateSeen(Candidacy Candidacy, Nominated Nominated, NotStanding? Why)
{
    public bool Stands => Why is null;
}

/// <summary>A contest with everybody who was nominated in it, by name.</summary>
/// <param name="Needed">How many nominations a candidate needs.</param>
public sealed record ContestSeen(Contest Contest, int Needed, ImmutableArray<CandidateSeen> All)
{
    public IEnumerable<CandidateSeen> Standing => All.Where(candidate => candidate.Stands);

    /// <summary>No ballot is held: there are no more candidates than places, guaranteed ones that nobody can take left aside.</summary>
    public bool IsUnopposed => IsUncontested(Contest.Places, Contest.Reserved, [.. Standing.Select(candidate => candidate.Candidacy.Categories)]);

    /// <param name="standing">For each candidate the categories that they consent to have shown.</param>
    public static bool IsUncontested(int places, ImmutableArray<ReservedPlaces> reserved, ImmutableArray<ImmutableArray<string>> standing) =>
        standing.Length <= places - reserved.Sum(guaranteed => Math.Max(0, guaranteed.AtLeast - standing.Count(shown => shown.Contains(guaranteed.Category))));
}

/// <summary>Who stands: the list that two people confirm, and from which voting papers are made.</summary>
public static class CandidateList
{
    public static async Task<List<ContestSeen>> Of(OfficeDb db, ElectionId election)
    {
        var dates = await db.DatesOf(election);
        if (Window.Of(dates) is not { } window)
        {
            return [];
        }

        var isFinal = await SignOffs.IsFinal(db, election);
        var nominated = (await db.NominatedIn(election)).ToDictionary(one => (one.Contest, one.Candidate));
        var all = await (from candidacy in db.Set<Candidacy>() join member in db.Members on candidacy.Member equals member.Id where candidacy.Election == election select new { candidacy, member }).ToListAsync();
        var members = all.DistinctBy(one => one.member.Id).ToDictionary(one => one.member.Id, one => VoterFacts.Of(one.member));
        var candidacies = all.Select(one => one.candidacy).ToLookup(c => c.Contest);
        var seen = new List<ContestSeen>();
        foreach (var contest in await db.ContestsOf(election))
        {
            var needed = await db.NeededIn(contest, window.Opens);
            seen.Add(new(contest, needed,
            [
                .. candidacies[contest.Id].OrderBy(c => NameKeys.Of(c.Name), StringComparer.Ordinal).ThenBy(c => c.Id.Value)
                    .Select(c => (Candidacy: c, Nominated: nominated.GetValueOrDefault((contest.Id, c.Member)) ?? Nominated.Nowhere(contest.Id, c.Member)))
                    .Select(one => new CandidateSeen(one.Candidacy, one.Nominated, Seen(contest, needed, one.Candidacy, one.Nominated))),
            ]));
        }

        return seen;

        // Once the list is final it is read and not worked out again, whatever becomes of the register.
        NotStanding? Seen(Contest contest, int needed, Candidacy candidacy, Nominated of) => isFinal && candidacy.IsListed
            ? null
            : Why(contest, needed, of, candidacy, members[candidacy.Member], window.Closes) ?? (isFinal ? NotStanding.NotEligible : null);
    }

    /// <summary>Why somebody does not stand, or null if they do.</summary>
    public static NotStanding? Why(Contest contest, int needed, Nominated nominated, Candidacy candidacy, VoterFacts member, DateOnly closes) => candidacy.Answer switch
    {
        CandidateAnswer.Withdrawn => NotStanding.Withdrawn,
        CandidateAnswer.Declined => NotStanding.Declined,
        CandidateAnswer.Waiting => NotStanding.NotAccepted,
        _ when contest.Nominations.By is not Nominators.Nobody && nominated.Valid < Math.Max(1, needed) => NotStanding.TooFewNominations,
        _ when nominated.Regions < contest.Nominations.FromRegions => NotStanding.TooFewRegions,
        _ when WhoMayStand.RefusalToAccept(contest, member, closes, candidacy.Declared) is not null => NotStanding.NotEligible,
        _ => null,
    };

    /// <summary>The list as it is confirmed, a line each: a contest with its places, and after it who stands with how many valid nominations.</summary>
    public static string Written(IEnumerable<ContestSeen> contests)
    {
        var text = new StringBuilder();
        foreach (var contest in contests)
        {
            text.Append(CultureInfo.InvariantCulture, $"{contest.Contest.Title}; places: {contest.Contest.Places}\n");
            foreach (var (candidacy, nominated, _) in contest.Standing)
            {
                text.Append(CultureInfo.InvariantCulture, $"- {candidacy.Name}; valid nominations: {nominated.Valid}{string.Concat(candidacy.Categories.Select(category => $"; {category}"))}\n");
            }
        }

        return text.ToString();
    }

    public static string DigestOf(string list) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(list)));
}
