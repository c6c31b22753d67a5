using RankAndFile.Scrutiny;

namespace RankAndFile.Cli.Scrutinising;

/// <summary>A file that holds a single signed head.</summary>
internal static class HeadFile
{
    private const int Longest = 1 << 20;

    /// <returns>How it ended if the file holds no head, else null.</returns>
    internal static int? Read(Desk desk, string path, out SignedHead? head)
    {
        head = null;
        if (!File.Exists(path))
        {
            return desk.BadInput($"{path}: no such file, expected a signed head.");
        }

        if (new FileInfo(path).Length > Longest)
        {
            return desk.BadInput($"{path}: found a file longer than any head, expected a signed head.");
        }

        switch (SignedHead.Read(File.ReadAllBytes(path)))
        {
            case HeadOutcome.Accepted accepted:
                head = accepted.Head;
                return null;
            case HeadOutcome.Refused refused:
                return desk.BadInput($"{path}:1:{refused.Column}: found something else, expected {refused.Expected}");
            default:
                return Exit.Defect;
        }
    }

    internal static byte[] Written(SignedHead head) => [.. head.ToBytes(), (byte)'\n'];
}
