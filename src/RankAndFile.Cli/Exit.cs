namespace RankAndFile.Cli;

/// <summary>How the command ended. A script may rely on these.</summary>
public static class Exit
{
    public const int Done = 0;

    /// <summary>A defect of ours; never anything the caller did.</summary>
    public const int Defect = 1;

    /// <summary>The arguments ask for something that does not exist.</summary>
    public const int WrongUsage = 2;

    /// <summary>A file cannot be read, written or counted as it stands, a figure differs from the table beside it, or a check of a record failed.</summary>
    public const int BadInput = 3;

    /// <summary>The count has stopped at a tie that only a lot can settle.</summary>
    public const int LotNeeded = 4;
}
