namespace RankAndFile.Web.Layout;

/// <summary>A page that runs this one script of ours, as an addition: what it is for can be done without scripts too.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RunsScriptAttribute(string file) : Attribute
{
    public string File { get; } = file;

    /// <summary>It calls on others of ours, and may fetch what this site has.</summary>
    public bool IsModule => File.EndsWith(".mjs", StringComparison.Ordinal);
}
