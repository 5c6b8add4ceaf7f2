using Heppy.Formats.Root.NTuples;
using Xunit;

namespace Heppy.Formats.Tests.Root.NTuples;

/// <summary>Damage that checksums do not show, since it was there before they were computed: refused or read, within bounds.</summary>
public sealed class NTupleMutationTests
{
    // Of a file of 2 kB; the largest block is unpacked to 16 MiB, and zeros that are not stored may be as many.
    private const long MostMemory = 200L << 20;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_wrong_envelope_with_the_right_checksum_is_refused_or_read(int envelope)
    {
        var random = new Random(envelope);
        int refused = 0;
        for (int i = 0; i < 300; i++)
        {
            byte[] bytes = Made(m => m.Tamper = (type, payload) =>
            {
                for (int flips = type == envelope ? random.Next(1, 4) : 0; flips > 0; flips--)
                {
                    int at = random.Next(payload.Length);
                    payload[at] = random.Next(3) switch { 0 => 0xFF, 1 => (byte)random.Next(256), _ => (byte)(payload[at] ^ (1 << random.Next(8))) };
                }
            });
            long before = GC.GetAllocatedBytesForCurrentThread();
            refused += IsRefused(bytes) ? 1 : 0;
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostMemory);
        }

        Assert.InRange(refused, 90, 299);
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        byte[] good = Made(_ => { });
        Assert.False(IsRefused(good));
        Assert.All(Enumerable.Range(0, good.Length), length => Assert.True(IsRefused(good[..length])));
    }

    [Fact]
    public void Every_flipped_bit_of_pages_and_envelopes_is_found()
    {
        byte[] good = Made(_ => { });
        int anchor = good.AsSpan().IndexOf("ROOT::RNTuple"u8);
        for (int at = 100; at < anchor - 200; at++)
        {
            byte[] bad = [.. good];
            bad[at] ^= (byte)(1 << (at % 8));
            Assert.True(IsRefused(bad), $"byte {at}");
        }
    }

    private static bool IsRefused(byte[] bytes)
    {
        try
        {
            using NTupleFile file = Read.Open(bytes);
            Read.All(file, groups: 4);
            return false;
        }
        catch (InvalidDataException e)
        {
            Assert.StartsWith("made.root", e.Message, StringComparison.Ordinal);
            return true;
        }
    }

    private static byte[] Made(Action<NTupleBuilder> change)
    {
        var made = new NTupleBuilder();
        change(made);
        int muons = made.Field("Muon", "std::vector<Muon>", role: 1);
        int muon = made.Field("_0", "Muon", role: 2, parent: muons);
        made.Column(ColumnType.SplitIndex32, muons);
        made.Column(ColumnType.SplitReal32, made.Field("pt", "float", parent: muon));
        made.Column(ColumnType.Real32Quant, made.Field("eta", "double", parent: muon), 9, minimum: -3, maximum: 3);
        int text = made.Field("text", "std::string");
        made.Column(ColumnType.Index64, text);
        made.Column(ColumnType.Char, text);
        made.Column(ColumnType.Bit, made.Field("bits", "std::bitset<2>", length: 2));
        made.Alias(0, made.Field("nMuon", "ROOT::RNTupleCardinality<std::uint32_t>", source: muons));
        made.Extend();
        made.Column(ColumnType.Int64, made.Field("late", "std::int32_t"), first: 2);
        object[] two = [0f, 1f];
        object[][]?[] columns = [[[1, 2]], [two], [two], [[1, 4]], [[97, 98, 99, 100]], [[true, false, true, true]]];
        made.Cluster(2, columns);
        made.Group();
        made.Cluster(2, [.. columns, [[7, 8]]]);
        return made.Write();
    }
}
