using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Files;

namespace RankAndFile.Web.Hosting;

/// <summary>The original of the invented union's rules, one page to look at.</summary>
internal static class OriginalOfMakersAndCarers
{
    internal static async Task Fill(Door door, OfficeDb db, Signed administrator)
    {
        var stands = await db.DocumentVersions.OrderByDescending(version => version.Id).FirstAsync();
        var page = Page("Rules for electing the General Secretary", "Version 2, as the Executive Council decided it.", "An invented document of an invented union.");
        await Demonstration.Done(door.Keep(administrator, KeptWith.DocumentVersion, stands.Id.Value, new Arrived("General Secretary rules, version 2.pdf", page.Length, () => new MemoryStream(page, writable: false)), OnceKey.New()));
    }

    /// <summary>A PDF of one page with these lines on it (ISO 32000-1, 7.5).</summary>
    private static byte[] Page(params ReadOnlySpan<string> lines)
    {
        var content = new StringBuilder("BT /F1 16 Tf 72 720 Td 28 TL");
        foreach (var line in lines)
        {
            content.Append(CultureInfo.InvariantCulture, $" ({line}) Tj T*");
        }

        content.Append(" ET");
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
            string.Create(CultureInfo.InvariantCulture, $"<< /Length {content.Length} >>\nstream\n{content}\nendstream"),
        ];
        var (file, places) = (new StringBuilder("%PDF-1.4\n"), new StringBuilder());
        for (var number = 1; number <= objects.Length; number++)
        {
            places.Append(CultureInfo.InvariantCulture, $"{file.Length:D10} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{objects[number - 1]}\nendobj\n");
        }

        var end = string.Create(CultureInfo.InvariantCulture, $"xref\n0 6\n0000000000 65535 f \n{places}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{file.Length}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.Append(end).ToString());
    }
}
