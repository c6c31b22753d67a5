using System.Collections.Immutable;
using System.Text.Json;

namespace RankAndFile.Counting;

/// <summary>What is wrong with a file, in the order it was found.</summary>
internal sealed class Complaints
{
    private readonly ImmutableArray<TranscriptError>.Builder _errors = ImmutableArray.CreateBuilder<TranscriptError>();

    private bool _more;

    internal bool Any => _errors.Count > 0;

    internal void Add(string where, string found, string expected)
    {
        if (_errors.Count < TranscriptJson.MostErrors)
        {
            _errors.Add(new(where, found, expected));
        }
        else
        {
            _more = true;
        }
    }

    internal TranscriptOutcome.Refused Refused() => new(_errors.ToImmutable(), _more);
}

/// <summary>
/// A passage of a transcript's file and where it stands. What is not as expected is complained of
/// once, and reading goes on, so that one look finds more than the first error.
/// </summary>
internal sealed class Passage(JsonElement? element, string where, Complaints complaints)
{
    private const int LongestShown = 40;

    internal string Where => where;

    internal bool IsNull => element is { ValueKind: JsonValueKind.Null };

    private bool IsMissing => element is null;

    internal Passage this[string field]
    {
        get
        {
            var itsPlace = where.Length is 0 ? field : $"{where}.{field}";
            if (element is { ValueKind: JsonValueKind.Object } fields)
            {
                if (fields.TryGetProperty(field, out var value))
                {
                    return new(value, itsPlace, complaints);
                }

                complaints.Add(itsPlace, "nothing", "this field");
            }
            else if (!IsMissing)
            {
                Complain("an object");
            }

            return new(null, itsPlace, complaints);
        }
    }

    /// <summary>For a field that may be left out.</summary>
    internal bool Has(string field) => element is { ValueKind: JsonValueKind.Object } fields && fields.TryGetProperty(field, out _);

    internal T? OrNull<T>(Func<Passage, T> read)
        where T : struct => IsNull ? null : read(this);

    internal ImmutableArray<T> Each<T>(Func<Passage, T> read)
    {
        if (element is not { ValueKind: JsonValueKind.Array } items)
        {
            Complain("a list");
            return [];
        }

        var all = ImmutableArray.CreateBuilder<T>(items.GetArrayLength());
        foreach (var item in items.EnumerateArray())
        {
            all.Add(read(new(item, $"{where}[{all.Count}]", complaints)));
        }

        return all.MoveToImmutable();
    }

    internal string Text()
    {
        if (element is { ValueKind: JsonValueKind.String } text)
        {
            try
            {
                return text.GetString()!;
            }
            catch (InvalidOperationException)
            {
                // Half of a surrogate pair: the parser does not look into strings.
            }
        }

        Complain("text");
        return "";
    }

    internal long Whole(long least, long most)
    {
        if (element is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var whole)
            && whole >= least && whole <= most)
        {
            return whole;
        }

        Complain($"a whole number from {least} to {most}");
        return least;
    }

    internal int Small(int least, int most) => (int)Whole(least, most);

    internal T Word<T>(Words<T> words)
        where T : struct, Enum
    {
        if (element is { ValueKind: JsonValueKind.String } && words.TryFind(Text(), out var member))
        {
            return member;
        }

        Complain($"one of {words}");
        return default;
    }

    internal void Complain(string expected)
    {
        // A missing field has been complained of where it was looked for.
        if (!IsMissing)
        {
            complaints.Add(where, Found(), expected);
        }
    }

    private string Found()
    {
        if (element is not { } here)
        {
            return "nothing";
        }

        var raw = here.GetRawText();
        return here.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            _ => raw.Length <= LongestShown ? raw : string.Concat(raw.AsSpan(0, LongestShown), "…"),
        };
    }
}
