namespace RankAndFile.Scrutiny.Tests;

/// <summary>What one check found; that it found something is asserted.</summary>
internal static class Found
{
    internal static List<Finding> By(Verification verified, int number)
    {
        var failed = Assert.IsType<CheckResult.Failed>(verified.Results[number - 1]);
        Assert.Equal(number, failed.Number);
        return [.. failed.Findings];
    }
}
