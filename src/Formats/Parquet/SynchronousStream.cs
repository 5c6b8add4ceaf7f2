namespace Heppy.Formats.Parquet;

/// <summary>Hands on everything at once: asynchronous writers above it never leave the calling thread.</summary>
internal sealed class SynchronousStream(Stream inner) : Stream
{
    private long _position;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _position;

    /// <summary>Counted from where the file starts, wherever in the stream below that is.</summary>
    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException("This stream only appends.");
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        inner.Write(buffer);
        _position += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    // Parquet.Net flushes before every page; flushing is the owner's business.
    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("This stream only appends.");

    public override long Seek(long offset, SeekOrigin origin) =>
        throw new NotSupportedException("This stream only appends.");

    public override void SetLength(long value) => throw new NotSupportedException("This stream only appends.");
}
