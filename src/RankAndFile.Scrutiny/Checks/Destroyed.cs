using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace RankAndFile.Scrutiny;

/// <summary>Check 11: a face that is not there was destroyed under a certificate, and one under a certificate is not there.</summary>
internal sealed class Destroyed() : Check(11, "Every face that is missing was destroyed under a certificate")
{
    private readonly Dictionary<(FaceSide, string), List<EntryWithSide>> _entries = [];
    private readonly List<(PayloadDestroyed Certificate, long Line)> _certificates = [];
    private readonly HashSet<string> _lasting = new(StringComparer.Ordinal);

    protected override ImmutableArray<string> Needs => [Bundle.RecordName, Bundle.PublicName];

    internal override void See(EntrySeen entry)
    {
        Note(entry, FaceSide.Public);
        if (entry.Entry.Sealed is not null)
        {
            Note(entry, FaceSide.Sealed);
        }

        if (entry.Kind is { IsLasting: true })
        {
            _lasting.Add(entry.Entry.Kind);
        }

        if (entry.Facts is PayloadDestroyed certificate)
        {
            See(certificate, entry);
        }
    }

    internal override void End(Walked walked)
    {
        foreach (var (certificate, line) in _certificates)
        {
            Apply(certificate, line, walked);
        }

        foreach (var ((side, kind), entries) in _entries)
        {
            var file = FileOf(side);
            if (walked.Unread.ContainsKey(file))
            {
                continue;
            }

            foreach (var entry in entries.Where(entry => entry is { Missing: true, IsCertified: false }))
            {
                Fail(file, 0, $"no face of height {entry.Height}, {kind}", "the face, or a certificate that it was destroyed");
            }
        }

        if (walked.Unread.TryGetValue(Bundle.SealedName, out var stopped) && (stopped > 0 || _entries.Keys.Any(key => key.Item1 is FaceSide.Sealed)))
        {
            NotChecked($"there is no {Bundle.SealedName} that can be read, so which sealed faces are missing is not known");
        }
    }

    private void Note(EntrySeen entry, FaceSide side)
    {
        ref var entries = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries, (side, entry.Entry.Kind), out _);
        (entries ??= []).Add(new(entry.Place, entry.Of(side) is null));
    }

    private void See(PayloadDestroyed certificate, EntrySeen entry)
    {
        if (certificate.First < 0 || certificate.First > certificate.Last || certificate.Last >= entry.Place)
        {
            Fail(Bundle.RecordName, entry.Line, $"a certificate for heights {certificate.First} to {certificate.Last}", "heights of earlier entries, ascending");
        }
        else if (certificate.Face is FaceSide.Public && _lasting.Contains(certificate.Kind))
        {
            Fail(Bundle.RecordName, entry.Line, $"a certificate for the public faces of {certificate.Kind}", "a kind whose public face does not last");
        }
        else
        {
            _certificates.Add((certificate, entry.Line));
        }
    }

    private void Apply(PayloadDestroyed certificate, long line, Walked walked)
    {
        if (!_entries.TryGetValue((certificate.Face, certificate.Kind), out var entries))
        {
            Fail(Bundle.RecordName, line, $"a certificate for {certificate.Kind}", "a kind that has such a face in this record");
            return;
        }

        var all = CollectionsMarshal.AsSpan(entries);
        for (var place = FirstFrom(all, certificate.First); place < all.Length && all[place].Height <= certificate.Last; place++)
        {
            all[place] = all[place].Certified;
            if (!all[place].Missing && !walked.Unread.ContainsKey(FileOf(certificate.Face)))
            {
                Fail(FileOf(certificate.Face), 0, $"the face of height {all[place].Height}", $"none: line {line} of the record certifies that it was destroyed");
            }
        }
    }

    private static int FirstFrom(ReadOnlySpan<EntryWithSide> entries, long height)
    {
        var (from, to) = (0, entries.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = entries[middle].Height < height ? (middle + 1, to) : (from, middle);
        }

        return from;
    }

    private static string FileOf(FaceSide side) => side is FaceSide.Public ? Bundle.PublicName : Bundle.SealedName;

    /// <summary>Kept in eight bytes: there may be millions.</summary>
    private readonly record struct EntryWithSide(long Packed)
    {
        internal EntryWithSide(long height, bool missing)
            : this((height << 2) | (missing ? 1L : 0L))
        {
        }

        internal long Height => Packed >> 2;

        internal bool Missing => (Packed & 1) is not 0;

        internal bool IsCertified => (Packed & 2) is not 0;

        internal EntryWithSide Certified => new(Packed | 2);
    }
}
