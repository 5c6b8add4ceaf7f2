using CsCheck;
using Heppy.Formats.Parquet.Decoding;
using Snappier;
using Xunit;

namespace Heppy.Formats.Tests.Parquet;

public class SnappyBlockTests
{
    private static readonly Gen<byte[]> s_bytes = Gen.OneOf(Gen.Byte.Array[0, 300], Gen.Byte[0, 3].Array[0, 5000], Gen.Select(Gen.Byte, Gen.Int[0, 100_000], (b, n) => Enumerable.Repeat(b, n).ToArray()));

    [Fact]
    public void What_Snappy_packs_is_sound_and_of_its_length_only() =>
        s_bytes.Sample(bytes =>
        {
            byte[] block = Snappy.CompressToArray(bytes);
            Assert.True(SnappyBlock.IsSound(block, bytes.Length));
            Assert.False(SnappyBlock.IsSound(block, bytes.Length + 1));
            Assert.False(SnappyBlock.IsSound([.. block, 0], bytes.Length));
            Assert.All(Enumerable.Range(0, Math.Min(block.Length, 50)), cut => Assert.False(SnappyBlock.IsSound(block.AsSpan(0, cut), bytes.Length)));
        });

    [Theory]
    // A literal of one byte, then:
    [InlineData("05 00 61 01 01", true)]                    // a short copy of 4 from 1 before
    [InlineData("02 00 61 02 01 00", true)]                 // a copy of 1 with two bytes of offset
    [InlineData("02 00 61 03 01 00 00 00", true)]           // and with four
    [InlineData("02 00 61 02 00 00", false)]                // from 0 before
    [InlineData("02 00 61 02 02 00", false)]                // from before the beginning
    [InlineData("02 00 61 03 01 00 00 80", false)]          // from far before
    [InlineData("02 00 61 06 01 00", false)]                // longer than what is announced
    [InlineData("03 00 61 02 01 00", false)]                // shorter
    [InlineData("02 00 61 02 01", false)]                   // cut off
    [InlineData("01 F0 00 61", true)]                       // a literal whose length has one byte
    [InlineData("01 F4 00 00 61", true)]                    // two
    [InlineData("01 F8 00 00 00 61", true)]                 // three
    [InlineData("01 FC 00 00 00 00 61", true)]              // four
    [InlineData("01 FC FF FF FF FF 61", false)]             // of 4 GiB
    [InlineData("01 FC 00 00", false)]                      // whose length is cut off
    [InlineData("81 00 00 61", true)]                       // a length of two bytes
    [InlineData("FF FF FF FF FF 00 00 61", false)]          // of more than five
    [InlineData("00", true)]
    [InlineData("", false)]
    public void Elements_are_checked_as_the_format_describes_them(string hex, bool isSound)
    {
        byte[] block = [.. hex.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(h => Convert.ToByte(h, 16))];
        int length = block.Length == 0 ? 0 : block[0] & 0x7F;
        Assert.Equal(isSound, SnappyBlock.IsSound(block, length));
        if (isSound)
        {
            Assert.Equal(length, Snappy.DecompressToArray(block).Length);
        }
    }

    [Fact]
    public void What_is_called_sound_after_damage_unpacks_to_its_length() =>
        Gen.Select(s_bytes.Where(b => b.Length > 0), Gen.Int, Gen.Byte).Sample((bytes, place, value) =>
        {
            byte[] block = Snappy.CompressToArray(bytes);
            block[(place & int.MaxValue) % block.Length] = value;
            if (SnappyBlock.IsSound(block, bytes.Length))
            {
                Assert.Equal(bytes.Length, Snappy.DecompressToArray(block).Length);
            }
        }, iter: 5000);
}
