using System.Buffers;

namespace RankAndFile.Scrutiny;

/// <summary>Which of its two faces an entry shows.</summary>
public enum FaceSide
{
    /// <summary>Anyone may see it.</summary>
    Public,

    /// <summary>The scrutineer and a court may see it.</summary>
    Sealed,
}

/// <summary>
/// One face of what was entered, with the salt of its commitment. It lies beside the chain: destroyed
/// together with its salt, under a certificate, it leaves the chain whole and nothing to guess by.
/// </summary>
/// <param name="Data">An object in its one form.</param>
public sealed record Face(Salt Salt, ReadOnlyMemory<byte> Data)
{
    private const byte BeforePublic = 2;
    private const byte BeforeSealed = 3;

    public static Face Of(Salt salt, CanonicalValue.Fields data) => new(salt, data.ToBytes());

    /// <summary>What the entry holds of this face.</summary>
    public Digest Commitment(FaceSide side) => Commitment(side, Salt, Data.Span);

    internal static Digest Commitment(FaceSide side, Salt salt, ReadOnlySpan<byte> data)
    {
        Span<byte> random = stackalloc byte[Salt.Length];
        salt.CopyTo(random);
        return Prefixed.Hash(side is FaceSide.Public ? BeforePublic : BeforeSealed, random, data);
    }

    /// <summary>A line of the payloads of a bundle.</summary>
    internal void WriteTo(IBufferWriter<byte> to, long height)
    {
        var line = new CanonicalWriting(to);
        line.Raw("{\"data\":"u8);
        line.Raw(Data.Span);
        line.Raw(",\"height\":"u8);
        line.Whole(height);
        line.Raw(",\"salt\":\""u8);
        Span<byte> random = stackalloc byte[Salt.Length];
        Salt.CopyTo(random);
        line.Hexadecimal(random);
        line.Raw("\"}"u8);
    }

    public bool Equals(Face? other) => other is not null && Salt == other.Salt && Data.Span.SequenceEqual(other.Data.Span);

    public override int GetHashCode() => Salt.GetHashCode();
}

/// <summary>A line of the payloads of a bundle: a face, and the height of the entry it belongs to.</summary>
internal readonly record struct FaceLine(long Height, Salt Salt, Digest Commitment, CanonicalValue.Fields Data)
{
    internal static FaceLine Read(ref CanonicalReading line, FaceSide side)
    {
        line.Literal("{\"data\":"u8);
        var start = line.Position;
        var data = line.Fields();
        var bytes = line.Since(start);
        line.Literal(",\"height\":"u8);
        var height = line.Count();
        line.Literal(",\"salt\":\""u8);
        Span<byte> random = stackalloc byte[Salt.Length];
        line.Hexadecimal(random);
        line.Literal("\"}"u8);
        line.End();
        var salt = new Salt(random);
        return new(height, salt, line.Failed ? default : Face.Commitment(side, salt, bytes), data);
    }
}
