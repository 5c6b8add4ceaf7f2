using System.Security.Cryptography;

namespace Heppy.Storage;

/// <summary>A stream that is written from beginning to end, and knows size and digest of what went through.</summary>
/// <remarks>What is written again further in front, as headers are, makes the digest be taken of the file afterwards.</remarks>
/// <param name="inner">The file; closed with this stream.</param>
/// <param name="reopen">Opens the file for reading, once it is closed.</param>
/// <param name="closed">Gets size and digest.</param>
internal sealed class HashingStream(Stream inner, Func<Stream> reopen, Action<long, string> closed) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _length;
    private long _position;
    private bool _isRewritten;
    private bool _isClosed;

    public override bool CanRead => false;

    public override bool CanSeek => inner.CanSeek;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position
    {
        get => _position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, _length);
            inner.Position = value;
            _position = value;
        }
    }

    public override void Flush() => inner.Flush();

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        inner.Write(buffer);
        _isRewritten |= _position < _length && !buffer.IsEmpty;
        _hash.AppendData(buffer);
        _position += buffer.Length;
        _length = Math.Max(_length, _position);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => _length + offset,
    };

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isClosed)
        {
            _isClosed = true;
            inner.Dispose();
            closed(_length, Convert.ToHexStringLower(_isRewritten ? DigestOfFile() : _hash.GetHashAndReset()));
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private byte[] DigestOfFile()
    {
        using Stream file = reopen();
        return SHA256.HashData(file);
    }
}
