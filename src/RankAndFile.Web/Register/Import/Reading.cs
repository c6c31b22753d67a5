
namespace RankAndFile.Web.Register;

/// <summary>What is wrong with a row: where, and why.</summary>
/// <param name="Field">The column, as the file heads it.</param>
public readonly record struct WrongCell(long Line, string Field, string Reason, string Value);

/// <summary>Some rows of a file, one after another.</summary>
/// <param name="To">How many rows of the file have been read with these.</param>
public sealed record Batch(long From, long To, IReadOnlyList<Entry> Entries, IReadOnlyList<WrongCell> Wrong, bool IsLast)
{
    /// <summary>Somebody has begun to write these; what was made for them then may be gone again.</summary>
    public bool WasTried { get; set; }
}

/// <summary>
/// Reads a file of members from its beginning. While rows are written the next are read: on the
/// smallest machine there are two processors.
/// </summary>
public sealed class Reading : IDisposable
{
    private const int Together = 500;

    private readonly RowsOfAFile _rows;
    private readonly UnknownPlaces _unknown;
    private readonly HashSet<string>[] _newPlaces = [.. Enum.GetValues<PlaceKind>().Select(_ => new HashSet<string>(StringComparer.OrdinalIgnoreCase))];
    private readonly System.Threading.Channels.Channel<List<RowRead>> _ahead = System.Threading.Channels.Channel.CreateBounded<List<RowRead>>(new System.Threading.Channels.BoundedChannelOptions(4) { SingleReader = true, SingleWriter = true });
    private readonly CancellationTokenSource _closed = new();
    private readonly Task _reading;
    private List<RowRead> _now = [];
    private int _next;

    public Reading(Stream file, RegisterImport import, PlacesKnown places)
    {
        (_rows, _unknown, Places) = (new(file, import), import.MappingChosen!.Places, places);
        _reading = Task.Run(ReadAhead);
    }

    public PlacesKnown Places { get; set; }

    /// <summary>What the file has a column for.</summary>
    public IReadOnlySet<Column> Told => _rows.Told;

    public long At { get; private set; }

    /// <summary>Places of the file that the register does not have.</summary>
    public int NewPlaces => _newPlaces.Sum(kind => kind.Count);

    /// <summary>Whether a member is in the file, with a right row or a wrong one. The file has been read to its end.</summary>
    public bool Has(string number) => _rows.Has(number);

    /// <summary>Reads up to so many rows.</summary>
    public async Task<Batch> Next(int most)
    {
        var (from, entries, wrong) = (At, new List<Entry>(most), new List<WrongCell>());
        var isLast = false;
        while (At - from < most)
        {
            if (_next == _now.Count)
            {
                isLast = !await _ahead.Reader.WaitToReadAsync();
                if (isLast)
                {
                    break;
                }

                (_now, _next) = (await _ahead.Reader.ReadAsync(), 0);
            }

            var row = _now[_next++];
            At++;
            wrong.AddRange(row.Wrong);
            if (row.Entry is { } entry && HasItsPlaces(entry, wrong))
            {
                entries.Add(entry);
            }
        }

        return new(from, At, entries, wrong, isLast);
    }

    private async Task ReadAhead()
    {
        try
        {
            while (_rows.Next(Together) is { Count: > 0 } rows)
            {
                await _ahead.Writer.WriteAsync(rows, _closed.Token);
            }

            _ahead.Writer.Complete();
        }
        catch (Exception failure)
        {
            _ahead.Writer.Complete(failure);
        }
    }

    private bool HasItsPlaces(Entry entry, List<WrongCell> wrong)
    {
        var before = wrong.Count;
        foreach (var (kind, name) in Places.Unknown(entry))
        {
            entry.LacksPlaces = true;
            if (_unknown is UnknownPlaces.AreMade)
            {
                _newPlaces[(int)kind].Add(name);
            }
            else if (wrong.Count - before < 2)
            {
                wrong.Add(new(entry.Line, kind.ToString(), $"The register has no {kind.ToString().ToLowerInvariant()} of this name.", RowsOfAFile.Shown(name)));
            }
        }

        return wrong.Count == before;
    }

    public void Dispose()
    {
        _closed.Cancel();
        _reading.Wait();
        _rows.Dispose();
        _closed.Dispose();
    }
}
