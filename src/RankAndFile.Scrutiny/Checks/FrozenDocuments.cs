using System.Collections.Immutable;
using System.Globalization;

namespace RankAndFile.Scrutiny;

/// <summary>Check 14: every document is the one that was frozen, every frozen one is there, and no other.</summary>
internal sealed class FrozenDocuments() : Check(14, "Every document is the one that was frozen")
{
    private readonly Dictionary<string, (FrozenFile File, long Line)> _frozen = new(StringComparer.Ordinal);
    private readonly HashSet<long> _documents = [];
    private readonly HashSet<long> _voided = [];
    private long _withoutSealedFace;

    protected override ImmutableArray<string> Needs => [Bundle.RecordName, Bundle.PublicName];

    internal override void See(EntrySeen entry)
    {
        switch (entry.Facts)
        {
            case DocumentFrozen frozen:
                _documents.Add(entry.Place);
                Note(frozen.Published, entry);
                Note(frozen.Kept, entry);
                _withoutSealedFace += entry.Sealed is null ? 1 : 0;
                break;
            case DocumentVoided voided:
                See(voided, entry);
                break;
            case RulesFrozen rules:
                Note(rules.Published, entry);
                break;
            case RulesAmended rules:
                Note(rules.Published, entry);
                break;
            default:
                NoteOnlineVoting(entry);
                break;
        }
    }

    private void NoteOnlineVoting(EntrySeen entry)
    {
        switch (entry.Facts)
        {
            case CredentialsListed listed:
                Note(listed.Published, entry);
                break;
            case BallotsMixed mixed:
                Note(mixed.Votes, entry);
                Note(mixed.Proof, entry);
                break;
            case OpeningShared shared:
                Note(shared.Published, entry);
                Note(shared.Kept, entry);
                _withoutSealedFace += entry.Sealed is null ? 1 : 0;
                break;
            case BallotsOpened opened:
                Note(opened.Published, entry);
                Note(opened.Kept, entry);
                _withoutSealedFace += entry.Sealed is null ? 1 : 0;
                break;
            default:
                break;
        }
    }

    internal override void End(Walked walked)
    {
        if (walked.Manifest is not { } manifest)
        {
            NotChecked("there is no manifest that can be read");
            return;
        }

        var files = manifest.Files.Where(file => file.Path.StartsWith(Bundle.Documents, StringComparison.Ordinal)).ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (var (path, (frozen, line)) in _frozen)
        {
            if (!files.TryGetValue(path, out var file))
            {
                Fail(path, 0, "no such file", $"the document that line {line} of the record froze");
            }
            else if (file.Sha256 != frozen.Sha256 || file.Bytes != frozen.Bytes)
            {
                Fail(path, 0, $"{Written(file.Bytes)} bytes with the digest {file.Sha256}", $"{Written(frozen.Bytes)} bytes with {frozen.Sha256}, as line {line} of the record froze it");
            }
        }

        // Where faces cannot be read it is not known what they froze.
        if (walked.Unread.ContainsKey(Bundle.RecordName) || walked.Unread.ContainsKey(Bundle.PublicName))
        {
            return;
        }

        foreach (var path in files.Keys.Where(path => !_frozen.ContainsKey(path)))
        {
            Fail(path, 0, "a document that no entry froze", "only those that were frozen");
        }

        if (_withoutSealedFace > 0)
        {
            NotChecked($"the sealed faces of {_withoutSealedFace} documents are not in this bundle");
        }
    }

    private void See(DocumentVoided voided, EntrySeen entry)
    {
        if (!_documents.Contains(voided.Height) || !_voided.Add(voided.Height))
        {
            Fail(Bundle.RecordName, entry.Line, $"the voiding of height {voided.Height}", "an earlier entry that froze a document, voided once");
        }
    }

    private void Note(FrozenFile? file, EntrySeen entry)
    {
        if (file is null)
        {
            return;
        }

        if (!file.Path.StartsWith(Bundle.Documents, StringComparison.Ordinal) || !_frozen.TryAdd(file.Path, (file, entry.Line)))
        {
            Fail(Bundle.RecordName, entry.Line, $"a document at {file.Path}", $"a path of its own that begins with {Bundle.Documents}");
        }
    }

    private static string Written(long bytes) => bytes.ToString(CultureInfo.InvariantCulture);
}
