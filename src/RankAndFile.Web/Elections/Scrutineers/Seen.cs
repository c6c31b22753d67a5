using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Post;

namespace RankAndFile.Web.Elections;

/// <summary>How members were told, with the figures of the message where it was one.</summary>
public sealed record Told(ScrutineerNotice Notice, Mailing? Mailing);

/// <summary>The scrutineer of an election as everybody may see them.</summary>
public sealed record ScrutineerSeen(
    Election Election,
    Duties Duties,
    Person? Scrutineer,
    Qualification? Qualification,
    Terms? Terms,
    List<IndependentPerson> Independent,
    List<Told> Notices,
    int Requests,
    int RequestsMet)
{
    public bool ReachEverybody => ScrutineersStart.ReachEverybody(Notices.ConvertAll(told => told.Notice.Way));

    /// <summary>Members are told once everybody may know of the election and the scrutineer has agreed.</summary>
    public bool MayBeAnnounced => Terms is { AgreedAt: not null } && !Election.IsSealed;
}

public static class ScrutineersSeen
{
    public static async Task<ScrutineerSeen> SeenOf(this OfficeDb db, Election election)
    {
        var (id, scrutineer) = (election.Id, await db.ScrutineerOf(election.Id));
        var person = scrutineer?.Id ?? default;
        var notices = await db.Set<ScrutineerNotice>().Where(n => n.Election == id && n.Scrutineer == person).OrderBy(n => n.Id).ToListAsync();
        var mailings = notices.ConvertAll(notice => notice.Mailing).OfType<MailingId>().ToList();
        var sent = mailings.Count > 0 ? await db.Mailings.Where(m => mailings.Contains(m.Id)).ToDictionaryAsync(m => m.Id) : [];
        var requests = await db.Set<Logged>().Where(l => l.Election == id && l.Kind == LoggedKind.Request).Select(l => l.Answer).ToListAsync();
        return new(
            election,
            await db.DutiesOf(election),
            scrutineer,
            await db.Set<Qualification>().FirstOrDefaultAsync(q => q.Election == id && q.Person == person),
            await db.Set<Terms>().FirstOrDefaultAsync(t => t.Election == id && t.Scrutineer == person),
            await db.Set<IndependentPerson>().Where(p => p.Election == id).OrderBy(p => p.Id).ToListAsync(),
            notices.ConvertAll(notice => new Told(notice, notice.Mailing is { } mailing ? sent.GetValueOrDefault(mailing) : null)),
            requests.Count,
            requests.Count(answer => answer is RequestAnswer.Met));
    }
}
