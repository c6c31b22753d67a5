using System.Collections.Immutable;

namespace RankAndFile.Scrutiny;

/// <summary>
/// Check 5: every head is signed by a key in force over the entries it covers: the first key, or one
/// that an earlier head covers, signed by a key in force; and not retired by an entry it covers.
/// </summary>
internal sealed class HeadSignatures() : Check(5, "Every head is signed by a key in force")
{
    private readonly Dictionary<Digest, PublicKey> _inForce = [];
    private readonly Dictionary<Digest, PublicKey> _waiting = [];
    private readonly HashSet<Digest> _retired = [];

    protected override ImmutableArray<string> Needs => [Bundle.RecordName, Bundle.HeadsName, Bundle.PublicName];

    internal override void See(EntrySeen entry)
    {
        switch (entry.Facts)
        {
            case ElectionOpened opened when entry.Place is 0:
                _inForce[opened.Key.Fingerprint] = opened.Key;
                break;
            case KeyAdded { Purpose: KeyPurpose.Heads } added when !_retired.Contains(added.Key.Fingerprint):
                _waiting.TryAdd(added.Key.Fingerprint, added.Key);
                break;
            case KeyRetired retired:
                _retired.Add(retired.Key);
                _inForce.Remove(retired.Key);
                _waiting.Remove(retired.Key);
                break;
            default:
                break;
        }
    }

    internal override void See(HeadSeen head)
    {
        if (!_inForce.TryGetValue(head.Head.Key, out var key))
        {
            Fail(Bundle.HeadsName, head.Line, $"the key {head.Head.Key}, {State(head.Head.Key)}", "a key in force over the entries it covers");
        }
        else if (!head.Head.IsSignedBy(key))
        {
            Fail(Bundle.HeadsName, head.Line, "a signature that does not fit", $"one of this head by the key {head.Head.Key}");
        }
        else if (head.Root is not null)
        {
            PutInForce();
        }
    }

    /// <summary>A head signed by a key in force vouches for the keys that its entries added.</summary>
    private void PutInForce()
    {
        foreach (var (fingerprint, key) in _waiting)
        {
            _inForce[fingerprint] = key;
        }

        _waiting.Clear();
    }

    private string State(Digest key) =>
        _retired.Contains(key) ? "which was retired"
        : _waiting.ContainsKey(key) ? "which no head by an earlier key vouches for"
        : "which the record does not add";
}
