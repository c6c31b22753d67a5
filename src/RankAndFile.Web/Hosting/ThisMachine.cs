namespace RankAndFile.Web.Hosting;

/// <summary>The names by which only a browser on the machine itself gets anywhere.</summary>
public static class ThisMachine
{
    public static bool IsNamedBy(HostString host) => host.Host is "localhost" or "127.0.0.1" or "[::1]";
}
