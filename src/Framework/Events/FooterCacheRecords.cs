using System.Text;

namespace Heppy.Events;

/// <summary>What a footer is remembered for.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Ticks">Time of the last modification, UTC.</param>
internal sealed record FooterKey(string Path, long Size, long Ticks);

/// <summary>A footer without its columns, in a few bytes per column.</summary>
internal static class FooterRecord
{
    private const byte Version = 1;

    public static byte[] Write(FileFooter footer, FooterKey key, string schemaDigest)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Version);
        writer.Write(key.Path);
        writer.Write7BitEncodedInt64(key.Size);
        writer.Write7BitEncodedInt64(key.Ticks);
        writer.Write7BitEncodedInt64(footer.Size);
        writer.Write(footer.Digest);
        writer.Write(schemaDigest);
        Write(writer, footer.RowGroups);
        Write(writer, footer.CompressedBytes);
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Reads a record.</summary>
    /// <returns>Null if it is about another state of the file, or its columns are not known.</returns>
    public static FileFooter? Read(byte[] content, FooterKey key, Func<string, IReadOnlyList<ColumnSchema>?> schemaOf)
    {
        using var stream = new MemoryStream(content);
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        bool isCurrent = reader.ReadByte() == Version && reader.ReadString() == key.Path
            && reader.Read7BitEncodedInt64() == key.Size && reader.Read7BitEncodedInt64() == key.Ticks;
        if (!isCurrent)
        {
            return null;
        }

        long size = reader.Read7BitEncodedInt64();
        string digest = reader.ReadString();
        IReadOnlyList<ColumnSchema>? columns = schemaOf(reader.ReadString());
        return columns is null ? null : new FileFooter
        {
            Size = size,
            Digest = digest,
            Columns = columns,
            RowGroups = ReadNumbers(content, stream),
            CompressedBytes = ReadNumbers(content, stream),
        };
    }

    private static void Write(BinaryWriter writer, IReadOnlyList<long> numbers)
    {
        writer.Write7BitEncodedInt64(numbers.Count);
        foreach (long number in numbers)
        {
            writer.Write7BitEncodedInt64(number);
        }
    }

    private static long[] ReadNumbers(byte[] content, MemoryStream stream)
    {
        int position = (int)stream.Position;
        long[] numbers = new long[checked((int)Next(content, ref position))];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = Next(content, ref position);
        }

        stream.Position = position;
        return numbers;
    }

    // BinaryReader takes each byte through the stream: seven million numbers would take a noticeable part of a second.
    private static long Next(byte[] content, ref int position)
    {
        ulong number = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte b = content[position++];
            number |= (ulong)(b & 0x7f) << shift;
            if (b < 0x80)
            {
                return (long)number;
            }
        }

        throw new InvalidDataException("A number of a footer record is too long.");
    }
}

/// <summary>The columns of a file.</summary>
internal static class SchemaRecord
{
    private const byte Version = 1;

    public static byte[] Write(IReadOnlyList<ColumnSchema> columns)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Version);
        writer.Write7BitEncodedInt(columns.Count);
        foreach (ColumnSchema column in columns)
        {
            writer.Write(column.Name);
            writer.Write((byte)column.Type);
            writer.Write((byte)((column.IsJagged ? 1 : 0) | (column.IsNullable ? 2 : 0) | (column.IsCount ? 4 : 0)));
            writer.Write(column.Stored);
        }

        writer.Flush();
        return stream.ToArray();
    }

    public static IReadOnlyList<ColumnSchema> Read(byte[] content)
    {
        using var reader = new BinaryReader(new MemoryStream(content), Encoding.UTF8);
        if (reader.ReadByte() != Version)
        {
            throw new InvalidDataException("The schema was remembered by another version.");
        }

        var columns = new ColumnSchema[reader.Read7BitEncodedInt()];
        for (int i = 0; i < columns.Length; i++)
        {
            string name = reader.ReadString();
            var type = (ElementType)reader.ReadByte();
            byte flags = reader.ReadByte();
            string stored = reader.ReadString();
            columns[i] = new ColumnSchema(name, type, (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0, stored);
        }

        return columns;
    }
}
