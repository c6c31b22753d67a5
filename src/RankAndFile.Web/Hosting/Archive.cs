using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace RankAndFile.Web.Hosting;

/// <summary>What is wrong with a backup, or with where it should go, and what to do.</summary>
public sealed class BackupException(string reason) : Exception(reason);

/// <summary>The one file of a backup: a zip of the office's files, and first among them what they are.</summary>
public static class Archive
{
    public const string Format = "rank-and-file/backup/1";
    private const string ManifestName = "backup.json";

    /// <param name="Database">sqlite or postgres.</param>
    public sealed record Manifest(string Format, string Database, DateTimeOffset Made, IReadOnlyList<Listed> Files);

    public sealed record Listed(string Path, long Bytes, string Sha256);

    /// <summary>Writes these files. The archive is there whole, on the disk, or not at all.</summary>
    /// <param name="files">Where each lies now, by its name in the archive.</param>
    public static async Task Write(string to, string database, DateTimeOffset made, IReadOnlyDictionary<string, string> files)
    {
        var begun = $"{to}.part";
        File.Delete(begun);
        try
        {
            await using (var stream = DataFolder.CreateForOwner(begun))
            {
                await using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
                {
                    var listed = new List<Listed>();
                    foreach (var (name, file) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
                    {
                        listed.Add(await Put(zip, name, file));
                    }

                    await using var manifest = await zip.CreateEntry(ManifestName).OpenAsync();
                    await JsonSerializer.SerializeAsync(manifest, new Manifest(Format, database, made, listed));
                }

                stream.Flush(flushToDisk: true);
            }

            File.Move(begun, to, overwrite: false);
        }
        catch
        {
            File.Delete(begun);
            throw;
        }
    }

    /// <summary>Takes all files out into an empty folder, and checks each.</summary>
    public static async Task<Manifest> Extract(string from, string folder)
    {
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(from);
            var manifest = await ReadManifest(zip);
            var strange = zip.Entries.Select(entry => entry.FullName).Except(manifest.Files.Select(file => file.Path)).FirstOrDefault(name => name is not ManifestName);
            if (strange is not null || zip.Entries.Count != manifest.Files.Count + 1)
            {
                throw new BackupException("The backup holds a file that it does not list, or one twice. It has been changed since it was made.");
            }

            foreach (var listed in manifest.Files)
            {
                await Take(zip, listed, folder);
            }

            return manifest;
        }
        catch (Exception broken) when (broken is InvalidDataException or JsonException)
        {
            throw new BackupException($"{from} is no backup, or it is broken. Take another.");
        }
    }

    private static async Task<Manifest> ReadManifest(ZipArchive zip)
    {
        await using var stream = await (zip.GetEntry(ManifestName) ?? throw new BackupException("This file is no backup of an office: it does not say what it holds.")).OpenAsync();
        var manifest = await JsonSerializer.DeserializeAsync<Manifest>(stream);
        return manifest is { Format: Format, Files: not null } ? manifest : throw new BackupException($"The backup is of another kind than {Format}. Restore it with the program that made it.");
    }

    private static async Task<Listed> Put(ZipArchive zip, string name, string file)
    {
        await using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        await using var to = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync();
        var (bytes, digest) = await Copy(from, to);
        return new(name, bytes, digest);
    }

    private static async Task Take(ZipArchive zip, Listed listed, string folder)
    {
        var path = Path.GetFullPath(Path.Combine(folder, listed.Path));
        if (!path.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal) || zip.GetEntry(listed.Path) is not { } entry)
        {
            throw new BackupException($"The backup does not hold {listed.Path}. Take another.");
        }

        DataFolder.Make(Path.GetDirectoryName(path)!);
        await using var from = await entry.OpenAsync();
        await using var to = DataFolder.CreateForOwner(path);
        if (await Copy(from, to) != (listed.Bytes, listed.Sha256))
        {
            throw new BackupException($"{listed.Path} in the backup is not what was put there. Take another.");
        }

        to.Flush(flushToDisk: true);
    }

    private static async Task<(long Bytes, string Digest)> Copy(Stream from, Stream to)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, bytes) = (new byte[1 << 17], 0L);
        while (await from.ReadAsync(buffer) is > 0 and var read)
        {
            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read));
            bytes += read;
        }

        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
