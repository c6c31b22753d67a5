using System.Security.Cryptography;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Hosting;

namespace RankAndFile.Web.Audit;

/// <summary>The key that heads are signed with. It lies beside the database, not in it: who can only change rows cannot sign.</summary>
public static class HeadKey
{
    public static SigningKey In(string folder)
    {
        DataFolder.Make(folder);
        var file = Path.Combine(folder, "heads.pem");
        var key = ECDsa.Create();
        if (File.Exists(file))
        {
            key.ImportFromPem(File.ReadAllText(file));
        }
        else
        {
            key.GenerateKey(ECCurve.NamedCurves.nistP256);
            Keep(key.ExportPkcs8PrivateKeyPem(), file);
        }

        return new(key);
    }

    private static void Keep(string pem, string file)
    {
        var begun = $"{file}.part";
        File.Delete(begun);
        using (var stream = DataFolder.CreateForOwner(begun))
        {
            using var text = new StreamWriter(stream);
            text.Write(pem);
            text.Flush();
            stream.Flush(flushToDisk: true);
        }

        File.Move(begun, file);
    }
}
