using System.Text.Json;

namespace RankAndFile.Counting.Formats;

/// <summary>The tokens of a JSON file, one after another, read from a stream as they are needed.</summary>
internal sealed class JsonFile(Stream stream, Action<long>? progress)
{
    private const int BufferLength = 1 << 18;
    private const int LongestToken = 1 << 26;
    private const byte LineFeed = (byte)'\n';

    private readonly FileErrors _errors = new();
    private byte[] _buffer = new byte[BufferLength];
    private JsonReaderState _state;
    private int _next;
    private int _end;
    private int _tokenStart;
    private int _tokenEnd;
    private long _bytesRead;
    private bool _streamEnded;
    private long _lineOfBuffer = 1;
    private int _columnOfBuffer = 1;

    internal FileErrors Errors => _errors;

    internal JsonTokenType Token { get; private set; }

    /// <summary>The text of a string or the name of a property.</summary>
    internal string Text { get; private set; } = "";

    /// <summary>The value of a whole number; null if the number is none, or too large.</summary>
    internal long? Number { get; private set; }

    /// <summary>Goes on to the next token; false at the end of the file.</summary>
    /// <exception cref="JsonException">The file is not JSON.</exception>
    internal bool Next()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_next, _end - _next), _streamEnded, _state);
            if (reader.Read())
            {
                Keep(ref reader);
                return true;
            }

            if (_streamEnded)
            {
                return false;
            }

            _next += (int)reader.BytesConsumed;
            _state = reader.CurrentState;
            Fill();
        }
    }

    /// <summary>Passes over the rest of the object or array whose beginning was the last token.</summary>
    internal void Skip()
    {
        var depth = Token is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1 : 0;
        while (depth > 0 && Next())
        {
            depth += Token switch
            {
                JsonTokenType.StartObject or JsonTokenType.StartArray => 1,
                JsonTokenType.EndObject or JsonTokenType.EndArray => -1,
                _ => 0,
            };
        }
    }

    /// <summary>Notes that something else was expected where the last token stands, and passes over it.</summary>
    internal void Wrong(string expected)
    {
        var before = _buffer.AsSpan(0, _tokenStart);
        var lastLine = before[(before.LastIndexOf(LineFeed) + 1)..];
        var line = _lineOfBuffer + before.Count(LineFeed);
        var column = (line == _lineOfBuffer ? _columnOfBuffer - 1 : 0) + LineText.ColumnOf(lastLine, lastLine.Length);
        _errors.Add(line, column, Letters.Quoted(_buffer.AsSpan(_tokenStart, _tokenEnd - _tokenStart), 24), expected);
        Skip();
    }

    private void Keep(ref Utf8JsonReader reader)
    {
        Token = reader.TokenType;
        (_tokenStart, _tokenEnd) = (_next + (int)reader.TokenStartIndex, _next + (int)reader.BytesConsumed);
        Number = Token is JsonTokenType.Number && reader.TryGetInt64(out var number) ? number : null;
        if (Token is JsonTokenType.String or JsonTokenType.PropertyName)
        {
            // Halves of letters, which no text has.
            Text = reader.ValueIsEscaped || !System.Text.Unicode.Utf8.IsValid(reader.ValueSpan) ? Unescaped(ref reader) : reader.GetString()!;
        }

        _next += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
    }

    private static string Unescaped(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // A control character, so that it is refused wherever text is looked at.
            return "\0";
        }
    }

    private void Fill()
    {
        // The last token stays, so that it can still be said where it stands.
        Forget(_buffer.AsSpan(0, _tokenStart));
        var kept = _buffer.AsSpan(_tokenStart, _end - _tokenStart);
        if (kept.Length >= LongestToken)
        {
            throw new JsonException("A value has no end.", null, _lineOfBuffer - 1, _columnOfBuffer - 1);
        }

        var larger = kept.Length == _buffer.Length ? new byte[_buffer.Length * 2] : _buffer;
        kept.CopyTo(larger);
        (_next, _tokenEnd, _end) = (_next - _tokenStart, _tokenEnd - _tokenStart, kept.Length);
        (_buffer, _tokenStart) = (larger, 0);
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _bytesRead += read;
        _streamEnded = read is 0;
        progress?.Invoke(_bytesRead);
    }

    /// <summary>Keeps count of lines and columns for what leaves the buffer.</summary>
    private void Forget(ReadOnlySpan<byte> passed)
    {
        var lastLine = passed[(passed.LastIndexOf(LineFeed) + 1)..];
        _columnOfBuffer = (lastLine.Length == passed.Length ? _columnOfBuffer - 1 : 0) + LineText.ColumnOf(lastLine, lastLine.Length);
        _lineOfBuffer += passed.Count(LineFeed);
    }
}
