using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace RankAndFile.Scrutiny;

/// <summary>
/// A key that signatures are checked with: a point of the curve P-256, uncompressed, 65 bytes.
/// What people compare is its <see cref="Fingerprint"/>.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The handle is finalised; a key lives as long as the record it belongs to.")]
public sealed class PublicKey : IEquatable<PublicKey>
{
    internal const int Length = 65;
    private const byte Uncompressed = 4;

    private readonly byte[] _point;
    private readonly ECDsa _key;

    private PublicKey(byte[] point, ECDsa key) => (_point, _key, Fingerprint) = (point, key, Digest.Of(point));

    /// <summary>The digest of the key's 65 bytes.</summary>
    public Digest Fingerprint { get; }

    /// <summary>Reads 130 hexadecimal digits; false too where they are no point of the curve.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out PublicKey? key)
    {
        key = Hex.TryRead(text, Length, out var point) ? Of(point) : null;
        return key is not null;
    }

    internal static PublicKey? Of(byte[] point)
    {
        if (point.Length is not Length || point[0] is not Uncompressed)
        {
            return null;
        }

        try
        {
            var key = ECDsa.Create(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new() { X = point[1..33], Y = point[33..] },
            });
            return new(point, key);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    internal bool Signed(ReadOnlySpan<byte> message, Signature signature) =>
        _key.VerifyData(message, signature.Bytes.AsSpan(), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    public bool Equals(PublicKey? other) => other is not null && Fingerprint == other.Fingerprint;

    public override bool Equals(object? obj) => Equals(obj as PublicKey);

    public override int GetHashCode() => Fingerprint.GetHashCode();

    public override string ToString() => Convert.ToHexStringLower(_point);
}

/// <summary>A key that signs heads. Made elsewhere, since keys are inputs here; it does not leave its holder's machine.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa _key;

    /// <summary>Takes over a key of the curve P-256.</summary>
    public SigningKey(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false);
        if (point.Curve.Oid.Value is not "1.2.840.10045.3.1.7")
        {
            throw new ArgumentException("A key of the curve P-256 signs heads.", nameof(key));
        }

        _key = key;
        Public = PublicKey.Of([4, .. point.Q.X!, .. point.Q.Y!])!;
    }

    public PublicKey Public { get; }

    internal Signature Sign(ReadOnlySpan<byte> message) =>
        new([.. _key.SignData(message.ToArray(), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)]);

    public void Dispose() => _key.Dispose();
}
