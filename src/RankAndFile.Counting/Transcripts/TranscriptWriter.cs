using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RankAndFile.Counting;

/// <summary>Writes a transcript so that people can read it too: a row of figures, a candidate and a happening stand on one line each.</summary>
internal sealed partial class TranscriptWriter : IDisposable
{
    // A file is read by people before it is put on any page; whoever puts it on one escapes it there.
    private static readonly JavaScriptEncoder _readable = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private readonly Stream _to;
    private readonly Utf8JsonWriter _page;
    private readonly ArrayBufferWriter<byte> _row = new();
    private readonly Utf8JsonWriter _line;
    private readonly int _decimals;

    internal TranscriptWriter(Stream to, int decimals)
    {
        _to = to;
        _page = new(to, new() { Indented = true, NewLine = "\n", Encoder = _readable });
        _line = new(_row, new() { Encoder = _readable });
        _decimals = decimals;
    }

    public void Dispose()
    {
        _page.Dispose();
        _line.Dispose();
    }

    internal void Write(Transcript transcript)
    {
        _page.WriteStartObject();
        _page.WriteString("format", TranscriptJson.Format);
        _page.WriteString("rules", transcript.Rules);
        _page.WriteNumber("decimals", _decimals);
        WriteContest(transcript.Contest);
        WritePapers(transcript.Papers);
        WriteEach("stages", transcript.Stages, WriteStage);
        Row("elected", transcript.Elected);
        _page.WriteNumber("vacant", transcript.Vacant);
        Lines("lots", transcript.Lots, lot =>
        {
            _line.WriteNumber("stage", lot.Stage);
            _line.WriteString("purpose", TranscriptWords.LotPurposes.Of(lot.Purpose));
            Numbers("tied", lot.Tied);
            _line.WriteNumber("drawn", lot.Drawn.Number);
        });
        _page.WriteEndObject();
        _page.Flush();
        _to.WriteByte((byte)'\n');
    }

    private void WriteContest(Contest contest)
    {
        _page.WriteString("title", contest.Title);
        _page.WriteNumber("places", contest.Places);
        WriteNumberOrNull(_page, "votesEach", contest.VotesEach);
        Lines("candidates", contest.Candidates, candidate =>
        {
            _line.WriteNumber("number", candidate.Number.Number);
            _line.WriteString("name", candidate.Name);
        });
        Row("withdrawn", contest.Withdrawn);
        WriteNumberOrNull(_page, "reopenNominations", contest.ReopenNominations?.Number);
        Lines("guarantees", contest.Guarantees, guarantee =>
        {
            _line.WriteString("category", guarantee.Category);
            _line.WriteNumber("atLeast", guarantee.AtLeast);
            Numbers("members", guarantee.Members);
        });
        _page.WritePropertyName("vacancy");
        if (contest.Vacancy is { } vacancy)
        {
            OnOneLine(() =>
            {
                _line.WriteStartObject();
                _line.WriteNumber("vacating", vacancy.Vacating.Number);
                Numbers("sitting", vacancy.Sitting);
                Numbers("nowWithdrawn", vacancy.NowWithdrawn);
                _line.WriteEndObject();
            });
        }
        else
        {
            _page.WriteNullValue();
        }
    }

    private void WritePapers(PapersRead papers)
    {
        _page.WriteStartObject("papers");
        _page.WriteNumber("total", papers.Total.Count);
        _page.WriteNumber("valid", papers.Valid.Count);
        _page.WriteNumber("invalid", papers.Invalid.Count);
        Lines("findings", papers.Findings, found =>
        {
            _line.WriteString("finding", TranscriptWords.Findings.Of(found.Finding));
            _line.WriteNumber("papers", found.Papers.Count);
        });
        _page.WriteEndObject();
    }

    private void WriteStage(Stage stage)
    {
        _page.WriteStartObject();
        _page.WriteNumber("number", stage.Number);
        _page.WriteString("kind", TranscriptWords.StageKinds.Of(stage.Kind));
        Row("of", stage.Of);
        WriteFigures(stage.After);
        Row("elected", stage.Elected);
        Row("excluded", stage.Excluded);
        WriteEach("steps", stage.Steps, step =>
        {
            _page.WriteStartObject();
            WriteTextOrNull(_page, "value", step.Value?.ToString(_decimals));
            WriteFigures(step.After);
            Row("elected", step.Elected);
            _page.WriteEndObject();
        });
        Lines("happenings", stage.Happenings, WriteHappening);
        _page.WriteEndObject();
    }

    private void WriteFigures(Figures figures)
    {
        WriteTextOrNull(_page, "quota", figures.Quota?.ToString(_decimals));
        Row("votes", figures.Votes, votes => votes.ToString(_decimals));
        _page.WriteString("nonTransferable", figures.NonTransferable.ToString(_decimals));
        if (!figures.Keep.IsEmpty)
        {
            Row("keep", figures.Keep, keep => keep.ToString());
        }
    }

    private string Written(Votes votes) => Billionth.WrittenAtLeast(votes.Billionths, _decimals);

    private string Written(TransferValue value) => Billionth.WrittenAtLeast(value.Billionths, _decimals);

    private void WriteEach<T>(string name, ImmutableArray<T> all, Action<T> write)
    {
        _page.WriteStartArray(name);
        foreach (var one in all)
        {
            write(one);
        }

        _page.WriteEndArray();
    }

    private void Row(string name, ImmutableArray<CandidateNumber> candidates)
    {
        _page.WritePropertyName(name);
        OnOneLine(() => Numbers(null, candidates));
    }

    private void Row<T>(string name, ImmutableArray<T> amounts, Func<T, string> written)
    {
        _page.WritePropertyName(name);
        OnOneLine(() => Texts(null, amounts, written));
    }

    /// <summary>A list of objects, each on a line of its own.</summary>
    private void Lines<T>(string name, ImmutableArray<T> all, Action<T> fields) => WriteEach(name, all, one => OnOneLine(() =>
    {
        _line.WriteStartObject();
        fields(one);
        _line.WriteEndObject();
    }, "\n" + new string(' ', 2 * _page.CurrentDepth)));

    private void OnOneLine(Action write, string before = "")
    {
        _row.ResetWrittenCount();
        _row.Write(Encoding.UTF8.GetBytes(before));
        _line.Reset();
        write();
        _line.Flush();
        _page.WriteRawValue(_row.WrittenSpan, skipInputValidation: true);
    }

    private void Numbers(string? name, ImmutableArray<CandidateNumber> candidates)
    {
        StartArray(name);
        foreach (var candidate in candidates)
        {
            _line.WriteNumberValue(candidate.Number);
        }

        _line.WriteEndArray();
    }

    private void Texts<T>(string? name, ImmutableArray<T> amounts, Func<T, string> written)
    {
        StartArray(name);
        foreach (var amount in amounts)
        {
            _line.WriteStringValue(written(amount));
        }

        _line.WriteEndArray();
    }

    private void StartArray(string? name)
    {
        if (name is null)
        {
            _line.WriteStartArray();
        }
        else
        {
            _line.WriteStartArray(name);
        }
    }

    private static void WriteNumberOrNull(Utf8JsonWriter writer, string name, int? number)
    {
        if (number is { } some)
        {
            writer.WriteNumber(name, some);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static void WriteTextOrNull(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is null)
        {
            writer.WriteNull(name);
        }
        else
        {
            writer.WriteString(name, text);
        }
    }
}
