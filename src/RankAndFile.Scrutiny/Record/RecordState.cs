using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace RankAndFile.Scrutiny;

/// <summary>
/// All that must be kept of a record to enter the next thing in it. It is written in the same
/// transaction as the entry, so that no two entries can have one height.
/// </summary>
public sealed record RecordState(Frontier Frontier, long LastTime)
{
    /// <summary>A record in which nothing stands yet. The first entry is <see cref="ElectionOpened"/>.</summary>
    public static RecordState Empty { get; } = new(Frontier.Empty, 0);

    public long Size => Frontier.Size;

    public Digest Root => Frontier.Root;

    /// <summary>
    /// Enters something. Times never run backwards: where a clock was set back, the entry takes the
    /// time of the one before it.
    /// </summary>
    public Appended Append(Payload payload, long time)
    {
        var entry = new Entry(
            Size,
            long.Max(time, LastTime),
            payload.Kind,
            payload.Version,
            payload.Public.Commitment(FaceSide.Public),
            payload.Sealed?.Commitment(FaceSide.Sealed));
        return new(new(Frontier.With(Merkle.Leaf(entry.ToBytes())), entry.Time), entry, payload);
    }

    /// <summary>What is signed after every batch of entries.</summary>
    public TreeHead Head(string election, long time) => new(election, Size, Root, long.Max(time, LastTime));

    public byte[] ToBytes()
    {
        var frontier = Frontier.ToBytes();
        var bytes = new byte[8 + frontier.Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, LastTime);
        frontier.CopyTo(bytes, 8);
        return bytes;
    }

    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out RecordState? state)
    {
        state = bytes.Length >= 8 && Frontier.TryRead(bytes[8..], out var frontier)
            ? new(frontier, BinaryPrimitives.ReadInt64BigEndian(bytes))
            : null;
        return state is not null;
    }
}

/// <summary>Something that is to be entered, with the salts of its faces: <see cref="Catalogue.Payload"/> makes it.</summary>
public sealed record Payload(string Kind, int Version, Face Public, Face? Sealed);

/// <summary>The record after an entry, and what must be kept of it: the entry for ever, the payload until it is destroyed.</summary>
public sealed record Appended(RecordState After, Entry Entry, Payload Payload);
