using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Accounts;

/// <summary>What everybody is told who asked for a link.</summary>
[Does(Doing.SignIn)]
public sealed class SentPage : OfficePage;
