using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Heppy.Events;

namespace Heppy.Campaigns;

/// <summary>Digests of the values of each column.</summary>
internal static class ValueDigests
{
    /// <summary>Reads all columns of a tree.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="name">Its name, which goes before that of the column.</param>
    /// <param name="values">Takes the digests.</param>
    /// <param name="refused">Takes the error of each column that is refused; without it the first one ends the reading.</param>
    internal static void Add(IEventFile tree, string name, Dictionary<string, ulong> values, Action<InvalidDataException>? refused)
    {
        foreach (ColumnSchema column in tree.Footer.Columns.Where(c => c.Type != ElementType.Unsupported))
        {
            var digest = new XxHash3();
            Type type = Conversions.TypeOf(column.Type);
            bool isWrapped = column.IsNullable && type != typeof(string);
            ColumnBuffer buffer = ColumnBuffer.Create(column.Name, isWrapped ? typeof(Nullable<>).MakeGenericType(type) : type, column.IsJagged);
            try
            {
                for (int group = 0; group < tree.Footer.RowGroups.Count; group++)
                {
                    tree.Read(group, [buffer]);
                    if (!isWrapped)
                    {
                        Append(digest, buffer);
                    }
                }

                values[$"{name} {column.Name}"] = digest.GetCurrentHashAsUInt64();
            }
            catch (InvalidDataException e) when (refused is not null)
            {
                refused(e);
            }
        }
    }

    private static void Append(XxHash3 digest, ColumnBuffer buffer)
    {
        digest.Append(MemoryMarshal.AsBytes(buffer.Offsets.AsSpan(0, buffer.IsJagged ? buffer.Rows + 1 : 0)));
        if (buffer is ColumnBuffer<string> texts)
        {
            texts.Values.AsSpan(0, texts.Count).ToArray().ToList().ForEach(t => digest.Append(MemoryMarshal.AsBytes(t.AsSpan())));
            return;
        }

        ReadOnlySpan<byte> all = buffer switch
        {
            ColumnBuffer<bool> b => MemoryMarshal.AsBytes(b.Values.AsSpan(0, b.Count)),
            ColumnBuffer<sbyte> b => MemoryMarshal.AsBytes(b.Values.AsSpan(0, b.Count)),
            ColumnBuffer<byte> b => b.Values.AsSpan(0, b.Count),
            ColumnBuffer<short> b => MemoryMarshal.AsBytes(b.Values.AsSpan(0, b.Count)),
            ColumnBuffer<ushort> b => MemoryMarshal.AsBytes(b.Values.AsSpan(0, b.Count)),
            ColumnBuffer<int> b => MemoryMarshal.AsBytes(b.Values.AsSpan(0, b.Count)),
            ColumnBuffer<uint> b => MemoryMarshal.AsBytes(b.Values.AsSpan(0, b.Count)),
            ColumnBuffer<long> b => MemoryMarshal.AsBytes(b.Values.AsSpan(0, b.Count)),
            ColumnBuffer<ulong> b => MemoryMarshal.AsBytes(b.Values.AsSpan(0, b.Count)),
            ColumnBuffer<float> b => MemoryMarshal.AsBytes(b.Values.AsSpan(0, b.Count)),
            ColumnBuffer<double> b => MemoryMarshal.AsBytes(b.Values.AsSpan(0, b.Count)),
            _ => throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Values of {buffer.ValueType} are not compared.")),
        };
        digest.Append(all);
    }
}
