using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Register;

/// <summary>The places of an entry that was written by hand, found by what they are called.</summary>
public sealed record PlacesWritten(BranchId? Branch, EmployerId? Employer, WorkplaceId? Workplace)
{
    internal static async Task<(PlacesWritten? Places, Refusal? Refusal)> Of(OfficeDb db, Written entry)
    {
        if ((entry.Region is { } region && !await db.Regions.AnyAsync(r => r.Id == region)) || (entry.Sector is { } sector && !await db.Sectors.AnyAsync(s => s.Id == sector)))
        {
            return Missing("There is no such region or sector.");
        }

        var (number, employerName, workplaceName) = (entry.BranchNumber.Trim(), entry.Employer.Trim(), entry.Workplace.Trim());
        var branch = number.Length > 0 ? await db.Branches.FirstOrDefaultAsync(b => b.Number == number) : null;
        var employer = employerName.Length > 0 ? await db.Employers.FirstOrDefaultAsync(e => e.Name == employerName) : null;
        var of = employer?.Id;
        var workplace = workplaceName.Length > 0 ? await db.Workplaces.FirstOrDefaultAsync(w => w.Employer == of && w.Name == workplaceName) : null;
        return number.Length > 0 && branch is null ? Missing("There is no branch of that number. Enter the branch first.")
            : employerName.Length > 0 && employer is null ? Missing("There is no employer of that name. Enter the employer first, or write the name as the register has it.")
            : workplaceName.Length > 0 && workplace is null ? Missing("This employer has no workplace of that name. Enter the workplace first.")
            : (new(branch?.Id, employer?.Id, workplace?.Id), null);
    }

    private static (PlacesWritten?, Refusal?) Missing(string reason) => (null, new(reason, Because.Entry));
}
