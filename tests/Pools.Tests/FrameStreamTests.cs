using CsCheck;
using Xunit;

namespace Heppy.Pools.Tests;

public class FrameStreamTests
{
    [Fact]
    public void Messages_of_any_size_come_back_however_the_pipe_cuts_them() =>
        Gen.Select(Gen.Byte.Array[0, 40_000].Array[0, 6], Gen.Int[1, 20_000]).Sample(
            (messages, piece) =>
            {
                var pipe = new MemoryStream();
                var writer = new FrameStream(Stream.Null, pipe);
                foreach (byte[] message in messages)
                {
                    writer.Write((byte)message.Length, message.AsSpan(message.Length / 2), message.AsSpan(0, message.Length / 2));
                }

                var reader = new FrameStream(new Pieces(pipe.ToArray(), piece), Stream.Null);
                return messages.All(m => reader.TryRead(out byte kind, out ReadOnlySpan<byte> content) && kind == (byte)m.Length && content.SequenceEqual(m))
                    && !reader.TryRead(out _, out _);
            },
            iter: 100);

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(9)]
    public void A_message_that_is_cut_off_is_the_end(int bytes)
    {
        var pipe = new MemoryStream();
        new FrameStream(Stream.Null, pipe).Write(1, [1, 2, 3, 4, 5]);
        var reader = new FrameStream(new MemoryStream(pipe.ToArray(), 0, bytes), Stream.Null);
        Assert.False(reader.TryRead(out _, out _));
    }

    private sealed class Pieces(byte[] all, int piece) : MemoryStream(all)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, piece));
    }
}
