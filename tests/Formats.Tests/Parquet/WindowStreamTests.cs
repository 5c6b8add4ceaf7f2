using Heppy.Formats.Parquet;
using Xunit;

namespace Heppy.Formats.Tests.Parquet;

public sealed class WindowStreamTests : IDisposable
{
    private const int Length = 70 << 20;                // more than a window holds; of nothing on the disk

    private readonly ScratchFolder _folder = new();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(5, 1 << 20)]
    [InlineData(Length - 9, 9)]
    [InlineData(3, 65 << 20)]
    [InlineData(0, Length)]
    public void A_part_is_read_however_large_it_is(long offset, int bytes)
    {
        using var stream = Open();
        byte[] part = stream.Part(offset, bytes, Length - offset).ToArray();
        Assert.Equal(bytes, part.Length);
        Assert.Equal(offset == 0 ? 1 : 0, part[0]);
        Assert.Equal(offset + bytes == Length ? 2 : 0, bytes > 1 ? part[^1] : 0);
    }

    [Theory]
    [InlineData(Length - 9, 10)]
    [InlineData(10 << 20, 65 << 20)]
    [InlineData(-1, 5)]
    [InlineData(Length, 1)]
    public void A_part_that_is_not_all_there_is_cut_off(long offset, int bytes)
    {
        using var stream = Open();
        Assert.Throws<InvalidDataException>(() => stream.Part(offset, bytes, bytes).Length);
    }

    public void Dispose() => _folder.Dispose();

    private WindowStream Open()
    {
        string path = _folder.Write("large", [1]);
        using (FileStream file = File.OpenWrite(path))
        {
            file.SetLength(Length);
            file.Position = Length - 1;
            file.WriteByte(2);
        }

        return new WindowStream(File.OpenHandle(path), Length);
    }
}
