using System.Globalization;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Hosting;

namespace RankAndFile.Web.Post;

/// <summary>
/// Where no mail server is set, messages are put into the folder <c>post</c> of the data folder, one
/// file each, as a mail server on the machine can take them up. In a demonstration a page shows them.
/// A message is there whole or not at all.
/// </summary>
public sealed class Pickup(Settings settings, TimeProvider clock)
{
    private readonly string _folder = Path.Combine(settings.Data, "post");

    public async Task Put(byte[] message)
    {
        DataFolder.Make(_folder);
        var name = $"{clock.Now().Microseconds.ToString(CultureInfo.InvariantCulture)}-{Secret.New()[..8]}";
        var (begun, whole) = (Path.Combine(_folder, $"{name}.part"), Path.Combine(_folder, $"{name}.eml"));
        await using (var file = DataFolder.CreateForOwner(begun))
        {
            await file.WriteAsync(message);
        }

        File.Move(begun, whole);
    }

    /// <summary>The names of the latest messages, with when they were put there, the newest first.</summary>
    internal IEnumerable<(string Name, Instant At)> Latest(int most) => Directory.Exists(_folder)
        ? Directory.EnumerateFiles(_folder, "*.eml")
            .Select(file => Path.GetFileNameWithoutExtension(file)!)
            .OrderDescending(StringComparer.Ordinal)
            .Take(most)
            .Select(name => (name, new Instant(long.TryParse(name.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : 0)))
        : [];

    internal async Task<byte[]?> Read(string name)
    {
        var file = Path.Combine(_folder, $"{name}.eml");
        return name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') && File.Exists(file) ? await File.ReadAllBytesAsync(file) : null;
    }
}
