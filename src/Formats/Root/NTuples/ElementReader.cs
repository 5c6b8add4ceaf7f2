using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using Heppy.Events;

namespace Heppy.Formats.Root.NTuples;

/// <summary>Reads the elements that a column has in a cluster, page by page, as values of a field's type.</summary>
/// <typeparam name="T">Type of the field.</typeparam>
/// <param name="blobs">Reads pages.</param>
/// <param name="representations">The columns to choose from: in each cluster the one that is used there.</param>
/// <param name="where">File and field, for messages.</param>
internal sealed class ElementReader<T>(BlobReader blobs, NTupleColumn[] representations, string where)
    where T : unmanaged
{
    private const int ChecksumLength = 8;
    private T[] _page = [];
    private (int Cluster, int Column, int Page) _kept = (-1, 0, 0);

    /// <summary>Fills a buffer with some elements; one of lists must have its rows and offsets already.</summary>
    /// <param name="buffer">What to fill.</param>
    /// <param name="place">The cluster.</param>
    /// <param name="first">First element, counted from the start of the cluster.</param>
    /// <param name="count">Number of elements.</param>
    /// <exception cref="InvalidDataException">A page is missing or damaged.</exception>
    public void Read(ColumnBuffer<T> buffer, ElementPlace place, long first, long count)
    {
        NTupleColumn column = Array.Find(representations, c => !place.Cluster.IsSuppressed(c))
            ?? throw Damaged($"cluster {place.Number} has none of its {representations.Length} representations");
        NTuplePage[] pages = place.Cluster.Pages(column);

        // A column that was added later has zeros where it has no pages; nothing else may be missing.
        long next = Math.Max(0, Math.Min(column.FirstElement - place.Before, place.Total));
        long end = pages.Aggregate(next, (sum, page) => sum + page.Elements);
        long zeros = Math.Clamp(next - first, 0, count);
        if (first + count > end || (place.Total >= 0 && place.Total != end) || zeros > blobs.MostZeros)
        {
            throw Damaged($"cluster {place.Number} has {end - next} elements in {pages.Length} pages, but {Math.Max(place.Total, first + count) - next} are expected");
        }

        int done = (int)zeros;
        Room(buffer, done);
        buffer.Values.AsSpan(0, done).Clear();
        for (int i = 0; i < pages.Length && done < count; i++)
        {
            int from = (int)Math.Min(first + done - next, pages[i].Elements);
            int taken = (int)Math.Min(pages[i].Elements - from, count - done);
            next += pages[i].Elements;
            if (taken > 0)
            {
                Append(buffer, done, new PagePlace(column, pages[i], place.Number, i), from, taken);
                done += taken;
            }
        }
    }

    private void Append(ColumnBuffer<T> buffer, int done, PagePlace page, int from, int count)
    {
        bool isKept = _kept == (page.Cluster, page.Column.Id, page.Number);
        bool isWhole = count == page.Page.Elements;
        ReadOnlySpan<byte> bytes = isKept ? [] : Bytes(page);
        Room(buffer, done + count);
        Span<T> values = buffer.Values.AsSpan(done, count);
        if (isWhole && !isKept)
        {
            Decode(page, bytes, values);
            return;
        }

        if (!isKept)
        {
            // The rest of it is what is asked for next.
            _kept = (-1, 0, 0);
            _page = _page.Length < page.Page.Elements ? new T[page.Page.Elements] : _page;
            Decode(page, bytes, _page.AsSpan(0, page.Page.Elements));
            _kept = (page.Cluster, page.Column.Id, page.Number);
        }

        _page.AsSpan(from, count).CopyTo(values);
    }

    // Page by page, since memory is only taken for what was unpacked: a number in a damaged file is not to be trusted.
    private static void Room(ColumnBuffer<T> buffer, int values) => buffer.Resize(buffer.IsJagged ? buffer.Rows : values, values);

    private ReadOnlySpan<byte> Bytes(PagePlace page)
    {
        string here = $"{where}, cluster {page.Cluster}, page {page.Number}";
        ReadOnlySpan<byte> stored = blobs.Stored(page.Page.Place, page.Page.HasChecksum ? ChecksumLength : 0, here);
        int size = (int)page.Page.Place.Size;
        return !page.Page.HasChecksum || BinaryPrimitives.ReadUInt64LittleEndian(stored[size..]) == XxHash3.HashToUInt64(stored[..size])
            ? blobs.Unpacked(size, PageEncoding.LengthOf(page.Column.Bits, page.Page.Elements), here)
            : throw new InvalidDataException($"{here}: its checksum is not that of its bytes. The file is damaged. Copy it again.");
    }

    private void Decode(PagePlace page, ReadOnlySpan<byte> bytes, Span<T> values)
    {
        ElementType target = Conversions.ElementOf(typeof(T));
        ElementType native = ColumnTypes.Native(page.Column.Type, target);
        switch (native)
        {
            case var same when same == target: PageEncoding.Decode(page.Column, bytes, values); return;
            case ElementType.Int8: Convert<sbyte>(page, bytes, values); return;
            case ElementType.UInt8: Convert<byte>(page, bytes, values); return;
            case ElementType.Int16: Convert<short>(page, bytes, values); return;
            case ElementType.UInt16: Convert<ushort>(page, bytes, values); return;
            case ElementType.Int32: Convert<int>(page, bytes, values); return;
            case ElementType.UInt32: Convert<uint>(page, bytes, values); return;
            case ElementType.Int64: Convert<long>(page, bytes, values); return;
            case ElementType.UInt64: Convert<ulong>(page, bytes, values); return;
            case ElementType.Float: Convert<float>(page, bytes, values); return;
            default: Convert<double>(page, bytes, values); return;
        }
    }

    private void Convert<TNative>(PagePlace page, ReadOnlySpan<byte> bytes, Span<T> values)
        where TNative : unmanaged
    {
        TNative[] rented = ArrayPool<TNative>.Shared.Rent(values.Length);
        Span<TNative> native = rented.AsSpan(0, values.Length);
        PageEncoding.Decode(page.Column, bytes, native);
        int bad = -1;
        if (typeof(T) == typeof(bool) || typeof(T) == typeof(float) && typeof(TNative) == typeof(double))
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = typeof(T) == typeof(bool)
                    ? (T)(object)!EqualityComparer<TNative>.Default.Equals(native[i], default)
                    : (T)(object)(float)(double)(object)native[i];
            }
        }
        else
        {
            bad = Conversions.Convert<TNative, T>(native, values);
        }

        string? value = bad < 0 ? null : native[bad].ToString();
        ArrayPool<TNative>.Shared.Return(rented);
        if (value is not null)
        {
            throw new InvalidDataException($"{where}, cluster {page.Cluster}, page {page.Number}: the value {value} does not fit {typeof(T).Name}.");
        }
    }

    private InvalidDataException Damaged(string why) => new($"{where}: {why}. The file is damaged. Copy it again.");

    private readonly record struct PagePlace(NTupleColumn Column, NTuplePage Page, int Cluster, int Number);
}

/// <summary>The part of a column that is in a cluster.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="Number">Its number.</param>
/// <param name="Total">Elements that there must be; -1 if that is not known.</param>
/// <param name="Before">Elements in the clusters before, of a column that may have been added later.</param>
internal readonly record struct ElementPlace(NTupleCluster Cluster, int Number, long Total = -1, long Before = 0);
