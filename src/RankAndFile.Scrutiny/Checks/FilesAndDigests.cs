using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace RankAndFile.Scrutiny;

/// <summary>Check 1: the manifest lists every file of the bundle with its length and digest, and no other.</summary>
[SuppressMessage("Reliability", "CA2000", Justification = "A file that was opened here is closed here; the walk closes its own.")]
internal sealed class FilesAndDigests() : Check(1, "The bundle holds the files of its manifest, each with its digest, and no others")
{
    private readonly Dictionary<string, BundleFile> _read = new(StringComparer.Ordinal);

    protected override ImmutableArray<string> Needs => [];

    internal Manifest? ReadManifest(Bundle bundle)
    {
        if (!bundle.Has(Bundle.ManifestName))
        {
            Fail(Bundle.ManifestName, 0, "no such file", "a manifest");
            return null;
        }

        using var file = new BundleFile(bundle, Bundle.ManifestName);
        file.Next(out var line, out _);
        if (file.Broken is { } broken)
        {
            Fail(Bundle.ManifestName, 0, $"a file that cannot be read ({broken})", "a manifest");
            return null;
        }

        byte[] bytes = [.. line, (byte)'\n'];
        file.Finish();
        if (file.Bytes != bytes.Length)
        {
            Fail(Bundle.ManifestName, 2, "no end of the first line, or more lines", "one line that ends with a line feed");
            return null;
        }

        var manifest = Manifest.Read(bytes, out var wrong);
        if (manifest is null)
        {
            Fail(Bundle.ManifestName, 1, $"something else at byte {wrong.Column}", wrong.Expected);
        }

        return manifest;
    }

    /// <summary>Files that were gone through already; they are not read twice.</summary>
    internal void Saw(params ReadOnlySpan<BundleFile?> files)
    {
        foreach (var file in files)
        {
            if (file is not null)
            {
                _read[file.Name] = file;
            }
        }
    }

    internal override void End(Walked walked)
    {
        foreach (var twice in walked.Bundle.Names.CountBy(name => name).Where(name => name.Value > 1))
        {
            Fail(twice.Key, 0, $"{twice.Value} files of this name", "one");
        }

        if (walked.Manifest is not { } manifest)
        {
            return;
        }

        var listed = manifest.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var name in walked.Bundle.Names.Where(name => name is not Bundle.ManifestName && !listed.Contains(name)))
        {
            Fail(name, 0, "a file that the manifest does not list", "only those it lists");
        }

        foreach (var needed in (string[])[Bundle.RecordName, Bundle.HeadsName, Bundle.PublicName, .. manifest.Full ? [Bundle.SealedName] : Array.Empty<string>()])
        {
            if (!listed.Contains(needed))
            {
                Fail(Bundle.ManifestName, 1, $"no {needed}", $"a {(manifest.Full ? "full" : "public")} bundle to hold it");
            }
        }

        if (!manifest.Full && listed.Contains(Bundle.SealedName))
        {
            Fail(Bundle.ManifestName, 1, $"{Bundle.SealedName} in a public bundle", "no sealed faces");
        }

        foreach (var file in manifest.Files)
        {
            CheckFile(walked.Bundle, file);
        }
    }

    private void CheckFile(Bundle bundle, FrozenFile listed)
    {
        if (!bundle.Has(listed.Path))
        {
            Fail(listed.Path, 0, "no such file", "the file the manifest lists");
            return;
        }

        var walked = _read.GetValueOrDefault(listed.Path);
        var file = walked ?? new BundleFile(bundle, listed.Path);
        var digest = file.Finish();
        if (file.Broken is { } broken)
        {
            Fail(listed.Path, 0, $"a file that cannot be read ({broken})", "the file the manifest lists");
        }
        else if (file.Bytes != listed.Bytes)
        {
            Fail(listed.Path, 0, $"{file.Bytes.ToString(CultureInfo.InvariantCulture)} bytes", $"{listed.Bytes.ToString(CultureInfo.InvariantCulture)}, as the manifest says");
        }
        else if (digest != listed.Sha256)
        {
            Fail(listed.Path, 0, $"the digest {digest}", $"{listed.Sha256}, as the manifest says");
        }

        if (walked is null)
        {
            file.Dispose();
        }
    }
}
