using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Rules;

/// <summary>Everything the union has laid down.</summary>
[Does(Doing.ReadThePublicPages)]
public sealed class RulesPage(OfficeDb db) : OfficePage
{
    public List<Standing> Documents { get; private set; } = [];

    public async Task OnGetAsync() => Documents = await db.AllThatStand();
}

/// <summary>A document and the version of it that stands.</summary>
public sealed record Standing(Document Document, DocumentVersion Version);
