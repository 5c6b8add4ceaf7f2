using System.Buffers.Binary;

namespace Heppy.Formats.Parquet.Decoding;

/// <summary>The levels of the values of a page.</summary>
/// <param name="column">Whose levels they are.</param>
/// <param name="definition">Filled with definition levels, if the column has any.</param>
/// <param name="repetition">Filled with repetition levels, if the column has any.</param>
internal readonly ref struct PageLevels(ParquetColumn column, Span<byte> definition, Span<byte> repetition)
{
    private readonly Span<byte> _definition = definition;
    private readonly Span<byte> _repetition = repetition;

    /// <summary>Whether the column has levels at all.</summary>
    public bool AreThere => column.ValueLevel > 0;

    /// <summary>Number of values that are not null.</summary>
    /// <param name="all">All that the page has.</param>
    public int Values(int all) => AreThere ? _definition.Count((byte)column.ValueLevel) : all;

    /// <summary>Decodes levels, each with its size before it, as pages of version 1 have them.</summary>
    /// <returns>What follows: the values.</returns>
    public ReadOnlySpan<byte> Decode(ReadOnlySpan<byte> page)
    {
        ReadOnlySpan<byte> repetition = column.ListLevel > 0 ? Take(ref page) : [];
        ReadOnlySpan<byte> definition = Take(ref page);
        Decode(repetition, definition);
        return page;
    }

    /// <summary>Decodes levels.</summary>
    public void Decode(ReadOnlySpan<byte> repetition, ReadOnlySpan<byte> definition)
    {
        if (column.ListLevel > 0)
        {
            RunLengths.Decode(repetition, 1, _repetition);
        }

        if (AreThere)
        {
            RunLengths.Decode(definition, RunLengths.Width(column.ValueLevel), _definition);
            if (_definition.ContainsAnyExceptInRange((byte)0, (byte)column.ValueLevel))
            {
                throw new InvalidDataException("A definition level is too large.");
            }
        }
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> page)
    {
        int size = BinaryPrimitives.ReadInt32LittleEndian(page);
        ReadOnlySpan<byte> levels = page.Slice(sizeof(int), size);
        page = page[(sizeof(int) + size)..];
        return levels;
    }
}
