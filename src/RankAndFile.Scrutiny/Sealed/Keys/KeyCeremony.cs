using System.Collections.Immutable;

namespace RankAndFile.Scrutiny.Sealed;

/// <summary>
/// The making of a key by trustees, after Pedersen, as anyone follows it from the record: everybody commits, then
/// everybody reveals, then everybody deals, then everybody confirms. Whoever does otherwise is named, and the
/// ceremony is called anew without them.
/// </summary>
public sealed class KeyCeremony
{
    public const int MostTrustees = 20;

    private readonly KeyPartCommitted?[] _committed;
    private readonly KeyPartRevealed?[] _revealed;
    private readonly KeySharesDealt?[] _dealt;
    private readonly KeyConfirmed?[] _confirmed;
    private readonly List<string> _wrong = [];

    public KeyCeremony(string election, KeyCeremonyCalled called)
    {
        (Election, Called) = (election, called);
        var count = called.Trustees.Length;
        (_committed, _revealed, _dealt, _confirmed) = (new KeyPartCommitted?[count], new KeyPartRevealed?[count], new KeySharesDealt?[count], new KeyConfirmed?[count]);
        CheckCall();
    }

    public string Election { get; }

    public KeyCeremonyCalled Called { get; }

    /// <summary>What was done wrong, and by whom. One finding, and no key comes of this ceremony.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    internal bool AllCommitted => _wrong.Count is 0 && Array.TrueForAll(_committed, one => one is not null);

    internal bool AllRevealed => _wrong.Count is 0 && Array.TrueForAll(_revealed, one => one is not null);

    internal bool AllDealt => _wrong.Count is 0 && Array.TrueForAll(_dealt, one => one is not null);

    /// <summary>Every trustee has confirmed: the key can be used.</summary>
    public bool IsDone => _wrong.Count is 0 && Array.TrueForAll(_confirmed, one => one is not null);

    /// <summary>The key, once every part was revealed.</summary>
    public Element Key => Element.Of(Sum(revealed => revealed.Coefficients[0].Point));

    internal KeySharesDealt Dealt(int dealer) => _dealt[dealer - 1]!;

    /// <summary>What an opening by this trustee is checked with: their share of the key, times the generator.</summary>
    public Element ShareKey(int trustee) => Element.Of(Sum(revealed => AtTrustee(revealed, trustee)));

    /// <summary>The hash of everything up to the last share dealt.</summary>
    public Digest Transcript
    {
        get
        {
            var all = Statement("key-transcript");
            foreach (var trustee in Enumerable.Range(1, Called.Trustees.Length))
            {
                all.With(Message(_committed[trustee - 1]!)).With(_committed[trustee - 1]!.Signature.ToString())
                    .With(Message(_revealed[trustee - 1]!)).With(_revealed[trustee - 1]!.Signature.ToString())
                    .With(Message(_dealt[trustee - 1]!)).With(_dealt[trustee - 1]!.Signature.ToString());
            }

            return all.ToDigest();
        }
    }

    /// <summary>Enters a step of this ceremony. What is wrong with it, and whose fault that is, or null.</summary>
    public string? Enter(object step)
    {
        var wrong = step switch
        {
            KeyPartCommitted committed => Step(committed.Trustee, committed, committed.Signature, Message(committed), _committed, _wrong.Count is 0, "commits", _ => null),
            KeyPartRevealed revealed => Step(revealed.Trustee, revealed, revealed.Signature, Message(revealed), _revealed, AllCommitted, "reveals", WrongPart),
            KeySharesDealt dealt => Step(dealt.Trustee, dealt, dealt.Signature, Message(dealt), _dealt, AllRevealed, "deals",
                one => one.Shares.Length == Called.Trustees.Length ? null : $"deals {one.Shares.Length} shares to {Called.Trustees.Length} trustees"),
            KeyShareDisputed disputed => Settle(disputed),
            KeyConfirmed confirmed => Step(confirmed.Trustee, confirmed, confirmed.Signature, Message(confirmed), _confirmed, AllDealt, "confirms",
                one => one.Key == Key && one.Transcript == Transcript ? null : "confirms another ceremony than this"),
            _ => throw new ArgumentException("No step of a ceremony.", nameof(step)),
        };
        if (wrong is not null)
        {
            _wrong.Add(wrong);
        }

        return wrong;
    }

