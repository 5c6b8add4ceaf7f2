namespace Heppy.Formats.Parquet.Decoding;

/// <summary>Reads Thrift's compact protocol, as footers and the headers of pages are written. Source: Apache Thrift, thrift-compact-protocol.md.</summary>
internal ref struct CompactReader(ReadOnlySpan<byte> bytes)
{
    private const int DeepestNesting = 16;
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Bytes that have been read.</summary>
    public int Position { get; private set; }

    /// <summary>Goes on to the next field of a structure.</summary>
    /// <param name="field">Number of the field before, 0 at the start; becomes that of the next.</param>
    /// <param name="type">Type of the next field.</param>
    /// <returns>False at the end of the structure.</returns>
    public bool Next(ref int field, out CompactType type)
    {
        byte head = Byte();
        type = (CompactType)(head & 0x0F);
        if (head == 0)
        {
            return false;
        }

        // Other readers may take a stop with a number for a field, and numbers beyond 16 bits for others.
        field = head >> 4 == 0 ? Integer() : field + (head >> 4);
        return type != CompactType.Stop && field is >= short.MinValue and <= short.MaxValue
            ? true
            : throw new InvalidDataException($"Field {field} of a structure has the type {(int)type}.");
    }

    /// <summary>Reads a signed integer of at most 32 bits.</summary>
    public int Integer()
    {
        ulong value = Unsigned();
        return value > uint.MaxValue
            ? throw new InvalidDataException("A number in a header is too large.")
            : (int)(uint)(value >> 1) ^ -(int)(value & 1);
    }

    /// <summary>Reads a number of 7 bits a byte, the lowest first.</summary>
    public ulong Unsigned()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A number does not end.");
    }

    /// <summary>Leaves a value out.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="shape">Types of its fields, or of the elements of a list; null for any.</param>
    /// <param name="depth">How many structures and lists are around it.</param>
    /// <exception cref="InvalidDataException">It does not end, or a field has another type.</exception>
    public void Skip(CompactType type, ThriftShape? shape = null, int depth = 0)
    {
        if (depth > DeepestNesting)
        {
            throw new InvalidDataException("Structures are nested too deeply.");
        }

        switch (type)
        {
            case CompactType.True or CompactType.False:
                break;
            case CompactType.Byte:
                Advance(1);
                break;
            case CompactType.Int16 or CompactType.Int32 or CompactType.Int64:
                _ = Unsigned();
                break;
            case CompactType.Double:
                Advance(sizeof(double));
                break;
            case CompactType.Binary:
                Advance(Unsigned());
                break;
            case CompactType.Structure:
                int field = 0;
                while (Next(ref field, out CompactType inner))
                {
                    if (shape?.Allows(field, inner) == false)
                    {
                        throw new InvalidDataException($"Field {field} of a structure has the type {(int)inner}.");
                    }

                    Skip(inner, shape?.Inside(field), depth + 1);
                }

                break;
            case CompactType.List or CompactType.Set:
                SkipList(shape, depth);
                break;
            case CompactType.Map:
                SkipMap(depth);
                break;
            default:
                throw new InvalidDataException($"A field has the unknown type {(int)type}.");
        }
    }

    private void SkipList(ThriftShape? shape, int depth)
    {
        byte head = Byte();
        var type = (CompactType)(head & 0x0F);
        if (shape?.AllowsElement(type) == false)
        {
            throw new InvalidDataException($"A list has elements of type {(int)type}.");
        }

        for (ulong left = head >> 4 == 15 ? Count() : (ulong)(head >> 4); left > 0; left--)
        {
            SkipElement(type, shape, depth);
        }
    }

    private void SkipMap(int depth)
    {
        ulong left = Count();
        byte types = left == 0 ? default : Byte();
        for (; left > 0; left--)
        {
            SkipElement((CompactType)(types >> 4), null, depth);
            SkipElement((CompactType)(types & 0x0F), null, depth);
        }
    }

    // In a list a truth value takes a byte; as a field it is its type.
    private void SkipElement(CompactType type, ThriftShape? shape, int depth) =>
        Skip(type is CompactType.True or CompactType.False ? CompactType.Byte : type, shape, depth + 1);

    // An element takes a byte at least.
    private ulong Count()
    {
        ulong count = Unsigned();
        return count <= (ulong)(_bytes.Length - Position) ? count : throw CutOff();
    }

    private byte Byte() => Position < _bytes.Length ? _bytes[Position++] : throw CutOff();

    private void Advance(ulong count) =>
        Position = count <= (ulong)(_bytes.Length - Position) ? Position + (int)count : throw CutOff();

    private static InvalidDataException CutOff() => new("It is cut off.");
}
