using System.Security.Cryptography;
using RankAndFile.Scrutiny;

namespace RankAndFile.Cli.Scrutinising;

/// <summary>The key of a witness in a file that only they can read: PKCS #8 in PEM.</summary>
internal static class WitnessKey
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int Longest = 1 << 16;

    internal static int Make(Desk desk, string path)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerOnly;
            }

            using var file = new StreamWriter(path, options);
            file.WriteLine(key.ExportPkcs8PrivateKeyPem());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return desk.BadInput($"{path}: cannot be written: {error.Message}");
        }

        using var signing = new SigningKey(key);
        desk.Out.WriteLine($"key          {signing.Public}");
        desk.Out.WriteLine($"fingerprint  {signing.Public.Fingerprint}");
        desk.Out.WriteLine("Give the key to the office, which enters it on the record; compare the fingerprint by word of mouth.");
        return Exit.Done;
    }

    /// <returns>How it ended if the file holds no key of its owner alone, else null.</returns>
    internal static int? Read(Desk desk, string path, out SigningKey? signing)
    {
        signing = null;
        if (!File.Exists(path))
        {
            return desk.BadInput($"{path}: no such file, expected a key: witness new makes one.");
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) is not 0)
        {
            return desk.BadInput($"{path}: others can read this key. If nobody has, take it from them: chmod 600 {path}");
        }

        if (new FileInfo(path).Length > Longest)
        {
            return desk.BadInput($"{path}: found a file longer than any key, expected one that witness new made.");
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            signing = new(key);
            return null;
        }
        catch (Exception error) when (error is ArgumentException or CryptographicException)
        {
            key.Dispose();
            return desk.BadInput($"{path}: found something else, expected a key that witness new made.");
        }
    }
}
