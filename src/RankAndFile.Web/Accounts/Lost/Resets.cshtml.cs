using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;
using RankAndFile.Web.Post;

namespace RankAndFile.Web.Accounts;

/// <summary>Who has lost their authenticator and waits for two approvals, and who approved whom before.</summary>
[Does(Doing.ApproveAReset)]
[InEnglish]
public sealed class ResetsPage(OfficeDb db, Door door, Postman postman, TimeProvider clock) : OfficePage
{
    private const int MostShown = 50;

    public List<(AuthenticatorReset Reset, string Name, string? First, string? Second, string? Stopped)> Resets { get; private set; } = [];

    public Instant Now { get; } = clock.Now();

    public async Task OnGetAsync()
    {
        var resets = await db.Resets.OrderByDescending(reset => reset.Id).Take(MostShown).ToListAsync();
        List<PersonId> named = [.. resets.SelectMany(reset => new[] { reset.Person, reset.FirstBy, reset.SecondBy, reset.StoppedBy }).OfType<PersonId>().Distinct()];
        var names = await db.People.Where(person => named.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name);
        string? Name(PersonId? person) => person is { } known ? names[known] : null;
        Resets = [.. resets.Select(reset => (reset, names[reset.Person], Name(reset.FirstBy), Name(reset.SecondBy), Name(reset.StoppedBy)))];
    }

    public async Task<IActionResult> OnPostApproveAsync(ResetId reset)
    {
        Refusal = await door.Do(ApproveReset.Act, Who, new ApproveReset.Facts(reset));
        return await Told(reset, "lost.mail.approved");
    }

    public async Task<IActionResult> OnPostStopAsync(ResetId reset)
    {
        Refusal = await door.Do(StopReset.Act, Who, new StopReset.Facts(reset));
        return await Told(reset, "lost.mail.stopped");
    }

    private async Task<IActionResult> Told(ResetId id, string words)
    {
        if (Refusal is not null)
        {
            await OnGetAsync();
            return Page();
        }

        await postman.Tell((await db.Resets.FirstAsync(reset => reset.Id == id)).Person, Words["lost.mail.subject"], Words[words].Replace("\\n", "\n", StringComparison.Ordinal));

        return Redirect("/resets");
    }
}
