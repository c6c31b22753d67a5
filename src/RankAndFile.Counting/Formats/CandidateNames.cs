namespace RankAndFile.Counting.Formats;

/// <summary>The candidates of a contest, to be found by number or by name as the ballot paper has it.</summary>
internal sealed class CandidateNames
{
    private const int Ambiguous = 0;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    internal CandidateNames(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            Count++;
            _numbers[name] = _numbers.ContainsKey(name) ? Ambiguous : Count;
        }
    }

    internal CandidateNames(Contest contest)
        : this(contest.Candidates.Select(candidate => candidate.Name))
    {
    }

    internal int Count { get; }

    internal bool TryByNumber(string text, out CandidateNumber candidate)
    {
        var read = Digits.TryNumber(text, out var number) && number >= 1 && number <= Count;
        candidate = new(read ? (int)number : 0);
        return read;
    }

    /// <summary>Finds a candidate by name; nobody, where two have the same.</summary>
    internal bool TryByName(string text, out CandidateNumber candidate)
    {
        candidate = new(_numbers.GetValueOrDefault(text, Ambiguous));
        return candidate.Number is not Ambiguous;
    }

    internal bool TryByNumberOrName(string text, out CandidateNumber candidate) =>
        TryByNumber(text, out candidate) || TryByName(text, out candidate);

    internal bool TryByNameOrNumber(string text, out CandidateNumber candidate) =>
        TryByName(text, out candidate) || TryByNumber(text, out candidate);
}
