using RankAndFile.Counting;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Jobs;

/// <summary>The rows of one slice: done in one transaction with how far the job has come, or not at all.</summary>
public delegate Task<Progress> Slice(OfficeDb db, Instant now);

/// <summary>
/// A kind of long work, cut into slices. A slice takes under 100 ms, since everybody else's acts wait
/// for it. Each kind is found by itself; pages name it by the words <c>job.KIND</c>.
/// </summary>
public abstract class Work
{
    /// <summary>As the rows name it, for ever.</summary>
    public abstract string Kind { get; }

    /// <summary>The election whose acts its slices wait for, if they are inside one.</summary>
    public virtual ElectionId? ElectionOf(Job job) => null;

    /// <summary>
    /// Makes the next slice, from where the job has come to. What is not rows is done here, before the
    /// slice: a file is read, a message sent. After a kill it may be done again, the rows are not.
    /// </summary>
    public abstract Task<Slice> Next(Job job, CancellationToken stop);
}

/// <summary>Work that comes round again by itself.</summary>
public abstract class RecurringWork : Work
{
    public abstract TimeSpan Every { get; }
}

/// <summary>What came of a slice.</summary>
public abstract record Progress
{
    /// <param name="Cursor">Where the next slice begins.</param>
    /// <param name="Of">How much there is to do; 0 while that is not known.</param>
    /// <param name="NotBefore">When the next slice may be begun, if not now.</param>
    public sealed record MovedOn(string? Cursor, long Done, long Of, Instant? NotBefore = null) : Progress;

    public sealed record Finished(long Done) : Progress;

    /// <summary>The rules say no. The slice leaves no rows, and the job ends with this reason.</summary>
    public sealed record Refused(Refusal Refusal) : Progress;
}
