using Heppy.Formats.Parquet.Decoding;
using Xunit;

namespace Heppy.Formats.Tests.Parquet;

public class ThriftShapeTests
{
    // Type, sizes, and of the data page: values, encodings, statistics with the largest value.
    private const string Header = "15 00 15 14 15 14 2C 15 02 15 00 15 06 15 06 1C 18 01 61 00 00 00";

    [Theory]
    [InlineData(15, 0x1C, true)]            // statistics are a structure
    [InlineData(15, 0x15, false)]           // not a number, which Parquet.Net would take for the start of one
    [InlineData(16, 0x18, true)]            // its first field is a text
    [InlineData(16, 0x15, false)]           // whose length a number would be
    [InlineData(0, 0x18, false)]
    [InlineData(6, 0x29, false)]            // a list in place of the header of a data page
    public void A_header_with_a_field_of_another_type_is_refused(int place, byte field, bool isGood)
    {
        byte[] header = [.. Header.Split(' ').Select(h => Convert.ToByte(h, 16))];
        header[place] = field;
        Exception? refused = Record.Exception(() => new CompactReader(header).Skip(CompactType.Structure, ThriftShape.Page));
        Assert.Equal(isGood, refused is null);
        Assert.True(refused is null or InvalidDataException);
    }
}
