using System.Buffers.Binary;

namespace Heppy;

/// <summary>Messages on a pair of pipes: a length, a kind, and that many bytes.</summary>
/// <param name="input">Where messages come from.</param>
/// <param name="output">Where they go to; several threads may write.</param>
internal sealed class FrameStream(Stream input, Stream output)
{
    /// <summary>Bytes in front of a message.</summary>
    internal const int HeaderSize = 5;

    private readonly Lock _gate = new();
    private byte[] _read = new byte[16 * 1024];
    private byte[] _written = new byte[16 * 1024];
    private int _begin;
    private int _end;

    /// <summary>Reads a message.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="content">Its content, valid until the next one is read.</param>
    /// <returns>False at the end of the input, also where it ends in the middle of a message.</returns>
    internal bool TryRead(out byte kind, out ReadOnlySpan<byte> content)
    {
        kind = 0;
        content = default;
        if (!Have(HeaderSize))
        {
            return false;
        }

        int length = BinaryPrimitives.ReadInt32LittleEndian(_read.AsSpan(_begin));
        kind = _read[_begin + sizeof(int)];
        if (!Have(HeaderSize + length))
        {
            return false;
        }

        content = _read.AsSpan(_begin + HeaderSize, length);
        _begin += HeaderSize + length;
        return true;
    }

    /// <summary>Writes a message, in one piece if it is small.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="content">Its content.</param>
    /// <param name="prefix">What stands in front of the content, as part of it.</param>
    /// <exception cref="IOException">Nobody reads any more.</exception>
    internal void Write(byte kind, ReadOnlySpan<byte> content, ReadOnlySpan<byte> prefix = default)
    {
        lock (_gate)
        {
            int size = checked(HeaderSize + prefix.Length + content.Length);
            if (size > _written.Length)
            {
                _written = new byte[Math.Max(size, (int)Math.Min(2L * _written.Length, Array.MaxLength))];
            }

            BinaryPrimitives.WriteInt32LittleEndian(_written, size - HeaderSize);
            _written[sizeof(int)] = kind;
            prefix.CopyTo(_written.AsSpan(HeaderSize));
            content.CopyTo(_written.AsSpan(HeaderSize + prefix.Length));
            output.Write(_written, 0, size);
            output.Flush();
        }
    }

    private bool Have(int bytes)
    {
        if (_read.Length < bytes || (_begin > 0 && _begin + bytes > _read.Length))
        {
            byte[] larger = bytes > _read.Length ? new byte[Math.Max(bytes, (int)Math.Min(2L * _read.Length, Array.MaxLength))] : _read;
            Buffer.BlockCopy(_read, _begin, larger, 0, _end - _begin);
            (_read, _end, _begin) = (larger, _end - _begin, 0);
        }

        while (_end - _begin < bytes)
        {
            if (_begin == _end)
            {
                _begin = _end = 0;
            }

            int more = input.Read(_read, _end, _read.Length - _end);
            if (more == 0)
            {
                return false;
            }

            _end += more;
        }

        return true;
    }
}
