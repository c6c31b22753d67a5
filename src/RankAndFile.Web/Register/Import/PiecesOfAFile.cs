using RankAndFile.Web.Data;

namespace RankAndFile.Web.Register;

/// <summary>A file that lies in the database in pieces, read from its beginning to its end.</summary>
internal sealed class PiecesOfAFile(Database database, RegisterImportId import) : Stream
{
    private byte[] _piece = [];
    private int _at;
    private long _next;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_at == _piece.Length && !Fetch())
        {
            return 0;
        }

        var read = Math.Min(buffer.Length, _piece.Length - _at);
        _piece.AsSpan(_at, read).CopyTo(buffer);
        _at += read;
        return read;
    }

    private bool Fetch()
    {
        using var db = database.ForReading();
        var piece = db.Set<ImportPiece>().FirstOrDefault(piece => piece.Import == import && piece.Number == _next);
        (_piece, _at, _next) = (piece?.Bytes ?? [], 0, _next + 1);
        return piece is not null;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
