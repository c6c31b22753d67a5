using System.Buffers;
using System.Collections.Immutable;

namespace RankAndFile.Scrutiny;

/// <summary>A head with the office's signature, and those of the witnesses who saw it.</summary>
/// <param name="Key">The fingerprint of the key it is signed with; the record says which key that is.</param>
public sealed record SignedHead(TreeHead Head, Digest Key, Signature Signature, ImmutableArray<WitnessSignature> Witnesses)
{
    public bool IsSignedBy(PublicKey key) =>
        key.Fingerprint == Key && key.Signed(TreeHead.Message("rank-and-file/head/1\n"u8, Head.ToBytes()), Signature);

    /// <summary>Co-signs this head. The witness must have seen that the record continues the last one they signed.</summary>
    public SignedHead WitnessedBy(SigningKey witness, long time)
    {
        var signature = witness.Sign(WitnessSignature.Message(Head, time));
        return this with { Witnesses = Witnesses.Add(new(witness.Public, signature, time)) };
    }

    /// <summary>One line, as it stands in a bundle and in a file that holds a single head.</summary>
    public byte[] ToBytes()
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        var line = new CanonicalWriting(bytes);
        line.Raw("{\"head\":"u8);
        Head.WriteTo(line);
        line.Raw(",\"key\":\""u8);
        line.Digest(Key);
        line.Raw("\",\"signature\":\""u8);
        line.Hexadecimal(Signature.Bytes.AsSpan());
        line.Raw("\",\"witnesses\":["u8);
        for (var witness = 0; witness < Witnesses.Length; witness++)
        {
            line.Raw(witness > 0 ? ","u8 : []);
            Witnesses[witness].WriteTo(line);
        }

        line.Raw("]}"u8);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Reads a file that holds a single head, or says what is wrong with it.</summary>
    public static HeadOutcome Read(ReadOnlySpan<byte> bytes)
    {
        var line = new CanonicalReading(bytes.EndsWith("\n"u8) ? bytes[..^1] : bytes);
        var head = Read(ref line);
        return line.Failed ? new HeadOutcome.Refused(line.Column, line.Expected!) : new HeadOutcome.Accepted(head);
    }

    internal static SignedHead Read(ref CanonicalReading line)
    {
        line.Literal("{\"head\":"u8);
        var head = TreeHead.Read(ref line);
        line.Literal(",\"key\":\""u8);
        var key = line.Digest();
        line.Literal("\",\"signature\":\""u8);
        var signature = new byte[Signature.Length];
        line.Hexadecimal(signature);
        line.Literal("\",\"witnesses\":["u8);
        var witnesses = ImmutableArray.CreateBuilder<WitnessSignature>();
        if (!line.Has("]"u8))
        {
            do
            {
                witnesses.Add(WitnessSignature.Read(ref line));
            }
            while (line.Has(","u8));
            line.Literal("]"u8);
        }

        line.Literal("}"u8);
        line.End();
        return new(head, key, new([.. signature]), witnesses.ToImmutable());
    }

    public bool Equals(SignedHead? other) => other is not null && ToBytes().AsSpan().SequenceEqual(other.ToBytes());

    public override int GetHashCode() => HashCode.Combine(Head, Key);
}

/// <summary>What came of reading a signed head.</summary>
public abstract record HeadOutcome
{
    public sealed record Accepted(SignedHead Head) : HeadOutcome;

    /// <summary>The line is no signed head: at this byte, counting from 1, something else was expected.</summary>
    public sealed record Refused(int Column, string Expected) : HeadOutcome;
}

/// <summary>A witness saw this head at this time, and that it continues all they had seen of the record.</summary>
public sealed record WitnessSignature(PublicKey Witness, Signature Signature, long Time)
{
    public bool IsOf(TreeHead head) => Witness.Signed(Message(head, Time), Signature);

    internal static byte[] Message(TreeHead head, long time)
    {
        var bytes = new ArrayBufferWriter<byte>(256);
        var line = new CanonicalWriting(bytes);
        line.Raw("rank-and-file/witness/1\n{\"head\":"u8);
        head.WriteTo(line);
        line.Raw(",\"time\":"u8);
        line.Whole(time);
        line.Raw("}"u8);
        return bytes.WrittenSpan.ToArray();
    }

    internal void WriteTo(CanonicalWriting line)
    {
        line.Raw("{\"key\":"u8);
        line.Text(Witness.ToString());
        line.Raw(",\"signature\":\""u8);
        line.Hexadecimal(Signature.Bytes.AsSpan());
        line.Raw("\",\"time\":"u8);
        line.Whole(Time);
        line.Raw("}"u8);
    }

    /// <summary>What it returns means nothing where the line failed: the key may then be missing.</summary>
    internal static WitnessSignature Read(ref CanonicalReading line)
    {
        line.Literal("{\"key\":\""u8);
        var point = new byte[PublicKey.Length];
        line.Hexadecimal(point);
        var key = line.Failed ? null : PublicKey.Of(point);
        if (key is null)
        {
            line.Fail("a point of the curve P-256, uncompressed");
        }

        line.Literal("\",\"signature\":\""u8);
        var signature = new byte[Signature.Length];
        line.Hexadecimal(signature);
        line.Literal("\",\"time\":"u8);
        var time = line.Count();
        line.Literal("}"u8);
        return new(key!, new([.. signature]), time);
    }
}
