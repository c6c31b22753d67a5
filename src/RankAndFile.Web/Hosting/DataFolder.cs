using RankAndFile.Web.Data;

namespace RankAndFile.Web.Hosting;

/// <summary>The one folder of an office. Nobody else on the machine may read it.</summary>
public static class DataFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static SqliteDatabase Database(string folder)
    {
        Make(folder);
        var file = Path.Combine(folder, "office.sqlite");
        if (!File.Exists(file))
        {
            // SQLite gives its log and index the permissions of the database.
            CreateForOwner(file).Dispose();
        }

        return new(file);
    }

    /// <summary>Makes a file that nobody else on the machine may read.</summary>
    public static FileStream CreateForOwner(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return File.Open(file, options);
    }

    public static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }
}
