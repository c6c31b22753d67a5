namespace RankAndFile.Web.Layout;

/// <summary>A page that runs this one script of ours, as an addition: what it is for can be done without scripts too.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RunsScriptAttribute(string file) : Attribute
{
    public string File { get; } = file;
}
