using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Jobs;

public readonly record struct JobId(long Value) : IId<JobId>
{
    public static JobId Of(long value) => new(value);

    public static bool operator <(JobId left, JobId right) => left.Value < right.Value;

    public static bool operator >(JobId left, JobId right) => left.Value > right.Value;

    public static bool TryParse(string? text, IFormatProvider? provider, out JobId id) => Ids.TryRead(text, out id);

    public override string ToString() => Ids.Written(this);
}

public enum JobState
{
    Waiting,
    Running,
    Done,
    Failed,
    Stopped,
}

/// <summary>Long work that somebody asked for, and how far it has come. Whatever kills the program, it goes on from there.</summary>
public sealed class Job
{
    public JobId Id { get; private set; }

    /// <summary>Of which <see cref="Work"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>What the work was started with, as JSON.</summary>
    public required string Facts { get; init; }

    /// <summary>What is started under one key is started once.</summary>
    public string? Key { get; set; }

    /// <summary>None for what the office does by itself.</summary>
    public required PersonId? AskedBy { get; init; }

    public required Instant AskedAt { get; init; }

    /// <summary>It rests until then.</summary>
    public required Instant NotBefore { get; set; }

    public JobState State { get; set; }

    /// <summary>Which running program works on it, and until when the others leave it alone.</summary>
    public string? HeldBy { get; set; }

    public Instant? HeldUntil { get; set; }

    public long Done { get; set; }

    /// <summary>How much there is to do, as far as that is known; 0 while it is not.</summary>
    public long Of { get; set; }

    /// <summary>Where the next slice begins, in the work's own words; none before the first.</summary>
    public string? Cursor { get; set; }

    /// <summary>How often the next slice has failed.</summary>
    public int Tries { get; set; }

    /// <summary>Why it has stopped, or what went wrong the last time, for those who run the office.</summary>
    public string WhatFailed { get; set; } = "";

    public Instant? EndedAt { get; set; }

    public bool HasEnded => State is JobState.Done or JobState.Failed or JobState.Stopped;

    /// <summary>The one job of its kind, which begins anew after a while.</summary>
    public bool IsRecurring => Key == Kind;

    public T FactsAs<T>() => JsonSerializer.Deserialize<T>(Facts) ?? throw new InvalidOperationException($"The facts of a job of {Kind} cannot be read.");

    internal void LetGo() => (HeldBy, HeldUntil) = (null, null);

    internal void End(JobState state, Instant now, string whatFailed = "")
    {
        (State, EndedAt, WhatFailed) = (state, now, whatFailed);
        LetGo();
    }

    private sealed class Row : IEntityTypeConfiguration<Job>
    {
        public void Configure(EntityTypeBuilder<Job> job)
        {
            job.ToTable("jobs");
            job.HasKey(j => j.Id);
            job.Property(j => j.Id).ValueGeneratedOnAdd();
            job.HasIndex(j => j.Key).IsUnique();
            job.HasIndex(j => new { j.State, j.NotBefore });
            job.HasOne<Person>().WithMany().HasForeignKey(j => j.AskedBy).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
