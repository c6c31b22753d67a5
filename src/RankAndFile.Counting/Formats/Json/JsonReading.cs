using System.Collections.Immutable;
using System.Text.Json;

namespace RankAndFile.Counting.Formats;

/// <summary>One reading of one file in our own JSON: what is said of the contest, then the papers.</summary>
internal sealed partial class JsonReading(Stream stream, ReadingOptions options)
{
    private readonly JsonFile _file = new(stream, options.Progress);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private ImmutableArray<CandidateNumber> _withdrawn = [];
    private ImmutableArray<GuaranteedPlaces> _guarantees = [];
    private CandidateNumber? _reopenNominations;
    private string _title = "";
    private int? _places;
    private int? _votesEach;

    internal ReadOutcome Read()
    {
        try
        {
            ReadFile();
        }
        catch (JsonException notJson)
        {
            // These count from nothing.
            _file.Errors.Add((notJson.LineNumber ?? 0) + 1, (int)(notJson.BytePositionInLine ?? 0) + 1, "something that is not JSON", Expectation(notJson));
        }

        if (_file.Errors.Any)
        {
            return _file.Errors.ToRefused();
        }

        var contest = new Contest(_title, options.Places ?? _places ?? 0, [.. _names.Select((name, index) => new Candidate(CandidateNumber.At(index), name))])
        {
            Withdrawn = _withdrawn,
            ReopenNominations = _reopenNominations,
            VotesEach = _votesEach,
            Guarantees = _guarantees,
        };
        return new ReadOutcome.Accepted(contest, _papers.ToMarkedPapers());
    }

    /// <summary>What the parser says, without where: that stands in the error already.</summary>
    private static string Expectation(JsonException notJson)
    {
        var message = notJson.Message;
        var where = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return $"JSON ({(where < 0 ? message : message[..where])})";
    }

    private void ReadFile()
    {
        _file.Next();
        if (_file.Token is not JsonTokenType.StartObject)
        {
            _file.Wrong("an object: {");
            return;
        }

        while (!_file.Errors.More && _file.Next() && _file.Token is JsonTokenType.PropertyName)
        {
            if (!_seen.Add(_file.Text))
            {
                _file.Wrong("each property once");
            }

            ReadProperty(_file.Text);
        }

        // Whatever is left is looked at, so that a file that is cut short or goes on is refused.
        while (!_file.Errors.More && _file.Next())
        {
        }

        foreach (var property in (string[])["format", "candidates", "papers"])
        {
            if (!_seen.Contains(property))
            {
                _file.Wrong($"the property {property} before this");
            }
        }

        if ((options.Places ?? _places) is null)
        {
            _file.Wrong("the property places before this, or --places with the number");
        }
    }

    private void ReadProperty(string property)
    {
        if (property is "papers")
        {
            ReadPapers();
            return;
        }

        _file.Next();
        switch (property)
        {
            case "format" when _file.Token is not JsonTokenType.String || _file.Text is not JsonPapers.Format:
                _file.Wrong($"\"{JsonPapers.Format}\"");
                break;
            case "format":
                break;
            case "title":
                _title = Text("a title") ?? "";
                break;
            case "places":
                _places = Number();
                break;
            case "votesEach":
                _votesEach = Number();
                break;
            case "candidates":
                ReadCandidates();
                break;
            case "reopenNominations":
                _reopenNominations = Candidate();
                break;
            case "withdrawn":
                _withdrawn = Candidates();
                break;
            case "guarantees":
                ReadGuarantees();
                break;
            default:
                _file.Wrong("nothing called " + Letters.Quoted(property, 24));
                break;
        }
    }

    private void ReadCandidates()
    {
        foreach (var _ in Items("the candidates: ["))
        {
            int? number = null;
            string? name = null;
            foreach (var property in Properties("a candidate: {\"number\": …, \"name\": …}"))
            {
                switch (property)
                {
                    case "number":
                        number = Number();
                        break;
                    case "name":
                        name = Text("a name");
                        break;
                    default:
                        _file.Wrong("number or name");
                        break;
                }
            }

            if (number != _names.Count + 1 || name is not { Length: > 0 })
            {
                _file.Wrong($"a candidate with number {_names.Count + 1} and a name before this");
            }

            _names.Add(name ?? "");
        }
    }

    private void ReadGuarantees()
    {
        var guarantees = ImmutableArray.CreateBuilder<GuaranteedPlaces>();
        foreach (var _ in Items("the guarantees: ["))
        {
            string? category = null;
            int? atLeast = null;
            ImmutableArray<CandidateNumber>? members = null;
            foreach (var property in Properties("a guarantee: {\"category\": …, \"atLeast\": …, \"members\": …}"))
            {
                switch (property)
                {
                    case "category":
                        category = Text("the name of a category");
                        break;
                    case "atLeast":
                        atLeast = Number();
                        break;
                    case "members":
                        members = Candidates();
                        break;
                    default:
                        _file.Wrong("category, atLeast or members");
                        break;
                }
            }

            if (category is not { Length: > 0 } || atLeast is null || members is null)
            {
                _file.Wrong("category, atLeast and members before this");
            }

            guarantees.Add(new(category ?? "", atLeast ?? 0, members ?? []));
        }

        _guarantees = guarantees.ToImmutable();
    }
}
