using System.Collections.Immutable;
using System.Globalization;
using RankAndFile.Scrutiny.Sealed;

namespace RankAndFile.Scrutiny;

/// <summary>Check 18: every list of credentials has as many as it says, each an element and none twice, and stood before the first ballot.</summary>
internal sealed class CredentialLists(Bundle bundle, Keys keys) : Check(18, "Every list of credentials is whole")
{
    protected override ImmutableArray<string> Needs => [Bundle.RecordName, Bundle.PublicName];

    internal override void See(EntrySeen entry)
    {
        if (entry.Facts is not CredentialsListed listed || keys.Contest(listed.Contest, entry) is not { } contest)
        {
            return;
        }

        if (contest.Cast is not null || contest.First is not null)
        {
            Fail(Bundle.RecordName, entry.Line, $"a second list for {listed.Contest}", "one list a contest");
        }
        else if (bundle.Bytes(listed.Published) is not { } bytes)
        {
            NotChecked($"{listed.Published.Path} is not in this bundle");
        }
        else if (bytes.Length != Element.Length * listed.Count)
        {
            Fail(listed.Published.Path, 0, $"{bytes.Length.ToString(CultureInfo.InvariantCulture)} bytes", $"32 for each of {listed.Count.ToString(CultureInfo.InvariantCulture)} credentials");
        }
        else if (Read(listed.Published.Path, bytes) is { } credentials)
        {
            contest.Cast = new(contest.Contest, credentials);
        }
    }

    private Element[]? Read(string path, byte[] bytes)
    {
        var credentials = new Element[bytes.Length / Element.Length];
        for (var place = 0; place < credentials.Length; place++)
        {
            var one = bytes.AsSpan(place * Element.Length, Element.Length);
            if (!Element.TryRead(one, out credentials[place]))
            {
                Fail(path, 0, $"what is no element at place {(place + 1).ToString(CultureInfo.InvariantCulture)}", "a credential");
                return null;
            }

            if (place > 0 && bytes.AsSpan((place - 1) * Element.Length, Element.Length).SequenceCompareTo(one) >= 0)
            {
                Fail(path, 0, $"a credential at place {(place + 1).ToString(CultureInfo.InvariantCulture)} that does not come after the one before it", "credentials ascending by their bytes, none twice");
                return null;
            }
        }

        return credentials;
    }
}
