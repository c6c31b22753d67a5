using System.Collections.Immutable;
using RankAndFile.Counting;

namespace RankAndFile.Scrutiny;

/// <summary>Check 16: every seed follows from its commitments, and every lot of a transcript from a seed or from a draw before two witnesses.</summary>
internal sealed class LotsOfTheCount(Transcripts transcripts) : Check(16, "Every lot follows from its commitment, or names who saw it drawn")
{
    private const int FewestWitnesses = 2;
    private const int Throws = 6;
    private const int Sides = 6;

    private readonly List<(LotCommitted Committed, long Place)> _committed = [];
    private readonly List<(LotRevealed Revealed, long Place)> _revealed = [];
    private readonly List<LotDrawn> _drawn = [];
    private readonly Dictionary<(string, LotsFor), long> _fixed = [];

    protected override ImmutableArray<string> Needs => [Bundle.RecordName, Bundle.PublicName];

    internal override void See(EntrySeen entry)
    {
        switch (entry.Facts)
        {
            case LotCommitted committed:
                _committed.Add((committed, entry.Place));
                break;
            case LotRevealed revealed:
                _revealed.Add((revealed, entry.Place));
                break;
            case LotDrawn drawn:
                See(drawn, entry);
                break;
            case DocumentFrozen { Document: FrozenKind.Box, Contest: { } contest }:
                _fixed.TryAdd((contest, LotsFor.Count), entry.Place);
                break;
            default:
                break;
        }
    }

    internal override void End(Walked walked)
    {
        foreach (var (revealed, place) in _revealed)
        {
            Check(revealed, place);
        }

        foreach (var (contest, path, transcript) in transcripts.Read)
        {
            foreach (var lot in transcript.Lots.Where(lot => !IsKnown(lot, contest)))
            {
                Fail(path, 0, $"the lot {LotsFromSeed.Word(lot.Purpose)} {string.Join(',', lot.Tied)}: {lot.Drawn}, at stage {lot.Stage}", "one that follows from a seed on the record, or was drawn before two witnesses");
            }
        }
    }

    private void See(LotDrawn drawn, EntrySeen entry)
    {
        if (drawn.Witnesses.Distinct(StringComparer.Ordinal).Count() < FewestWitnesses || !drawn.Tied.Contains(drawn.Drawn))
        {
            Fail(Bundle.RecordName, entry.Line, $"a lot on {drawn.Drawn} before {drawn.Witnesses.Length} witnesses", "one of the tied, and two witnesses");
        }
        else
        {
            _drawn.Add(drawn);
        }
    }

    private void Check(LotRevealed revealed, long place)
    {
        var line = place + 1;
        var commitments = _committed.Where(one => one.Committed.Contest == revealed.Contest && one.Committed.For == revealed.For && one.Place < place).ToList();
        if (!commitments.Select(one => one.Committed.Commitment.ToString()).SequenceEqual(revealed.Words.Select(LotsFromSeed.CommitmentTo)))
        {
            Fail(Bundle.RecordName, line, "words that are not those committed to", "the words of every commitment, in their order");
        }

        if (revealed.Throws.Length is not Throws || revealed.Throws.Any(thrown => thrown is < 1 or > Sides)
            || revealed.Witnesses.Distinct(StringComparer.Ordinal).Count() < FewestWitnesses)
        {
            Fail(Bundle.RecordName, line, "other throws or fewer witnesses", "six throws of dice before two witnesses");
        }

        var seed = $"{string.Join(' ', revealed.Words)}/{string.Join(' ', revealed.Throws)}";
        if (revealed.Seed != seed)
        {
            Fail(Bundle.RecordName, line, $"the seed {revealed.Seed}", seed);
        }

        CheckWhen(revealed, place, commitments.Select(one => one.Place));
    }

    /// <summary>Whoever chose the words did not know the papers, and the papers were fixed before the seed was known.</summary>
    private void CheckWhen(LotRevealed revealed, long place, IEnumerable<long> commitments)
    {
        if (!_fixed.TryGetValue((revealed.Contest, revealed.For), out var box))
        {
            NotChecked($"whether the lots of {revealed.Contest} were committed to in time: what they decide is not frozen on this record");
        }
        else if (box > place || commitments.Any(committed => committed > box))
        {
            Fail(Bundle.RecordName, place + 1, "words committed to too late, or revealed too early", $"commitments before the box was frozen (line {box + 1} of the record), and the words after it");
        }
    }

    private bool IsKnown(Lot lot, string? contest) => lot.Tied.Contains(lot.Drawn)
        && (_drawn.Exists(drawn => drawn.Contest == contest && drawn.Purpose == lot.Purpose && drawn.Drawn == lot.Drawn.Number
            && drawn.Tied.SequenceEqual(lot.Tied.Select(candidate => candidate.Number)))
        || _revealed.Exists(one => one.Revealed.Contest == contest && one.Revealed.For is LotsFor.Count
            && new LotsFromSeed(one.Revealed.Seed).Draw(lot.Purpose, lot.Tied) == lot.Drawn));
}
