using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Hosting;
using RankAndFile.Web.Jobs;

namespace RankAndFile.Web.Register;

/// <summary>The register of the invented union: a file that is imported as any other, and one member who came by a form.</summary>
public static class RegisterOfMakersAndCarers
{
    private const int FitsInMemory = 20_000;

    /// <param name="folder">Where a file too large for memory lies meanwhile.</param>
    public static async Task Enter(Door door, Runner runner, OfficeDb db, Signed administrator, long members, string folder)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"members-{members}.csv");
        var path = Path.Combine(folder, name);
        await using (Stream file = members <= FitsInMemory ? new MemoryStream() : Temporary(path))
        {
            new InventedMembers(members).WriteTo(file);
            await Done(Arriving.Keep(door, administrator, name, name, file));
        }

        var import = (await db.RegisterImports.SingleAsync(import => import.Upload == name)).Id;
        var columns = ColumnGuess.Of(InventedMembers.Header.Split(','), new Dictionary<string, Column>());
        await Done(door.Do(CheckImport.Act, administrator, new CheckImport.Facts(import, new(columns, UnknownPlaces.AreMade, AbsentMembers.Stay, WrongRows.AreLeftOut))));
        await runner.RunToTheEnd();
        await Done(door.Do(ApplyImport.Act, administrator, new ApplyImport.Facts(import, null)));
        await runner.RunToTheEnd();

        var branch = await db.Branches.OrderBy(one => one.Number).FirstAsync(one => EF.Functions.Like(one.Number, "CY/%"));
        var olwen = new Written("Olwen Prosser", "4 Weavers Row\nWrexham", "LL11 2CK", "", "", null, "", "", Channel.Post, Formats.Welsh, branch.Number, "Machinist", Membership.Current, null, MemberClass.Employed, new(2021, 3, 8)) { Region = branch.Region, Sector = branch.Sector };
        await Done(door.Do(EnterMember.Act, administrator, new EnterMember.Facts("M900001", olwen, new(Way.Form, "Form of joining, box 12"))));
        var member = await db.Members.FirstAsync(member => member.Number == "M900001");
        await Done(door.Do(ChangeMember.Act, administrator, new ChangeMember.Facts(member.Id, olwen with { Address = "17 Heol y Bont\nBangor", Postcode = "LL57 3CO", Phone = "07700 900321" }, new(Way.Letter, "Letter about her move, box 12"))));
        await Done(door.Do(LetIn.Act, Signed.Office, member.Id));
    }

    private static FileStream Temporary(string path)
    {
        File.Delete(path);
        DataFolder.CreateForOwner(path).Dispose();
        return new(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.ReadWrite, BufferSize = 1 << 16, Options = FileOptions.DeleteOnClose });
    }

    private static async Task Done(Task<Refusal?> act)
    {
        if (await act is { } refusal)
        {
            throw new InvalidOperationException($"The invented register breaks a rule: {refusal}");
        }
    }

    /// <summary>Makes a member somebody who can be tried, with an entry of their own.</summary>
    private static class LetIn
    {
        internal static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, MemberId facts)
        {
            await MemberSignIn.PersonOf(db, await db.Members.FirstAsync(member => member.Id == facts), now, withEmail: false);
            return null;
        }
    }
}
