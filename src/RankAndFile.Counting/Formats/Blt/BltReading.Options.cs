using System.Collections.Immutable;

namespace RankAndFile.Counting.Formats;

/// <summary>What may stand before the papers: who has withdrawn, nicknames, an order drawn in advance.</summary>
internal sealed partial class BltReading
{
    private readonly Dictionary<string, int> _nicknames = [];
    private List<string>? _openOption;
    private ImmutableArray<CandidateNumber> _orderDrawn = [];

    private bool TakeWithdrawn(ref LineText line)
    {
        var start = line.Position;
        var word = line.Word(_endOfWord);
        if (_part is Part.Papers)
        {
            return Wrong(line, start, "a number of papers: who has withdrawn stands before the papers");
        }

        return TryCandidate(word[1..], out var candidate)
            ? _withdrawn.Add(new(candidate)) || true
            : Wrong(line, start, $"a candidate’s number from 1 to {_candidates} behind the minus");
    }

    /// <summary>An option in square brackets, over several lines if need be: <c>[nick ann bob]</c>.</summary>
    private bool TakeOption(ref LineText line)
    {
        var start = line.Position;
        if (_openOption is null)
        {
            _openOption = [];
            line.Position++;
            return _part is Part.BeforePapers || Wrong(line, start, "a number of papers: options stand before the papers");
        }

        if (line.Next is not (byte)']')
        {
            _openOption.Add(Letters.Decode(line.Word("]"u8)));
            return true;
        }

        line.Position++;
        var option = _openOption;
        _openOption = null;
        return Carry(option) is not { } expected || Wrong(line, start, expected);
    }

    /// <summary>Does what the option says, or tells what it should have been.</summary>
    private string? Carry(List<string> option)
    {
        var (name, words) = (option.FirstOrDefault(), option.Skip(1).ToList());
        switch (name)
        {
            case "nick":
                return Nickname(words) ? null : $"an option with {_candidates} nicknames before this, all different";

            case "tie":
                return TryCandidates(words, out _orderDrawn) ? null : "an option with candidates before this, each once";

            case "withdrawn":
                var read = TryCandidates(words, out var withdrawn);
                _withdrawn.UnionWith(withdrawn);
                return read ? null : "an option with candidates before this, each once";

            // How another program counts, and lines for names written in: nothing here depends on them.
            case "droop" or "undeclared":
                return null;

            default:
                return "one of the options nick, tie, withdrawn, undeclared or droop before this";
        }
    }

    private bool Nickname(List<string> words)
    {
        _nicknames.Clear();
        return words.Count == _candidates && words.TrueForAll(word => _nicknames.TryAdd(word, _nicknames.Count + 1));
    }

    private bool TryCandidates(List<string> words, out ImmutableArray<CandidateNumber> candidates)
    {
        var read = ImmutableArray.CreateBuilder<CandidateNumber>();
        foreach (var word in words)
        {
            if (!TryCandidate(System.Text.Encoding.UTF8.GetBytes(word), out var candidate) || read.Contains(new(candidate)))
            {
                candidates = [];
                return false;
            }

            read.Add(new(candidate));
        }

        candidates = read.ToImmutable();
        return true;
    }

    /// <summary>The candidate a word means, by nickname or by number.</summary>
    private bool TryCandidate(ReadOnlySpan<byte> word, out int candidate)
    {
        if (_nicknames.Count > 0 && _nicknames.TryGetValue(Letters.Decode(word), out candidate))
        {
            return true;
        }

        candidate = Digits.TryNumber(word, out var number) && number >= 1 && number <= _candidates ? (int)number : 0;
        return candidate is not 0;
    }
}