    internal Statement Statement(string use)
    {
        var statement = new Statement(use).With(Election).With(Called.Ceremony).With((long)Called.Needed).With((long)Called.Trustees.Length);
        foreach (var trustee in Called.Trustees)
        {
            statement.With(trustee.Holder).With(trustee.Signing).With(trustee.Sealing);
        }

        return statement;
    }

    /// <summary>A step is signed for what it is, so that no signature serves for another.</summary>
    internal static string UseOf(object step) => step switch
    {
        KeyPartCommitted => "key-part-committed",
        KeyPartRevealed => "key-part-revealed",
        KeySharesDealt => "key-shares-dealt",
        KeyShareDisputed => "key-share-disputed",
        _ => "key-confirmed",
    };

    internal byte[] Message(object step) => step switch
    {
        KeyPartCommitted one => Statement("key-part-committed").With((long)one.Trustee).With(one.Commitment).Parts.ToArray(),
        KeyPartRevealed one => With(Statement("key-part-revealed").With((long)one.Trustee), one.Coefficients, one.Knowledge).Parts.ToArray(),
        KeySharesDealt one => one.Shares.Aggregate(Statement("key-shares-dealt").With((long)one.Trustee), (all, share) => all.With(share.Ephemeral).With(share.Masked)).Parts.ToArray(),
        KeyShareDisputed one => Statement("key-share-disputed").With((long)one.Trustee).With((long)one.Dealer).With(one.Shared).With(one.Proof.ToString()).Parts.ToArray(),
        KeyConfirmed one => Statement("key-confirmed").With((long)one.Trustee).With(one.Key).With(one.Transcript).Parts.ToArray(),
        _ => throw new ArgumentException("No step of a ceremony.", nameof(step)),
    };

    internal Digest CommitmentTo(int trustee, ImmutableArray<Element> coefficients) =>
        coefficients.Aggregate(Statement("key-commitment").With((long)trustee), (all, one) => all.With(one)).ToDigest();

    internal byte[] CoefficientMessage(int trustee, int place) =>
        Statement("key-coefficient").With((long)trustee).With((long)place).Parts.ToArray();

    internal Scalar Mask(int dealer, int trustee, Element ephemeral, Element shared) =>
        Statement("key-share-mask").With((long)dealer).With((long)trustee).With(ephemeral).With(shared).ToScalar();

    /// <summary>Whether a share lies on the dealer's polynomial, as their public coefficients fix it.</summary>
    internal bool IsShare(int dealer, int trustee, in Scalar share) =>
        Point.Same(FixedBase.Generator.Times(share), AtTrustee(_revealed[dealer - 1]!, trustee));

    private void CheckCall()
    {
        var count = Called.Trustees.Length;
        if (count is < 1 or > MostTrustees || Called.Needed < 1 || Called.Needed > count)
        {
            _wrong.Add($"{Called.Needed} of {count} trustees are to open: there are 1 to {MostTrustees}, and no more are needed than there are");
            return;
        }

        if (Called.Trustees.Select(trustee => trustee.Signing).Concat(Called.Trustees.Select(trustee => trustee.Sealing)).Distinct().Count() < 2 * count)
        {
            _wrong.Add("one key comes twice");
        }

        for (var number = 1; number <= count; number++)
        {
            var trustee = Called.Trustees[number - 1];
            if (!trustee.Knowledge.Holds("trustee-sealing", trustee.Sealing, TrusteeMessage(Election, trustee)) || !trustee.Signature.Holds("trustee", trustee.Signing, TrusteeMessage(Election, trustee)))
            {
                _wrong.Add($"trustee {number} does not hold the keys they are named with");
            }
        }
    }

    internal static byte[] TrusteeMessage(string election, TrusteeNamed trustee) =>
        new Statement("trustee").With(election).With(trustee.Holder).With(trustee.Signing).With(trustee.Sealing).Parts.ToArray();

