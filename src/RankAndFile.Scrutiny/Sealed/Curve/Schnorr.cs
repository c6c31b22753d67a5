using System.Diagnostics.CodeAnalysis;

namespace RankAndFile.Scrutiny.Sealed;

/// <summary>
/// Somebody knows the logarithm of a public element, and says something with it: R = k·G and s = k + e·x, where e is
/// hashed from the use, the public element, R and the message.
/// </summary>
public sealed record Schnorr(Element Commitment, Scalar Response)
{
    internal const int Length = Element.Length + Scalar.Length;

    internal static Schnorr Make(string use, in Scalar secret, Element known, ReadOnlySpan<byte> message, RandomBytes chance)
    {
        var nonce = Nonce(use, secret, message, chance);
        var commitment = Element.Of(FixedBase.Generator.Times(nonce));
        return new(commitment, nonce + (Challenge(use, known, commitment, message) * secret));
    }

    internal bool Holds(string use, Element known, ReadOnlySpan<byte> message)
    {
        var challenge = Challenge(use, known, Commitment, message);
        return Point.Same(FixedBase.Generator.Times(Response), Commitment.Point + known.Point.Times(challenge));
    }

    internal static Scalar Challenge(string use, Element known, Element commitment, ReadOnlySpan<byte> message) =>
        new Statement(use).With(known).With(commitment).With(message).ToScalar();

    /// <summary>Fresh chance, and the secret and the message with it: neither poor chance nor chance used twice gives the secret away.</summary>
    internal static Scalar Nonce(string use, in Scalar secret, ReadOnlySpan<byte> message, RandomBytes chance)
    {
        Span<byte> fresh = stackalloc byte[64];
        chance(fresh);
        var nonce = new Statement("nonce").With(use).With(secret).With(fresh).With(message).ToScalar();
        fresh.Clear();
        return nonce;
    }

    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Schnorr? read)
    {
        read = bytes.Length is Length && Element.TryRead(bytes[..Element.Length], out var commitment) && Scalar.TryRead(bytes[Element.Length..], out var response)
            ? new(commitment, response)
            : null;
        return read is not null;
    }

    /// <summary>Reads 128 hexadecimal digits.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Schnorr? read)
    {
        Span<byte> bytes = stackalloc byte[Length];
        read = null;
        return Hex.TryRead(text, bytes) && TryRead(bytes, out read);
    }

    public void CopyTo(Span<byte> bytes)
    {
        Commitment.CopyTo(bytes);
        Response.Write(bytes[Element.Length..]);
    }

    public override string ToString() => $"{Commitment}{Response}";
}
