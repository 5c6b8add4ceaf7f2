using Microsoft.Win32.SafeHandles;

namespace Heppy.Formats.Parquet;

/// <summary>
/// Reads a file through one window that can be filled ahead: a column chunk costs one read of the file system however
/// many pages it has, and the asynchronous readers above it never leave the calling thread.
/// </summary>
internal sealed class WindowStream(SafeFileHandle handle, long length) : Stream
{
    private const int SmallWindow = 64 * 1024;
    private const int LargestWindow = 64 * 1024 * 1024;
    private byte[] _window = [];
    private long _start;
    private int _filled;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    /// <summary>Why the file system could not read, which tells a failing disk from a damaged file.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Memory of the window: lent for a while, and given back by taking it. What was read ahead is forgotten.</summary>
    /// <param name="memory">Other memory for it.</param>
    /// <returns>The memory that it had, perhaps longer than what was lent.</returns>
    public byte[] ExchangeWindow(byte[] memory)
    {
        byte[] old = _window;
        (_window, _filled) = (memory, 0);
        return old;
    }

    /// <summary>Fills the window with a part of the file, as far as it is not absurdly large.</summary>
    public void Prefetch(long offset, long bytes)
    {
        if (offset < 0 || offset >= length || bytes <= 0)
        {
            return;
        }

        int size = (int)Math.Min(Math.Min(bytes, length - offset), LargestWindow);
        if (offset >= _start && offset + size <= _start + _filled)
        {
            return;
        }

        if (_window.Length < size)
        {
            _window = new byte[Math.Max(size, Math.Max(SmallWindow, Math.Min(LargestWindow, 2 * _window.Length)))];
        }

        _start = offset;
        _filled = 0;
        while (_filled < size)
        {
            int read = ReadFile(_window.AsSpan(_filled, size - _filled), offset + _filled);
            if (read == 0)
            {
                break;
            }

            _filled += read;
        }
    }

    /// <summary>A part of the file that <see cref="Prefetch"/> has just read.</summary>
    /// <returns>Its bytes, valid until the next read; empty if they are not all there.</returns>
    public ReadOnlyMemory<byte> Prefetched(long offset, long bytes) => offset >= _start && bytes >= 0 && offset + bytes <= _start + _filled
        ? _window.AsMemory((int)(offset - _start), (int)bytes) : default;

    /// <summary>A part of the file, from what is in memory where it can be.</summary>
    /// <param name="offset">Where it begins.</param>
    /// <param name="bytes">Its length.</param>
    /// <param name="ahead">Bytes from there on that are going to be asked for.</param>
    /// <returns>Its bytes, valid until the next read.</returns>
    /// <exception cref="InvalidDataException">The file ends before.</exception>
    public ReadOnlySpan<byte> Part(long offset, int bytes, long ahead)
    {
        if (bytes > LargestWindow && offset >= 0 && bytes <= length - offset)
        {
            byte[] large = new byte[bytes];
            int read = 0;
            for (int more = 1; read < bytes && more > 0; read += more)
            {
                more = ReadFile(large.AsSpan(read), offset + read);
            }

            return read == bytes ? large : throw CutOff();
        }

        if (Prefetched(offset, bytes).IsEmpty)
        {
            Prefetch(offset, Math.Max(bytes, ahead));
        }

        return bytes == 0 ? [] : Prefetched(offset, bytes) is { IsEmpty: false } part ? part.Span : throw CutOff();
    }

    public override int Read(Span<byte> buffer)
    {
        if (Position >= length || buffer.IsEmpty)
        {
            return 0;
        }

        if (Position < _start || Position >= _start + _filled)
        {
            Prefetch(Position, SmallWindow);
            if (_filled == 0)
            {
                return 0;
            }
        }

        int from = (int)(Position - _start);
        int count = Math.Min(buffer.Length, _filled - from);
        _window.AsSpan(from, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int ReadByte()
    {
        Span<byte> one = stackalloc byte[1];
        return Read(one) == 1 ? one[0] : -1;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer.AsSpan(offset, count)));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("This stream only reads.");

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("This stream only reads.");

    private int ReadFile(Span<byte> buffer, long offset)
    {
        try
        {
            return RandomAccess.Read(handle, buffer, offset);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            Failure = e;
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            handle.Dispose();
        }

        base.Dispose(disposing);
    }

    private static InvalidDataException CutOff() => new("A page is cut off.");
}
