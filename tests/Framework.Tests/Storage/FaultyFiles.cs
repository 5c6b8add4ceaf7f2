using Heppy.Storage;

namespace Heppy.Framework.Tests.Storage;

/// <summary>What happens at the chosen operation.</summary>
public enum Fault
{
    /// <summary>The process is killed: nothing works from then on.</summary>
    Crash,

    /// <summary>The operation fails once.</summary>
    Error,

    /// <summary>There is no space left from then on: nothing can be created or written, all else works.</summary>
    DiskFull,
}

/// <summary>The process is dead; nobody catches this.</summary>
public sealed class SimulatedCrash : Exception;

/// <summary>Real files, with a fault before or after one operation.</summary>
/// <param name="fault">What happens.</param>
/// <param name="at">Number of the operation, from 0.</param>
/// <param name="isAfter">Whether the operation is done before it fails.</param>
public sealed class FaultyFiles(Fault fault, int at, bool isAfter) : IFileLayer
{
    private readonly PosixFiles _files = new();
    private bool _isDead;

    /// <summary>Operations so far.</summary>
    public int Count { get; private set; }

    public bool Exists(string path) => Do(false, () => _files.Exists(path));

    public long? SizeOf(string path) => Do(false, () => _files.SizeOf(path));

    public byte[] ReadAllBytes(string path) => Do(false, () => _files.ReadAllBytes(path));

    public Stream OpenRead(string path) => Do(false, () => _files.OpenRead(path));

    public Stream Create(string path) => Do(true, () => new FaultyStream(this, _files.Create(path)));

    public void Sync(string path) => Do(false, () => { _files.Sync(path); return 0; });

    public void SyncAll(string path) => Do(false, () => { _files.SyncAll(path); return 0; });

    public bool Link(string existing, string name) => Do(true, () => _files.Link(existing, name));

    public int LinkCount(string path) => Do(false, () => _files.LinkCount(path));

    public bool Rename(string from, string to) => Do(false, () => _files.Rename(from, to));

    public bool MakeDirectory(string path) => Do(true, () => _files.MakeDirectory(path));

    public void Delete(string path) => Do(false, () => { _files.Delete(path); return 0; });

    public void DeleteDirectory(string path) => Do(false, () => { _files.DeleteDirectory(path); return 0; });

    public IReadOnlyList<string> List(string path) => Do(false, () => _files.List(path));

    private T Do<T>(bool needsSpace, Func<T> operation)
    {
        if (_isDead)
        {
            throw new SimulatedCrash();
        }

        int number = Count++;
        bool isFull = fault == Fault.DiskFull && number >= at && needsSpace;
        if (number != at && !isFull)
        {
            return operation();
        }

        if (fault == Fault.DiskFull && !needsSpace)
        {
            return operation();
        }

        T result = isAfter && !isFull ? operation() : default!;
        _isDead = fault == Fault.Crash;
        throw fault switch
        {
            Fault.Crash => new SimulatedCrash(),
            Fault.DiskFull => new IOException("No space left on device", 28),
            _ => new IOException("Input/output error", 5),
        };
    }

    /// <summary>Writing and closing are operations too.</summary>
    private sealed class FaultyStream(FaultyFiles owner, Stream inner) : Stream
    {
        private bool _isClosed;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => throw new NotSupportedException(); }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) =>
            owner.Do(true, () => { inner.Write(buffer, offset, count); return 0; });

        public override void Write(ReadOnlySpan<byte> buffer) => Write(buffer.ToArray(), 0, buffer.Length);

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (!_isClosed)
            {
                _isClosed = true;
                inner.Dispose();
                owner.Do(false, () => 0);
            }
        }
    }
}
