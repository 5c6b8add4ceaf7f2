using Heppy.Events;
using Heppy.Formats.Parquet;
using Parquet.Meta;
using ParquetSharp;
using Encoding = ParquetSharp.Encoding;
using PageHeader = Heppy.Formats.Parquet.Decoding.PageHeader;

namespace Heppy.Campaigns;

/// <summary>A good Parquet file.</summary>
internal sealed class ParquetSubject : Subject
{
    /// <summary>Stands for all generated files.</summary>
    internal const string Generated = "parquet";
    private const int Rows = 700;

    // Reading goes by path: one file, written again and again.
    private static readonly string Place = Make(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"heppy-damage-{Environment.ProcessId}"));
    private readonly byte[] _bytes;
    private readonly List<(int Start, int Length)> _structure = [];
    private readonly List<(int Start, int Length)> _guarded = [];

    internal ParquetSubject(string name, byte[] bytes)
    {
        Name = name;
        _bytes = bytes;
        int footer = BitConverter.ToInt32(bytes, bytes.Length - 8);
        _structure.Add((bytes.Length - 8 - footer, footer + 8));
        string path = Path.Combine(Place, name);
        File.WriteAllBytes(path, bytes);
        using (ParquetEventFile file = ParquetEventFile.Open(path, new RowGroupScopes()))
        {
            foreach (ColumnMetaData column in file.Metadata.RowGroups.SelectMany(g => g.Columns).Select(c => c.MetaData!))
            {
                AddPages((int)Math.Min(column.DataPageOffset, column.DictionaryPageOffset is > 0 and long first ? first : long.MaxValue), (int)column.TotalCompressedSize);
            }
        }

        SetGood(Read(bytes));
    }

    internal override string Name { get; }

    internal override int Length => _bytes.Length;

    internal override bool HasChecksums => _guarded.Count > 0;

    /// <summary>Files of every type that is decoded, flat and in lists, of several codecs, encodings and both versions of pages, with and without checksums.</summary>
    internal static IEnumerable<Subject> All() =>
        from codec in (Compression[])[Compression.Uncompressed, Compression.Snappy, Compression.Zstd, Compression.Lz4, Compression.Gzip]
        from isVersion2 in (bool[])[false, true]
        from encoding in (Encoding?[])[null, Encoding.Plain, Encoding.ByteStreamSplit, Encoding.DeltaBinaryPacked]
        from isChecked in (bool[])[false, true]
        select new ParquetSubject($"{codec}-{(isVersion2 ? 2 : 1)}-{encoding?.ToString() ?? "dictionary"}{(isChecked ? "-checked" : "")}.parquet", Write(codec, isVersion2, encoding, isChecked));

    internal override long MostMemory(long size) => (64L << 20) + (1100 * size);

    internal override byte[] Damaged(Random random) => Mutation.Damage(_bytes, _structure, random);

    internal override byte[] DamagedValues(Random random) => Flipped(_bytes, _guarded, random);

    internal override Dictionary<string, ulong> Read(byte[] bytes, Action<InvalidDataException>? refused = null)
    {
        string path = Path.Combine(Place, Name);
        File.WriteAllBytes(path, bytes);
        var values = new Dictionary<string, ulong>();
        using IEventFile file = new ParquetFormat().Open(path);
        ValueDigests.Add(file, "", values, refused);
        return values;
    }

    private static string Make(string place)
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(place, recursive: true);
        return Directory.CreateDirectory(place).FullName;
    }

    private void AddPages(int start, int length)
    {
        while (length > 0)
        {
            PageHeader header = PageHeader.Read(_bytes.AsSpan(start, length), out int size);
            _structure.Add((start, size + 12));
            if (header.Checksum is not null && header.PackedSize > 0)
            {
                _guarded.Add((start + size, header.PackedSize));
            }

            start += size + header.PackedSize;
            length -= size + header.PackedSize;
        }
    }

    private static byte[] Write(Compression codec, bool isVersion2, Encoding? encoding, bool isChecked)
    {
        using var builder = new WriterPropertiesBuilder();
        builder.Compression(codec).DataPagesize(1024).DataPageVersion(isVersion2 ? ParquetDataPageVersion.V2 : ParquetDataPageVersion.V1);
        if (isChecked)
        {
            builder.EnablePageChecksum();
        }

        using var stream = new MemoryStream();
        List<(ParquetSharp.Column Column, Action<RowGroupWriter> Write)> columns = [];
        void Add<T>(Func<int, T> value, params Encoding[] allowed)
        {
            string name = $"c{columns.Count}";
            columns.Add((new ParquetSharp.Column<T>(name), rows =>
            {
                using LogicalColumnWriter<T> column = rows.NextColumn().LogicalWriter<T>();
                column.WriteBatch([.. Enumerable.Range(0, Rows).Select(value)]);
            }
            ));
            if (encoding is { } e)
            {
                string path = typeof(T).IsArray ? $"{name}.list.item" : name;
                builder.DisableDictionary(path).Encoding(path, allowed.Contains(e) ? e : Encoding.Plain);
            }
        }

        Add(i => i * 0.37f, Encoding.ByteStreamSplit);
        Add(i => i % 9 == 0 ? null : (double?)(i % 40), Encoding.ByteStreamSplit);
        Add(i => i * 7, Encoding.ByteStreamSplit, Encoding.DeltaBinaryPacked);
        Add(i => (sbyte)i, Encoding.DeltaBinaryPacked);
        Add(i => (ushort)(i * i), Encoding.DeltaBinaryPacked);
        Add(i => (ulong)i << 40, Encoding.DeltaBinaryPacked);
        Add(i => i % 3 == 0);
        Add(i => i % 5 == 0 ? null : (bool?)(i % 7 < 3));
        Add(i => Enumerable.Range(i, i % 4).Select(k => k * 0.5f).ToArray(), Encoding.ByteStreamSplit);
        Add(i => Enumerable.Range(i, i % 3).Select(k => k % 11).ToArray(), Encoding.DeltaBinaryPacked);
        Add(i => Enumerable.Range(i, i % 5).Select(k => k % 2 == 0).ToArray());
        Add(i => $"set {i / 50}");
        using (WriterProperties properties = builder.Build())
        using (var writer = new ParquetFileWriter(new ParquetSharp.IO.ManagedOutputStream(stream), [.. columns.Select(c => c.Column)], properties))
        {
            using (RowGroupWriter rows = writer.AppendRowGroup())
            {
                columns.ForEach(c => c.Write(rows));
            }

            writer.Close();
        }

        return stream.ToArray();
    }
}
