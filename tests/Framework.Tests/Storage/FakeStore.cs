using System.Security.Cryptography;
using Heppy.Storage;

namespace Heppy.Framework.Tests.Storage;

/// <summary>A remote store in memory, whose copies may go wrong.</summary>
internal sealed class FakeStore : IRemoteStore
{
    internal SortedDictionary<string, byte[]> Stored { get; } = new(StringComparer.Ordinal);

    /// <summary>What becomes of the bytes of the next copies out: null fails, and then all goes well.</summary>
    internal Queue<Func<byte[], byte[]>?> Faults { get; } = [];

    /// <summary>Whether it gives no answers.</summary>
    internal bool IsDown { get; set; }

    public IReadOnlyList<TimeSpan> Pauses { get; } = [TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero];

    public bool Takes(string path) => path.EndsWith(".parquet", StringComparison.Ordinal);

    public string UrlOf(string path) => $"far://away/{path}";

    public void CopyOut(string file, string url)
    {
        byte[] bytes = File.ReadAllBytes(file);
        if (Faults.TryDequeue(out Func<byte[], byte[]>? fault))
        {
            bytes = fault?.Invoke(bytes) ?? throw new RemoteFailure("put: exit code 1", "put");
        }

        Stored[url] = bytes;
    }

    public void CopyIn(string url, string file) =>
        File.WriteAllBytes(file, Stored.TryGetValue(url, out byte[]? bytes) ? bytes : throw new RemoteFailure($"get {url}: exit code 1", "get"));

    public long? SizeOf(string url) => IsDown ? throw new RemoteFailure($"size {url}: no answer", "size") : Stored.TryGetValue(url, out byte[]? bytes) ? bytes.Length : null;

    public string ChecksumOf(string url) => Convert.ToHexStringLower(SHA256.HashData(Stored[url]));

    public string ChecksumOfFile(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));

    public void Remove(string url)
    {
        if (!Stored.Remove(url))
        {
            throw new RemoteFailure($"remove {url}: exit code 1", "remove");
        }
    }
}
