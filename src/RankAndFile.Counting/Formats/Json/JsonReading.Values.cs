using System.Collections.Immutable;
using System.Text.Json;

namespace RankAndFile.Counting.Formats;

/// <summary>Values: text, numbers, candidates, and the walk through arrays and objects.</summary>
internal sealed partial class JsonReading
{
    /// <summary>Goes through an array whose beginning was the last token, one item after another.</summary>
    private IEnumerable<int> Items(string expected)
    {
        if (_file.Token is not JsonTokenType.StartArray)
        {
            _file.Wrong(expected);
            yield break;
        }

        for (var item = 0; !_file.Errors.More && _file.Next() && _file.Token is not JsonTokenType.EndArray; item++)
        {
            yield return item;
        }
    }

    /// <summary>Goes through the properties of an object whose beginning was the last token; the value is the last token then.</summary>
    private IEnumerable<string> Properties(string expected)
    {
        if (_file.Token is not JsonTokenType.StartObject)
        {
            _file.Wrong(expected);
            yield break;
        }

        while (!_file.Errors.More && _file.Next() && _file.Token is JsonTokenType.PropertyName)
        {
            var property = _file.Text;
            _file.Next();
            yield return property;
        }
    }

    private string? Text(string expected)
    {
        var text = _file.Token is JsonTokenType.String ? Letters.Tidy(_file.Text) : null;
        if (text is null)
        {
            _file.Wrong(expected);
        }

        return text;
    }

    private int? Number()
    {
        if (_file.Number is >= 1 and <= Mark.MostCandidates)
        {
            return (int)_file.Number;
        }

        _file.Wrong($"a number from 1 to {Mark.MostCandidates}");
        return null;
    }

    private CandidateNumber? Candidate()
    {
        if (_file.Number is { } number && number >= 1 && number <= _names.Count)
        {
            return new((int)number);
        }

        _file.Wrong(_names.Count is 0 ? "the candidates before this" : $"a candidate’s number from 1 to {_names.Count}");
        return null;
    }

    private ImmutableArray<CandidateNumber> Candidates()
    {
        var candidates = new SortedSet<CandidateNumber>();
        foreach (var _ in Items("candidates’ numbers: ["))
        {
            candidates.Add(Candidate() ?? default);
        }

        return [.. candidates];
    }
}
