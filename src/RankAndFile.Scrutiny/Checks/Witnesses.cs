using System.Collections.Immutable;

namespace RankAndFile.Scrutiny;

/// <summary>Check 8: every co-signature is of its head, by a witness whose key the record had added; those entered in the record are of heads of this record.</summary>
internal sealed class Witnesses() : Check(8, "Every co-signature is of a head of this record, by a witness on the record")
{
    private readonly HashSet<Digest> _witnesses = [];
    private readonly Dictionary<long, Digest> _roots = [];
    private readonly List<(HeadWitnessed Witnessed, long Line)> _entered = [];
    private string _election = "";

    protected override ImmutableArray<string> Needs => [Bundle.RecordName, Bundle.HeadsName, Bundle.PublicName];

    internal override void See(EntrySeen entry)
    {
        switch (entry.Facts)
        {
            case ElectionOpened opened when entry.Place is 0:
                _election = opened.Election;
                break;
            case KeyAdded { Purpose: KeyPurpose.Witness } added:
                _witnesses.Add(added.Key.Fingerprint);
                break;
            case KeyRetired retired:
                _witnesses.Remove(retired.Key);
                break;
            case HeadWitnessed witnessed:
                See(witnessed, entry);
                break;
            default:
                break;
        }
    }

    internal override void See(HeadSeen head)
    {
        if (head.Root is { } root)
        {
            _roots[head.Head.Head.Size] = root;
        }

        foreach (var witness in head.Head.Witnesses)
        {
            if (!_witnesses.Contains(witness.Witness.Fingerprint))
            {
                Fail(Bundle.HeadsName, head.Line, $"a co-signature by the key {witness.Witness.Fingerprint}", "one by a witness whose key stands in the entries it covers");
            }
            else if (!witness.IsOf(head.Head.Head))
            {
                Fail(Bundle.HeadsName, head.Line, $"a co-signature that does not fit, by the key {witness.Witness.Fingerprint}", "one of this head");
            }
        }
    }

    internal override void End(Walked walked)
    {
        foreach (var (witnessed, line) in _entered.Where(entered => !_roots.TryGetValue(entered.Witnessed.Size, out var root) || root != entered.Witnessed.Root))
        {
            Fail(Bundle.RecordName, line, $"a witness to the root {witnessed.Root} over {witnessed.Size} entries", $"a head that stands in {Bundle.HeadsName} with the root of this record");
        }
    }

    private void See(HeadWitnessed witnessed, EntrySeen entry)
    {
        if (witnessed.Size > entry.Place || !_witnesses.Contains(witnessed.Key.Fingerprint))
        {
            Fail(Bundle.RecordName, entry.Line, $"a witness to {witnessed.Size} entries, with the key {witnessed.Key.Fingerprint}", "an earlier head, and the key of a witness on the record");
        }
        else if (!new WitnessSignature(witnessed.Key, witnessed.Signature, witnessed.Time)
            .IsOf(new(_election, witnessed.Size, witnessed.Root, witnessed.HeadTime)))
        {
            Fail(Bundle.RecordName, entry.Line, "a co-signature that does not fit", $"one of the head over {witnessed.Size} entries");
        }
        else
        {
            _entered.Add((witnessed, entry.Line));
        }
    }
}
