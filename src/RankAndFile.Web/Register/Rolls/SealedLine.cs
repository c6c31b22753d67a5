using System.Collections.Immutable;
using System.Security.Cryptography;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Register.Rolls;

/// <summary>A line of the sealed face, in the one form of the record. docs/roll-format.md lists its fields.</summary>
internal static class SealedLine
{
    /// <param name="branch">As the union writes it; null where the member has none.</param>
    internal static byte[] Of(Member member, ContestId contest, string? branch, string? region)
    {
        var fields = ImmutableArray.CreateBuilder<KeyValuePair<string, CanonicalValue>>(13);
        var isOther = member.OtherAddress.Length > 0;
        var address = isOther ? member.OtherAddress : member.Address;
        Add("address", address.Length > 0 ? new CanonicalValue.List([.. address.Split('\n').Select(line => (CanonicalValue)new CanonicalValue.Text(line))]) : null);
        Add("addressIs", address.Length is 0 ? null : Text(isOther ? "other" : "home"));
        Add("branch", Text(branch));
        Add("channel", Text(member.Channel is Channel.Email ? "email" : "post"));
        Add("contest", Text(contest.ToString()));
        Add("country", isOther ? null : Text(member.Country));
        Add("email", Text(member.Email));
        Add("formats", member.Formats is Formats.None ? null : new CanonicalValue.List([.. Written(member.Formats)]));
        Add("member", new CanonicalValue.Text(member.Number));
        Add("name", new CanonicalValue.Text(member.Name));
        Add("postcode", isOther ? null : Text(member.Postcode));
        Add("region", Text(region));
        Span<byte> salt = stackalloc byte[Salt.Length];
        RandomNumberGenerator.Fill(salt);
        Add("salt", new CanonicalValue.Text(Convert.ToHexStringLower(salt)));
        return new CanonicalValue.Fields(fields.ToImmutable()).ToBytes();

        // The names above ascend, as the one form asks.
        void Add(string name, CanonicalValue? value)
        {
            if (value is not null)
            {
                fields.Add(new(name, value));
            }
        }
    }

    private static CanonicalValue.Text? Text(string? text) => string.IsNullOrEmpty(text) ? null : new(text);

    private static IEnumerable<CanonicalValue> Written(Formats formats)
    {
        foreach (var (format, word) in new[] { (Formats.LargePrint, "large-print"), (Formats.Braille, "braille"), (Formats.Audio, "audio"), (Formats.Welsh, "welsh") })
        {
            if (formats.HasFlag(format))
            {
                yield return new CanonicalValue.Text(word);
            }
        }
    }
}
