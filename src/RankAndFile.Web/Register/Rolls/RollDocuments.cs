using System.Text;
using RankAndFile.Web.Audit;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Register.Rolls;

/// <summary>The faces of the Rolls, for bundles of the record: voided ones too.</summary>
public sealed class RollDocuments : FrozenDocuments
{
    public override Stream? Open(OfficeDb db, ElectionId election, string path)
    {
        var roll = db.Set<Roll>().Where(roll => roll.Election == election && roll.FrozenAt != null).AsEnumerable().FirstOrDefault(roll => roll.ThePublished.Path == path || roll.TheSealed.Path == path);
        return roll is null ? null : roll.ThePublished.Path == path ? new MemoryStream(roll.Published!, writable: false) : Sealed(db, roll.Id);
    }

    // A million lines do not lie in memory: they pass through a file that only the office may read and that is gone when it is closed.
    private static FileStream Sealed(OfficeDb db, RollId roll)
    {
        var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        using var lines = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        foreach (var line in db.Set<RollLine>().Where(line => line.Roll == roll).OrderBy(line => line.Place).Select(line => line.Line))
        {
            lines.WriteLine(line);
        }

        lines.Flush();
        file.Position = 0;
        return file;
    }
}
