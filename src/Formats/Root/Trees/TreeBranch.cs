using Heppy.Events;

namespace Heppy.Formats.Root.Trees;

/// <summary>One leaf of a tree as a column: what it is called, how its values are stored, and where.</summary>
internal sealed record TreeBranch
{
    /// <summary>The column that it is offered as.</summary>
    public required ColumnSchema Schema { get; init; }

    /// <summary>Name in the file: <c>event.id</c>; where a branch has several leaves, with that of the leaf.</summary>
    public string Path { get; init; } = "";

    /// <summary>Bytes of one value.</summary>
    public required int ValueSize { get; init; }

    /// <summary>Values of an entry; of an element, where <see cref="Counter"/> or <see cref="HeaderSize"/> says that there are several.</summary>
    public required int Length { get; init; }

    /// <summary>Bytes before this leaf's value in each entry of a branch with several leaves.</summary>
    public int Offset { get; init; }

    /// <summary>Bytes of one entry; 0 if entries differ in size.</summary>
    public int EntrySize { get; init; }

    /// <summary>Column that gives the length of the list; empty if there is none.</summary>
    public string Counter { get; init; } = "";

    /// <summary>Bytes before the values of each entry: of a <c>std::vector</c>.</summary>
    public int HeaderSize { get; init; }

    /// <summary>How a truncated number is packed; null for plain ones.</summary>
    public Objects.FloatPacking? Packing { get; init; }

    /// <summary>First entry of each basket, and behind the last one the number of entries.</summary>
    public required long[] FirstEntries { get; init; }

    /// <summary>Where each basket is in the file; 0 for one that the branch holds itself.</summary>
    public required long[] Positions { get; init; }

    /// <summary>Bytes of each basket in the file.</summary>
    public required int[] Sizes { get; init; }

    /// <summary>The baskets that the branch holds itself, by their number.</summary>
    public required IReadOnlyDictionary<int, Objects.EmbeddedBasket> Embedded { get; init; }

    /// <summary>Algorithm times 100 plus level, as its baskets are packed.</summary>
    public int Compression { get; init; }

    /// <summary>Bytes of all baskets when they are unpacked.</summary>
    public required long UnpackedBytes { get; init; }

    /// <summary>Packed bytes of all baskets.</summary>
    public long CompressedBytes => Sizes.Sum(s => (long)s) + Embedded.Values.Sum(b => (long)b.Data.Length);
}
