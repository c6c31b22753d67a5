namespace RankAndFile.Scrutiny.Sealed;

/// <summary>A list of sealed votes as it is mixed and opened: 64 bytes each, α and β.</summary>
public sealed class SealedVotes
{
    private readonly byte[] _bytes;

    private SealedVotes(byte[] bytes) => _bytes = bytes;

    public int Count => _bytes.Length / SealedVote.Length;

    public ReadOnlySpan<byte> Bytes => _bytes;

    internal ReadOnlyMemory<byte> Memory => _bytes;

    /// <summary>What every proof about the list is bound to: its length and all its bytes, hashed.</summary>
    public Digest Digest => new Statement("sealed-votes").With((long)Count).With(System.Security.Cryptography.SHA512.HashData(_bytes)).ToDigest();

    /// <summary>Takes bytes over; false where they are no whole number of votes. Whether they are elements is found when they are used.</summary>
    public static SealedVotes? Of(byte[] bytes) => bytes.Length % SealedVote.Length is 0 ? new(bytes) : null;

    internal static SealedVotes Joined(IReadOnlyList<byte[]> votes)
    {
        var bytes = new byte[votes.Count * SealedVote.Length];
        for (var place = 0; place < votes.Count; place++)
        {
            votes[place].CopyTo(bytes, place * SealedVote.Length);
        }

        return new(bytes);
    }

    internal ReadOnlySpan<byte> Alpha(int place) => _bytes.AsSpan(place * SealedVote.Length, Element.Length);

    internal ReadOnlySpan<byte> Beta(int place) => _bytes.AsSpan((place * SealedVote.Length) + Element.Length, Element.Length);

    public void WriteTo(Stream file) => file.Write(_bytes);
}
