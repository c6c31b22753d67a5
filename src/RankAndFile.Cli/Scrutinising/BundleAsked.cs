using System.CommandLine;
using RankAndFile.Scrutiny;

namespace RankAndFile.Cli.Scrutinising;

/// <summary>The bundle that was asked about: a folder or a zip file.</summary>
internal static class BundleAsked
{
    internal static Argument<string> Argument() => new("BUNDLE") { Description = "The record as it was downloaded: a folder, or a zip file." };

    /// <summary>Checks the bundle and goes on with what came of it, or says why it cannot be opened.</summary>
    internal static int Verify(Desk desk, string path, SignedHead? given, Func<Verification, int> then)
    {
        switch (Open(path))
        {
            case BundleOutcome.Opened opened:
                using (opened.Bundle)
                {
                    return then(Checked(desk, path, opened.Bundle, given));
                }

            case BundleOutcome.Refused refused:
                return desk.BadInput($"{path}: {refused.Reason}");

            default:
                return desk.BadInput($"{path}: no such file or folder, expected a bundle.");
        }
    }

    private static Verification Checked(Desk desk, string path, Bundle bundle, SignedHead? given)
    {
        using var progress = new Progress(desk, path, 0, "entries");
        return Verification.Of(bundle, Catalogue.OfTheRecord, given, progress.Heard);
    }

    private static BundleOutcome? Open(string path) =>
        Directory.Exists(path) ? Bundle.Open(new DirectoryInfo(path))
        : File.Exists(path) ? Bundle.Open(File.OpenRead(path))
        : null;
}
