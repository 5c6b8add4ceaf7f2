using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Heppy.Lazy.Computing;

/// <summary>Reads numbers from a file that has nothing else, a few tiles at a time.</summary>
/// <typeparam name="T">Type of the numbers, as this machine stores them.</typeparam>
internal sealed class BinaryLeaf<T> : IDisposable
    where T : unmanaged
{
    private const int Ahead = 64 * Tile.Length;
    private readonly SafeFileHandle _file;
    private readonly string _path;
    private readonly long _length;
    private readonly T[] _read = new T[Ahead];
    private long _first;
    private int _count;

    internal BinaryLeaf(string path, long length) => (_file, _path, _length) = (File.OpenHandle(path), path, length);

    /// <summary>Copies elements.</summary>
    internal void Read(long first, Span<T> into)
    {
        if (first < _first || first + into.Length > _first + _count)
        {
            Fill(first);
        }

        _read.AsSpan((int)(first - _first), into.Length).CopyTo(into);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Fill(long first)
    {
        int count = (int)Math.Min(Ahead, _length - first);
        Span<byte> bytes = MemoryMarshal.AsBytes(_read.AsSpan(0, count));
        for (int done = 0; done < bytes.Length;)
        {
            int got = RandomAccess.Read(_file, bytes[done..], (first * Unsafe.SizeOf<T>()) + done);
            done += got > 0 ? got : throw new InvalidDataException($"{_path} became shorter while it was read.");
        }

        (_first, _count) = (first, count);
    }
}
