using System.Collections.Immutable;

namespace RankAndFile.Scrutiny.Sealed;

/// <summary>
/// A trustee with their secrets, all of which follow from one seed of 64 random bytes: keep the seed, and every step can
/// be done again. It does not leave the trustee's machine.
/// </summary>
public sealed class Trustee
{
    private readonly byte[] _seed;
    private readonly Scalar _signing;
    private readonly Scalar _sealing;

    private Trustee(byte[] seed) =>
        (_seed, _signing, _sealing) = (seed, new Statement("trustee-secret").With("signing").With(seed).ToScalar(), new Statement("trustee-secret").With("sealing").With(seed).ToScalar());

    /// <summary>Takes a seed of 64 bytes over.</summary>
    public static Trustee Of(byte[] seed)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(seed.Length, 64);
        return new(seed);
    }

    public Element Signing => Element.Of(FixedBase.Generator.Times(_signing));

    /// <summary>What the trustee sends to be named in the call of a ceremony of this election.</summary>
    public TrusteeNamed Named(string election, string holder, RandomBytes chance)
    {
        var sealing = Element.Of(FixedBase.Generator.Times(_sealing));
        var named = new TrusteeNamed(holder, Signing, sealing, null!, null!);
        var message = KeyCeremony.TrusteeMessage(election, named);
        return named with
        {
            Knowledge = Schnorr.Make("trustee-sealing", _sealing, sealing, message, chance),
            Signature = Schnorr.Make("trustee", _signing, Signing, message, chance),
        };
    }

    /// <summary>The trustee's number in a ceremony; 0 where they are not named.</summary>
    public int NumberIn(KeyCeremony ceremony)
    {
        var signing = Signing;
        return ceremony.Called.Trustees.IndexOf(ceremony.Called.Trustees.FirstOrDefault(trustee => trustee.Signing == signing)!) + 1;
    }

    public KeyPartCommitted Commit(KeyCeremony ceremony, RandomBytes chance)
    {
        var number = NumberIn(ceremony);
        var step = new KeyPartCommitted(ceremony.Called.Ceremony, number, ceremony.CommitmentTo(number, Coefficients(ceremony)), null!);
        return step with { Signature = Sign(step, ceremony, chance) };
    }

    /// <summary>Only after every trustee has committed.</summary>
    public KeyPartRevealed Reveal(KeyCeremony ceremony, RandomBytes chance)
    {
        Demand(ceremony.AllCommitted);
        var number = NumberIn(ceremony);
        var coefficients = Coefficients(ceremony);
        var knowledge = coefficients.Select((coefficient, place) =>
            Schnorr.Make("key-coefficient", Secret(ceremony, place), coefficient, ceremony.CoefficientMessage(number, place), chance));
        var step = new KeyPartRevealed(ceremony.Called.Ceremony, number, coefficients, [.. knowledge], null!);
        return step with { Signature = Sign(step, ceremony, chance) };
    }

    public KeySharesDealt Deal(KeyCeremony ceremony, RandomBytes chance)
    {
        Demand(ceremony.AllRevealed);
        var number = NumberIn(ceremony);
        var shares = ceremony.Called.Trustees.Select((trustee, place) => Sealed(ceremony, number, place + 1, trustee.Sealing, SecretAt(ceremony, place + 1), chance));
        var step = new KeySharesDealt(ceremony.Called.Ceremony, number, [.. shares], null!);
        return step with { Signature = Sign(step, ceremony, chance) };
    }

    /// <summary>Opens and checks every share dealt to this trustee: a dispute of the first wrong one, or the confirmation.</summary>
    public object Check(KeyCeremony ceremony, RandomBytes chance)
    {
        Demand(ceremony.AllDealt);
        var number = NumberIn(ceremony);
        for (var dealer = 1; dealer <= ceremony.Called.Trustees.Length; dealer++)
        {
            if (!ceremony.IsShare(dealer, number, ShareFrom(ceremony, dealer)))
            {
                return Dispute(ceremony, dealer, chance);
            }
        }

        var step = new KeyConfirmed(ceremony.Called.Ceremony, number, ceremony.Key, ceremony.Transcript, null!);
        return step with { Signature = Sign(step, ceremony, chance) };
    }

    /// <summary>The share of the key; what opens.</summary>
    internal Scalar Share(KeyCeremony ceremony)
    {
        Demand(ceremony.AllDealt);
        var share = Scalar.Zero;
        for (var dealer = 1; dealer <= ceremony.Called.Trustees.Length; dealer++)
        {
            share += ShareFrom(ceremony, dealer);
        }

        return share;
    }

    internal Schnorr Sign(object step, KeyCeremony ceremony, RandomBytes chance) => Sign(KeyCeremony.UseOf(step), ceremony.Message(step), chance);

    internal Schnorr Sign(string use, ReadOnlySpan<byte> message, RandomBytes chance) => Schnorr.Make(use, _signing, Signing, message, chance);

    internal KeyShareDisputed Dispute(KeyCeremony ceremony, int dealer, RandomBytes chance)
    {
        var number = NumberIn(ceremony);
        var ephemeral = ceremony.Dealt(dealer).Shares[number - 1].Ephemeral;
        var shared = Element.Of(ephemeral.Point.Times(_sealing));
        var proof = SameLogarithm.Make("key-share-opened", _sealing, ceremony.Called.Trustees[number - 1].Sealing, ephemeral, shared, ceremony.DisputeMessage(number, dealer), chance);
        var step = new KeyShareDisputed(ceremony.Called.Ceremony, number, dealer, shared, proof, null!);
        return step with { Signature = Sign(step, ceremony, chance) };
    }

    private static SealedShare Sealed(KeyCeremony ceremony, int dealer, int to, Element sealing, in Scalar share, RandomBytes chance)
    {
        var secret = Scalar.From(chance);
        var ephemeral = Element.Of(FixedBase.Generator.Times(secret));
        return new(ephemeral, share + ceremony.Mask(dealer, to, ephemeral, Element.Of(sealing.Point.Times(secret))));
    }

    private Scalar ShareFrom(KeyCeremony ceremony, int dealer)
    {
        var number = NumberIn(ceremony);
        var share = ceremony.Dealt(dealer).Shares[number - 1];
        return share.Masked - ceremony.Mask(dealer, number, share.Ephemeral, Element.Of(share.Ephemeral.Point.Times(_sealing)));
    }

    /// <summary>Bound to the ceremony and everybody in it: in another one the trustee has another part.</summary>
    private Scalar Secret(KeyCeremony ceremony, int place) => ceremony.Statement("trustee-coefficient").With(_seed).With((long)place).ToScalar();

    private ImmutableArray<Element> Coefficients(KeyCeremony ceremony) =>
        [.. Enumerable.Range(0, ceremony.Called.Needed).Select(place => Element.Of(FixedBase.Generator.Times(Secret(ceremony, place))))];

    private Scalar SecretAt(KeyCeremony ceremony, int trustee)
    {
        var sum = Scalar.Zero;
        for (var place = ceremony.Called.Needed - 1; place >= 0; place--)
        {
            sum = (sum * Scalar.Of((ulong)trustee)) + Secret(ceremony, place);
        }

        return sum;
    }

    private static void Demand(bool isTime)
    {
        if (!isTime)
        {
            throw new InvalidOperationException("It is not time for this step: a trustee does nothing before all have done the step before it rightly.");
        }
    }
}
