namespace RankAndFile.Scrutiny;

/// <summary>A file that crosses from one installation to another, and when it was handed over.</summary>
/// <param name="Time">When, in microseconds of UTC since 1970.</param>
public sealed record FileHandedOver(string Election, FrozenFile File, long Time)
{
    public SignedFile SignedBy(SigningKey key) => new(this, key.Public.Fingerprint, key.Sign(Message()));

    internal byte[] Message() => TreeHead.Message("rank-and-file/file/1\n"u8, ToValue().ToBytes());

    internal CanonicalValue.Fields ToValue() => CanonicalValue.Fields.Of(
    [
        new("bytes", new CanonicalValue.Whole(File.Bytes)),
        new("election", new CanonicalValue.Text(Election)),
        new("path", new CanonicalValue.Text(File.Path)),
        new("sha256", new CanonicalValue.Text(File.Sha256.ToString())),
        new("time", new CanonicalValue.Whole(Time)),
    ]);
}

/// <summary>A file's digest with the office's signature: the first line of what is handed over, the file's own lines come after it.</summary>
/// <param name="Key">The fingerprint of the key it is signed with; the election's record says which key that is.</param>
public sealed record SignedFile(FileHandedOver Handed, Digest Key, Signature Signature)
{
    public bool IsSignedBy(PublicKey key) => key.Fingerprint == Key && key.Signed(Handed.Message(), Signature);

    /// <summary>One line, without line feed.</summary>
    public byte[] ToBytes() => CanonicalValue.Fields.Of(
    [
        new("file", Handed.ToValue()),
        new("key", new CanonicalValue.Text(Key.ToString())),
        new("signature", new CanonicalValue.Text(Signature.ToString())),
    ]).ToBytes();
}
