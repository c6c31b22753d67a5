using System.Collections.Immutable;

namespace RankAndFile.Scrutiny;

/// <summary>Goes once through a bundle, all its files side by side, and shows everything to every check.</summary>
internal sealed class Walk : IDisposable
{
    private const int BetweenProgress = 1 << 13;

    private readonly Bundle _bundle;
    private readonly Catalogue _catalogue;
    private readonly Action<long>? _progress;
    private readonly FilesAndDigests _files = new();
    private readonly OneForm _form = new();
    private readonly ImmutableArray<Check> _checks;
    private readonly LineReading<Entry> _record;
    private readonly LineReading<SignedHead> _heads;
    private readonly LineReading<FaceLine> _publicFaces;
    private readonly LineReading<FaceLine> _sealedFaces;
    private ElectionOpened? _opened;
    private SignedHead? _lastHead;
    private Frontier _frontier = Frontier.Empty;
    private long _lastTime;

    internal Walk(Bundle bundle, Catalogue catalogue, SignedHead? given, Action<long>? progress)
    {
        (_bundle, _catalogue, _progress) = (bundle, catalogue, progress);
        var transcripts = new Transcripts();
        var keys = new Keys();
        _checks =
        [
            _files, _form, new HeightsAndTimes(), new Roots(), new HeadSignatures(), new HeadOrder(), new HeadGiven(given),
            new Witnesses(), new FaceCommitments(9, FaceSide.Public), new FaceCommitments(10, FaceSide.Sealed), new Destroyed(), new Salts(),
            new KindsOfEntry(), new FrozenDocuments(), transcripts, new LotsOfTheCount(transcripts),
            keys, new CredentialLists(bundle, keys), new BallotsOnRecord(keys), new FirstLists(keys), new Mixes(bundle, keys), new Openings(bundle, keys),
            new VotesOpened(bundle, keys), new Boxes(bundle, keys), new Recounts(bundle, transcripts),
        ];
        _record = new(bundle, Bundle.RecordName, _form, Entry.Read);
        _heads = new(bundle, Bundle.HeadsName, _form, ReadHead);
        _publicFaces = new(bundle, Bundle.PublicName, _form, (ref CanonicalReading line) => FaceLine.Read(ref line, FaceSide.Public));
        _sealedFaces = new(bundle, Bundle.SealedName, _form, (ref CanonicalReading line) => FaceLine.Read(ref line, FaceSide.Sealed));
    }

    internal Verification Run()
    {
        using (this)
        {
            var manifest = _files.ReadManifest(_bundle);
            _heads.Advance();
            _publicFaces.Advance();
            _sealedFaces.Advance();
            while (_record.Advance())
            {
                ShowEntry(_record.Current!);
                ShowHeads();
            }

            ShowRest();
            return Concluded(manifest);
        }
    }

    public void Dispose()
    {
        _record.Dispose();
        _heads.Dispose();
        _publicFaces.Dispose();
        _sealedFaces.Dispose();
    }

    private void ShowEntry(Entry entry)
    {
        var place = _frontier.Size;
        _frontier = _frontier.With(Merkle.Leaf(_record.Line));
        _lastTime = entry.Time;
        var seen = new EntrySeen
        {
            Entry = entry,
            Place = place,
            Public = FaceAt(_publicFaces, place),
            Sealed = FaceAt(_sealedFaces, place),
            Kind = _catalogue.Find(entry.Kind, entry.Version),
        };
        seen.Facts = FactsOf(seen);
        _opened ??= seen.Facts as ElectionOpened;
        foreach (var check in _checks)
        {
            check.See(seen);
        }

        if (place % BetweenProgress is 0)
        {
            _progress?.Invoke(place);
        }
    }

    /// <summary>Only what was committed to is believed.</summary>
    private static object? FactsOf(EntrySeen seen)
    {
        if (seen is not { Kind: { IsLasting: true } kind, Public.Face: var face }
            || face.Commitment != seen.Entry.Public
            || kind.Complaint(FaceSide.Public, face.Data) is not null)
        {
            return null;
        }

        var hidden = seen.Sealed is { Face: var sealedFace }
            && sealedFace.Commitment == seen.Entry.Sealed
            && kind.Complaint(FaceSide.Sealed, sealedFace.Data) is null ? sealedFace.Data : null;
        return kind.Facts(face.Data, hidden);
    }

    private FaceSeen? FaceAt(LineReading<FaceLine> faces, long place)
    {
        while (faces.Has && faces.Current.Height < place)
        {
            _form.FailOrder(faces.Name, faces.Number, faces.Current.Height);
            faces.Advance();
        }

        if (!faces.Has || faces.Current.Height != place)
        {
            return null;
        }

        var seen = new FaceSeen(faces.Current, faces.Number);
        faces.Advance();
        return seen;
    }

    private void ShowHeads()
    {
        while (_heads.Has && _heads.Current!.Head.Size <= _frontier.Size)
        {
            _lastHead = _heads.Current;
            Show(new(_heads.Current, _heads.Number, _heads.Current.Head.Size == _frontier.Size ? _frontier.Root : null, _lastTime));
        }
    }

    private void Show(HeadSeen head)
    {
        foreach (var check in _checks)
        {
            check.See(head);
        }

        _heads.Advance();
    }

    /// <summary>Heads and faces of entries that the record does not have.</summary>
    private void ShowRest()
    {
        while (_heads.Has)
        {
            Show(new(_heads.Current!, _heads.Number, null, _lastTime));
        }

        foreach (var faces in (LineReading<FaceLine>[])[_publicFaces, _sealedFaces])
        {
            for (; faces.Has; faces.Advance())
            {
                _form.FailOrder(faces.Name, faces.Number, faces.Current.Height);
            }
        }
    }

    private Verification Concluded(Manifest? manifest)
    {
        _progress?.Invoke(_frontier.Size);
        var unread = new Dictionary<string, long>();
        foreach (var (name, line) in (IEnumerable<(string, long?)>)[_record.Stopped, _heads.Stopped, _publicFaces.Stopped, _sealedFaces.Stopped])
        {
            if (line is { } number)
            {
                unread[name] = number;
            }
        }

        _files.Saw(_record.File, _heads.File, _publicFaces.File, _sealedFaces.File);
        var walked = new Walked(_bundle, manifest, _frontier.Size, unread);
        foreach (var check in _checks)
        {
            check.End(walked);
        }

        return new(
            _opened is { } opened ? new(opened.Election, opened.Union, opened.Title, opened.Key, _frontier.Size, _lastHead, manifest?.Full ?? false) : null,
            [.. _checks.Select(check => check.Result(walked))]);
    }

    private static SignedHead ReadHead(ref CanonicalReading line) => SignedHead.Read(ref line);
}
