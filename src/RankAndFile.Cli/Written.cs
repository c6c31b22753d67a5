namespace RankAndFile.Cli;

/// <summary>Writes a file whole or not at all: under another name first, which takes its place when all is on the disk.</summary>
internal static class Written
{
    /// <returns>How it ended if the file could not be written, else null.</returns>
    /// <param name="unless">Asked when all is written: whether it is worth nothing after all.</param>
    internal static int? To(string path, Desk desk, Action<Stream> write, Func<bool>? unless = null)
    {
        var whole = Path.GetFullPath(path);
        if (Directory.Exists(whole) || Path.GetDirectoryName(whole) is not { } folder || !Directory.Exists(folder))
        {
            return desk.BadInput($"{path}: cannot be written: {(Directory.Exists(whole) ? "it is a folder" : "there is no such folder")}.");
        }

        if (whole.StartsWith("/dev/", StringComparison.Ordinal))
        {
            return Into(whole, path, desk, write);
        }

        whole = File.Exists(whole) ? File.ResolveLinkTarget(whole, returnFinalTarget: true)?.FullName ?? whole : whole;
        var unfinished = $"{whole}.{Environment.ProcessId}.unfinished";
        try
        {
            if (Into(unfinished, path, desk, write) is { } stopped)
            {
                return stopped;
            }

            if (unless?.Invoke() is true)
            {
                return null;
            }

            File.Move(unfinished, whole, overwrite: true);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return desk.BadInput($"{path}: cannot be written: {error.Message}");
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static int? Into(string file, string named, Desk desk, Action<Stream> write)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Create, FileAccess.Write);
            write(stream);
            stream.Flush(flushToDisk: true);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return desk.BadInput($"{named}: cannot be written: {error.Message}");
        }
    }
}
