using System.Security.Cryptography;
using Heppy.Storage;
using Xunit;

namespace Heppy.Framework.Tests.Storage;

public sealed class HashingStreamTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_digest_is_that_of_the_file_also_where_a_header_is_written_last(bool rewrite)
    {
        (long Size, string Digest) end = default;
        using (var stream = new HashingStream(File.OpenWrite(_path), () => File.OpenRead(_path), (size, digest) => end = (size, digest)))
        {
            stream.Write("....and more"u8);
            if (rewrite)
            {
                stream.Position = 0;
                stream.Write("head"u8);
                Assert.Equal((4, 12), (stream.Position, stream.Length));
                stream.Seek(0, SeekOrigin.End);
            }

            stream.Write(" at the end"u8);
        }

        byte[] written = File.ReadAllBytes(_path);
        Assert.Equal(rewrite ? "headand more at the end"u8 : "....and more at the end"u8, written);
        Assert.Equal((written.Length, Convert.ToHexStringLower(SHA256.HashData(written))), end);
    }

    [Fact]
    public void Behind_the_end_nothing_is_written()
    {
        using var stream = new HashingStream(File.OpenWrite(_path), () => File.OpenRead(_path), (_, _) => { });
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.Position = 1);
    }

    public void Dispose() => File.Delete(_path);
}