    private string? Step<T>(int trustee, T step, Schnorr signature, byte[] message, T?[] all, bool isTime, string does, Func<T, string?> wrong)
        where T : class
    {
        if (Unsigned(trustee, signature, UseOf(step), message) is { } unsigned)
        {
            return unsigned;
        }

        if (!isTime)
        {
            return $"trustee {trustee} {does} before it is time";
        }

        if (all[trustee - 1] is not null)
        {
            return $"trustee {trustee} {does} twice";
        }

        if (wrong(step) is { } found)
        {
            return $"trustee {trustee} {found}";
        }

        all[trustee - 1] = step;
        return null;
    }

    private string? Unsigned(int trustee, Schnorr signature, string use, byte[] message) =>
        trustee < 1 || trustee > Called.Trustees.Length
            ? $"there is no trustee {trustee}"
            : signature.Holds(use, Called.Trustees[trustee - 1].Signing, message) ? null : $"what is entered for trustee {trustee} is not signed by them";

    private string? WrongPart(KeyPartRevealed revealed)
    {
        if (revealed.Coefficients.Length != Called.Needed || revealed.Knowledge.Length != Called.Needed)
        {
            return $"reveals {revealed.Coefficients.Length} coefficients, and {Called.Needed} are needed";
        }

        if (CommitmentTo(revealed.Trustee, revealed.Coefficients) != _committed[revealed.Trustee - 1]!.Commitment)
        {
            return "reveals another part than they committed to";
        }

        for (var place = 0; place < Called.Needed; place++)
        {
            if (!revealed.Knowledge[place].Holds("key-coefficient", revealed.Coefficients[place], CoefficientMessage(revealed.Trustee, place)))
            {
                return $"does not show that they know the secret of coefficient {place}";
            }
        }

        return null;
    }

    /// <summary>Either the dealer dealt wrongly or the trustee accused them falsely: one of them is named.</summary>
    private string Settle(KeyShareDisputed disputed)
    {
        if (Unsigned(disputed.Trustee, disputed.Signature, UseOf(disputed), Message(disputed)) is { } unsigned)
        {
            return unsigned;
        }

        if (!AllRevealed || disputed.Dealer < 1 || disputed.Dealer > Called.Trustees.Length || _dealt[disputed.Dealer - 1] is not { } dealt)
        {
            return $"trustee {disputed.Trustee} disputes a share that was not dealt";
        }

        var share = dealt.Shares[disputed.Trustee - 1];
        if (!disputed.Proof.Holds("key-share-opened", Called.Trustees[disputed.Trustee - 1].Sealing, share.Ephemeral, disputed.Shared, DisputeMessage(disputed.Trustee, disputed.Dealer)))
        {
            return $"trustee {disputed.Trustee} disputes a share of trustee {disputed.Dealer} without opening it truly";
        }

        return IsShare(disputed.Dealer, disputed.Trustee, share.Masked - Mask(disputed.Dealer, disputed.Trustee, share.Ephemeral, disputed.Shared))
            ? $"trustee {disputed.Trustee} disputes a share of trustee {disputed.Dealer} that is right"
            : $"trustee {disputed.Dealer} dealt trustee {disputed.Trustee} a wrong share";
    }

    internal byte[] DisputeMessage(int trustee, int dealer) => Statement("key-share-opened").With((long)trustee).With((long)dealer).Parts.ToArray();

    private static Statement With(Statement statement, ImmutableArray<Element> coefficients, ImmutableArray<Schnorr> knowledge)
    {
        foreach (var one in coefficients)
        {
            statement.With(one);
        }

        foreach (var one in knowledge)
        {
            statement.With(one.ToString());
        }

        return statement;
    }

    private Point Sum(Func<KeyPartRevealed, Point> of) => _revealed.Aggregate(Point.Identity, (sum, revealed) => sum + of(revealed!));

    /// <summary>The dealer's polynomial at the trustee's number, in the exponent: after Horner.</summary>
    private static Point AtTrustee(KeyPartRevealed revealed, int trustee)
    {
        var sum = Point.Identity;
        for (var place = revealed.Coefficients.Length - 1; place >= 0; place--)
        {
            sum = sum.Times(Scalar.Of((ulong)trustee)) + revealed.Coefficients[place].Point;
        }

        return sum;
    }
}
