namespace RankAndFile.Counting.Formats;

/// <summary>A stream whose first bytes have been looked at already, whole again.</summary>
internal sealed class BegunStream(ReadOnlyMemory<byte> start, Stream rest) : Stream
{
    private int _given;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_given == start.Length)
        {
            return rest.Read(buffer, offset, count);
        }

        var length = count < start.Length - _given ? count : start.Length - _given;
        start.Slice(_given, length).CopyTo(buffer.AsMemory(offset));
        _given += length;
        return length;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
