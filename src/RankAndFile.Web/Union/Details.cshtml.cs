using Microsoft.AspNetCore.Mvc;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Union;

/// <summary>The union's name, colour and languages.</summary>
[Does(Doing.DescribeTheUnion)]
public sealed class DetailsPage(Door door) : OfficePage
{
    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public string Colour { get; set; } = "";

    [BindProperty]
    public bool InWelsh { get; set; }

    public void OnGet()
    {
        var union = HttpContext.Here().Union;
        (Name, Colour, InWelsh) = (union.Name, union.Colour, union.InWelsh);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        CheckName(nameof(Name), Name ?? "", DescribeUnion.LongestName);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        // Who sets up an empty union sees next whether mail goes out, before somebody waits for it.
        var next = HttpContext.Here().Union.Name.Length is 0 ? "/post/test?first=true" : "/";
        Refusal = await door.Do(DescribeUnion.Act, Who, new DescribeUnion.Facts(Name!, Colour ?? "", InWelsh), Key);
        return Refusal is null ? Redirect(next) : Page();
    }
}
