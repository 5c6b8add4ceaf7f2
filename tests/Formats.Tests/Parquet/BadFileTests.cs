using System.Text;
using Heppy.Events;
using Heppy.Formats.Parquet;
using Xunit;

namespace Heppy.Formats.Tests.Parquet;

public sealed class BadFileTests : IDisposable
{
    private static readonly ColumnSchema[] Schema = [new("x", ElementType.Double), new("Muon_pt", ElementType.Float, true)];

    private readonly ScratchFolder _folder = new();
    private readonly byte[] _good = Trees.Write(Schema, Trees.Fill(Schema, 100, 1), 40);

    [Theory]
    [InlineData("", "is empty: 0 bytes")]
    [InlineData("root\0\0\xf3\x71", "it is a ROOT file.")]
    [InlineData("\x1f\x8b\x08", "gzip")]
    [InlineData("\x28\xb5\x2f\xfd", "zstd")]
    [InlineData("PK\x03\x04", "zip")]
    [InlineData("\x89HDF\r\n", "HDF5")]
    [InlineData("<!doctype html>\n<html>", "web page")]
    [InlineData("run,lumi\n1,2", "text file that starts with 'run,lumi'")]
    [InlineData("\x01\x02\x03\x04\x05", "the bytes 01020304")]
    [InlineData("PAR1", "truncated")]
    [InlineData("PARE12345678PARE", "encrypted")]
    public void What_is_not_Parquet_is_called_what_it_is(string content, string expected)
    {
        string path = _folder.Write("F.root", Encoding.Latin1.GetBytes(content));
        var e = Assert.Throws<InvalidDataException>(() => new ParquetFormat().Open(path));
        Assert.StartsWith(path, e.Message, StringComparison.Ordinal);
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
        Assert.Equal(content.StartsWith("PAR1", StringComparison.Ordinal), new ParquetFormat().Recognises(path));
    }

    [Fact]
    public void A_file_cut_anywhere_is_truncated()
    {
        for (int length = 4; length < _good.Length; length++)
        {
            string path = _folder.Write("cut.parquet", _good.AsSpan(0, length));
            Assert.True(new ParquetFormat().Recognises(path));
            var e = Assert.Throws<InvalidDataException>(() => new ParquetFormat().Open(path));
            Assert.Contains("truncated", e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_footer_longer_than_the_file_is_told()
    {
        byte[] bad = [.. _good];
        bad[^5] = 0x7f;
        var e = Assert.Throws<InvalidDataException>(() => new ParquetFormat().Open(_folder.Write("bad.parquet", bad)));
        Assert.Contains("its footer should have", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damage_ends_in_an_error_that_names_the_file_and_never_in_another_exception()
    {
        int damaged = 0;
        for (int i = 4; i < _good.Length - 8; i++)
        {
            byte[] bad = [.. _good];
            bad[i] ^= 0xff;
            string path = _folder.Write("bad.parquet", bad);
            try
            {
                foreach (ColumnSchema column in Decoded.Footer(path).Columns.Where(c => c.Type != ElementType.Unsupported))
                {
                    Decoded.Column(path, column.Name);
                }
            }
            catch (InvalidDataException e)
            {
                Assert.Contains(path, e.Message, StringComparison.Ordinal);
                damaged++;
            }
        }

        Assert.InRange(damaged, _good.Length / 4, int.MaxValue);
    }

    [Fact]
    public void Numbers_that_are_said_to_be_run_length_encoded_are_refused_before_anybody_decodes_them()
    {
        // Parquet.Net would take 16 bits for 32 and write over what lies behind. 6 is RLE (3) in zigzag encoding, in each place of the first header in turn.
        ColumnSchema[] schema = [new("charge", ElementType.UInt16)];
        byte[] good = Trees.Write(schema, Trees.Fill(schema, 5000, 1), 5000);
        List<string> said = [];
        for (int i = 4; i < 40; i++)
        {
            byte[] bad = [.. good];
            bad[i] = 6;
            string path = _folder.Write("bad.parquet", bad);
            try
            {
                Decoded.Column(path, "charge");
            }
            catch (InvalidDataException e)
            {
                said.Add(e.Message);
            }
        }

        Assert.Contains(said, m => m.Contains("run-length encoded", StringComparison.Ordinal));
    }

    [Fact]
    public void A_damaged_page_is_named_by_row_group_and_column()
    {
        byte[] bad = [.. _good];
        bad.AsSpan(30, 200).Fill(0xaa);
        string path = _folder.Write("bad.parquet", bad);
        var e = Assert.Throws<InvalidDataException>(() => Decoded.Column(path, "x"));
        Assert.Contains($"{path}: row group 0, column x (x: double) cannot be decoded", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_digest_is_that_of_the_footer_and_the_size_that_of_the_file()
    {
        int length = BitConverter.ToInt32(_good.AsSpan(_good.Length - 8, 4));
        string digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(_good.AsSpan(_good.Length - 8 - length, length)));
        FileFooter footer = Decoded.Footer(_folder.Write("good.parquet", _good));
        Assert.Equal((_good.Length, digest), (footer.Size, footer.Digest));
        Assert.Equal([40, 40, 20], footer.RowGroups);
        Assert.InRange(footer.CompressedBytes[0], 700, 1200);
        Assert.Equal(0, footer.CompressedBytes[2]);
    }

    [Fact]
    public void A_column_that_is_not_there_is_named()
    {
        using IEventFile file = new ParquetFormat().Open(_folder.Write("good.parquet", _good));
        var e = Assert.Throws<InvalidDataException>(() => file.Read(0, [new ColumnBuffer<float>("MET_pt", false)], TestContext.Current.CancellationToken));
        Assert.Contains("there is no column MET_pt", e.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
