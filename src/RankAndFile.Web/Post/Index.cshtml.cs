using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;
using RankAndFile.Web.People;

namespace RankAndFile.Web.Post;

/// <summary>What goes out and how far it is, and what came in.</summary>
[Does(Doing.SendPost)]
[InEnglish]
public sealed class PostPage(OfficeDb db, AddressSeal seal) : OfficePage
{
    private const int APage = 20;
    private const int MostAnswers = 10;

    public List<Mailing> Mailings { get; private set; } = [];

    public MailingId? Before { get; private set; }

    public List<(Instant At, string Subject, string Text)> Answers { get; private set; } = [];

    public async Task OnGetAsync(MailingId before)
    {
        var shown = await db.Mailings.Where(m => m.Audience != Audience.One && (before == default || m.Id < before)).OrderByDescending(m => m.Id).Take(APage + 1).ToListAsync();
        (Mailings, Before) = ([.. shown.Take(APage)], shown.Count > APage ? shown[APage - 1].Id : null);
        var answers = await db.Received.Where(r => r.Kind == Incoming.Reply).OrderByDescending(r => r.Id).Take(MostAnswers).ToListAsync();
        Answers = [.. answers.Select(r => (r.At, seal.OpenWords(r.SealedSubject), seal.OpenWords(r.SealedText)))];
    }
}
