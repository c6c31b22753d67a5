namespace RankAndFile.Scrutiny;

/// <summary>Check 7: the record continues a head that somebody kept. A history that was written anew, with every hash and signature made again, is found here.</summary>
internal sealed class HeadGiven(SignedHead? given) : Check(7, "The record continues the head that was given")
{
    private const string File = "the head given";

    private Frontier _frontier = Frontier.Empty;
    private Digest? _root;
    private string? _election;
    private readonly Dictionary<Digest, PublicKey> _keys = [];

    internal override void See(EntrySeen entry)
    {
        if (given is null)
        {
            return;
        }

        if (entry.Place < given.Head.Size)
        {
            _frontier = _frontier.With(Merkle.Leaf(entry.Entry.ToBytes()));
            _root = _frontier.Size == given.Head.Size ? _frontier.Root : null;
        }

        switch (entry.Facts)
        {
            case ElectionOpened opened when entry.Place is 0:
                (_election, _keys[opened.Key.Fingerprint]) = (opened.Election, opened.Key);
                break;
            case KeyAdded { Purpose: KeyPurpose.Heads } added:
                _keys.TryAdd(added.Key.Fingerprint, added.Key);
                break;
            default:
                break;
        }
    }

    internal override void End(Walked walked)
    {
        if (given is null)
        {
            NotChecked("no head was given: only one that somebody kept shows that nothing was written anew");
            return;
        }

        if (walked.Unread.ContainsKey(Bundle.RecordName) && walked.Entries < given.Head.Size)
        {
            return;
        }

        CheckHead(given.Head, walked.Entries);
        if (!_keys.TryGetValue(given.Key, out var key))
        {
            Fail(File, 0, $"a signature by the key {given.Key}", "one by a key of this record");
        }
        else if (!given.IsSignedBy(key))
        {
            Fail(File, 0, "a signature that does not fit", $"one of this head by the key {given.Key}");
        }

        foreach (var witness in given.Witnesses.Where(witness => !witness.IsOf(given.Head)))
        {
            Fail(File, 0, $"a co-signature that does not fit, by the key {witness.Witness.Fingerprint}", "one of this head");
        }
    }

    private void CheckHead(TreeHead head, long entries)
    {
        if (_election is { } election && head.Election != election)
        {
            Fail(File, 0, $"a head of the election {head.Election}", election);
        }

        if (_root is not { } root)
        {
            Fail(Bundle.RecordName, entries, $"{entries} entries", $"the {head.Size} or more that were there at the head given: the record was cut short");
        }
        else if (root != head.Root)
        {
            Fail(Bundle.RecordName, head.Size, $"the root {root} over {head.Size} entries", $"{head.Root}, as the head given has it: the record was written anew");
        }
    }
}
