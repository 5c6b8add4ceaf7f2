using System.Text.Json.Serialization;

namespace Heppy.Lazy.Computing;

/// <summary>What came of a partition: as it is in this process, as bytes from another one.</summary>
internal sealed class PartitionResult
{
    private readonly byte[] _bytes = [];

    /// <summary>As it is; null if it came as bytes.</summary>
    [JsonIgnore]
    public State[]? Here { get; init; }

    /// <summary>As bytes.</summary>
    public byte[] Bytes
    {
        get => Here is null ? _bytes : Write(Here);
        init => _bytes = value;
    }

    /// <summary>What came of each result.</summary>
    internal State[] Of(IReadOnlyList<LazyResult> results)
    {
        if (Here is not null)
        {
            return Here;
        }

        using var reader = new BinaryReader(new MemoryStream(_bytes));
        State[] states = [.. results.Select(r => r.EmptyPart())];
        Array.ForEach(states, s => s.Read(reader));
        return states;
    }

    private static byte[] Write(State[] states)
    {
        var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        Array.ForEach(states, s => s.Write(writer));
        writer.Flush();
        return bytes.ToArray();
    }
}
