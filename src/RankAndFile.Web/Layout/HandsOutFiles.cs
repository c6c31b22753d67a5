namespace RankAndFile.Web.Layout;

/// <summary>What is answered here came from somebody. A browser that opens it gives it nothing: no script, no form, no address of ours.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HandsOutFilesAttribute : Attribute;
