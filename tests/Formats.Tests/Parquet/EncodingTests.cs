using ParquetSharp;
using Xunit;

namespace Heppy.Formats.Tests.Parquet;

/// <summary>Every encoding gives the values that were stored.</summary>
public sealed class EncodingTests : IDisposable
{
    private const int Rows = 5000;

    private readonly ScratchFolder _folder = new();

    public static TheoryData<string, bool> Encodings()
    {
        TheoryData<string, bool> data = [];
        foreach (string encoding in (string[])["Dictionary", "Plain", "Rle", "DeltaBinaryPacked", "DeltaLengthByteArray", "DeltaByteArray", "ByteStreamSplit"])
        {
            data.Add(encoding, false);
            data.Add(encoding, true);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Values_survive_every_encoding_and_page_version(string encoding, bool isVersion2)
    {
        Check(encoding, isVersion2, i => i % 3 == 0, Encoding.Rle);
        Check(encoding, isVersion2, i => i % 7 == 0 ? null : (bool?)(i % 3 == 0), Encoding.Rle);
        Check(encoding, isVersion2, i => (sbyte)i, Encoding.DeltaBinaryPacked, Encoding.ByteStreamSplit);
        Check(encoding, isVersion2, i => (byte)i, Encoding.DeltaBinaryPacked, Encoding.ByteStreamSplit);
        Check(encoding, isVersion2, i => (short)(i * 37), Encoding.DeltaBinaryPacked, Encoding.ByteStreamSplit);
        Check(encoding, isVersion2, i => (ushort)(i * 37), Encoding.DeltaBinaryPacked, Encoding.ByteStreamSplit);
        Check(encoding, isVersion2, i => i * 1000_003, Encoding.DeltaBinaryPacked, Encoding.ByteStreamSplit);
        Check(encoding, isVersion2, i => (uint)i * 3000_000_019u, Encoding.DeltaBinaryPacked, Encoding.ByteStreamSplit);
        Check(encoding, isVersion2, i => i % 5 == 0 ? null : (long?)i << 33, Encoding.DeltaBinaryPacked, Encoding.ByteStreamSplit);
        Check(encoding, isVersion2, i => (ulong)i * 0x9E3779B97F4A7C15, Encoding.DeltaBinaryPacked, Encoding.ByteStreamSplit);
        Check(encoding, isVersion2, i => i / 7f, Encoding.ByteStreamSplit);
        Check(encoding, isVersion2, i => i % 4 == 0 ? null : (double?)i / 7, Encoding.ByteStreamSplit);
        Check(encoding, isVersion2, i => $"data set {i / 10}", Encoding.DeltaLengthByteArray, Encoding.DeltaByteArray);
        Check(encoding, isVersion2, i => Enumerable.Range(i, i % 4).Select(k => k * 0.5f).ToArray(), Encoding.ByteStreamSplit);
    }

    public void Dispose() => _folder.Dispose();

    private void Check<T>(string encoding, bool isVersion2, Func<int, T> value, params Encoding[] allowed)
    {
        bool isDictionary = encoding == "Dictionary";
        Encoding chosen = isDictionary ? Encoding.Plain : Enum.Parse<Encoding>(encoding);
        if (!isDictionary && chosen != Encoding.Plain && !allowed.Contains(chosen))
        {
            return;
        }

        using var builder = new WriterPropertiesBuilder();
        builder.Compression(Compression.Zstd).DataPagesize(4096);
        if (isVersion2)
        {
            builder.DataPageVersion(ParquetDataPageVersion.V2);
        }

        if (!isDictionary)
        {
            builder.DisableDictionary().Encoding(chosen);
        }

        string path = _folder[$"{typeof(T)}.parquet"];
        T[] values = [.. Enumerable.Range(0, Rows).Select(value)];
        using (WriterProperties properties = builder.Build())
        using (var writer = new ParquetFileWriter(path, [new ParquetSharp.Column<T>("x")], properties))
        {
            using (RowGroupWriter group = writer.AppendRowGroup())
            {
                using LogicalColumnWriter<T> column = group.NextColumn().LogicalWriter<T>();
                column.WriteBatch(values);
            }

            writer.Close();
        }

        List<object?[]> expected = [.. values.Select(v => v is Array list ? [.. list.Cast<object?>()] : new object?[] { v })];
        Decoded.AssertSame(typeof(T).ToString(), expected, Decoded.Column(path, "x"));
    }
}
