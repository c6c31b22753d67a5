using System.Diagnostics.CodeAnalysis;

namespace RankAndFile.Scrutiny.Sealed;

/// <summary>
/// Two elements are the generator and another base times the same secret (Chaum and Pedersen 1992): T1 = w·G, T2 = w·B
/// and z = w + e·x.
/// </summary>
public sealed record SameLogarithm(Element OfGenerator, Element OfBase, Scalar Response)
{
    internal const int Length = (2 * Element.Length) + Scalar.Length;

    internal static SameLogarithm Make(string use, in Scalar secret, Element known, Element ofBase, Element product, ReadOnlySpan<byte> message, RandomBytes chance)
    {
        var nonce = Schnorr.Nonce(use, secret, message, chance);
        var (first, second) = (Element.Of(FixedBase.Generator.Times(nonce)), Element.Of(ofBase.Point.Times(nonce)));
        return new(first, second, nonce + (Challenge(use, known, ofBase, product, first, second, message) * secret));
    }

    internal bool Holds(string use, Element known, Element ofBase, Element product, ReadOnlySpan<byte> message)
    {
        var challenge = Challenge(use, known, ofBase, product, OfGenerator, OfBase, message);
        return Point.Same(FixedBase.Generator.Times(Response), OfGenerator.Point + known.Point.Times(challenge))
            && Point.Same(ofBase.Point.Times(Response), OfBase.Point + product.Point.Times(challenge));
    }

    private static Scalar Challenge(string use, Element known, Element ofBase, Element product, Element first, Element second, ReadOnlySpan<byte> message) =>
        new Statement(use).With(known).With(ofBase).With(product).With(first).With(second).With(message).ToScalar();

    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out SameLogarithm? read)
    {
        read = bytes.Length is Length && Element.TryRead(bytes[..32], out var first) && Element.TryRead(bytes[32..64], out var second)
            && Scalar.TryRead(bytes[64..], out var response)
            ? new(first, second, response)
            : null;
        return read is not null;
    }

    /// <summary>Reads 192 hexadecimal digits.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SameLogarithm? read)
    {
        Span<byte> bytes = stackalloc byte[Length];
        read = null;
        return Hex.TryRead(text, bytes) && TryRead(bytes, out read);
    }

    public void CopyTo(Span<byte> bytes)
    {
        OfGenerator.CopyTo(bytes);
        OfBase.CopyTo(bytes[32..]);
        Response.Write(bytes[64..]);
    }

    public override string ToString() => $"{OfGenerator}{OfBase}{Response}";
}
