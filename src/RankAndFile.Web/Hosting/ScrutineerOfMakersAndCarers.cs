using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Hosting;

/// <summary>The scrutineer of the invented union has agreed to the terms, and members were told by its journal.</summary>
internal static class ScrutineerOfMakersAndCarers
{
    internal static async Task Settle(Door door, OfficeDb db, Signed officer, Signed scrutineer, ElectionId election, DateOnly today)
    {
        await Demonstration.Done(door.Do(OfferTerms.Act, officer, new OfferTerms.Facts(election, "The fee is fixed, and is the same whatever the result.", HasNoGrounds: true)));
        var terms = await db.Set<Terms>().FirstAsync(t => t.Election == election);
        await Demonstration.Done(door.Do(AgreeToTerms.Act, scrutineer, new AgreeToTerms.Facts(election, AgreeToTerms.Declarations.Length, terms.OfferedAt)));
        await Demonstration.Done(door.Do(AppointIndependentPerson.Act, officer, new AppointIndependentPerson.Facts(election, IndependentFunction.StorageAndDistribution, "Humber Print and Post", IsTheScrutineer: false, HasNoGrounds: true)));
        await Demonstration.Done(door.Do(AppointIndependentPerson.Act, officer, new AppointIndependentPerson.Facts(election, IndependentFunction.Counting, "", IsTheScrutineer: true, HasNoGrounds: true)));
        if (!(await db.Elections.FirstAsync(e => e.Id == election)).IsSealed)
        {
            await Demonstration.Done(door.Do(NoteNotice.Act, officer, new NoteNotice.Facts(election, NoticeWay.UsualMeans, today, "Makers and Carers, the union's journal, autumn issue, page 2", 0)));
        }
    }
}
