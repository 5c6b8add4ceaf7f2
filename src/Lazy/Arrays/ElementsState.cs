using System.Runtime.InteropServices;

namespace Heppy.Lazy.Computing;

/// <summary>Elements in memory, block after block.</summary>
/// <typeparam name="T">Their type.</typeparam>
internal sealed class ElementsState<T> : State
    where T : unmanaged
{
    private readonly List<T> _elements = [];

    /// <summary>Appends elements.</summary>
    internal void Add(ReadOnlySpan<T> elements) => _elements.AddRange(elements);

    /// <summary>All elements.</summary>
    internal T[] ToArray() => [.. _elements];

    /// <inheritdoc/>
    internal override void Merge(State later) => Add(CollectionsMarshal.AsSpan(((ElementsState<T>)later)._elements));

    /// <inheritdoc/>
    internal override void Write(BinaryWriter to)
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_elements));
        to.Write(bytes.Length);
        to.Write(bytes);
    }

    /// <inheritdoc/>
    internal override void Read(BinaryReader from) => Add(MemoryMarshal.Cast<byte, T>(from.ReadBytes(from.ReadInt32())));
}
