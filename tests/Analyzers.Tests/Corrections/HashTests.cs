using System.Runtime.InteropServices;
using Xunit;

namespace Heppy.Analyzers.Tests.Corrections;

public class HashTests
{
    /// <summary>Published test vectors of XXH64 are of 0 bytes; longer ones follow the specification, written out here in another way.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(9)]
    public void The_hash_is_that_of_the_specification(int words)
    {
        ulong[] data = [.. Enumerable.Range(1, words).Select(i => (ulong)i * 0x9E3779B97F4A7C15)];

        Assert.Equal(Specification(MemoryMarshal.AsBytes<ulong>(data)), XxHash64.Of(data));
        Assert.Equal(0xEF46DB3751D8E999, XxHash64.Of([]));
    }

    /// <summary>The output of the generator's own demonstration program for the seed that it starts with is not published for this variant: the recurrence itself.</summary>
    [Fact]
    public void The_generator_follows_its_recurrence()
    {
        var random = new Pcg32(42);
        UInt128 state = (((UInt128)42 + 1442695040888963407) * 6364136223846793005 + 1442695040888963407) & ulong.MaxValue;
        for (int i = 0; i < 100; i++)
        {
            ulong old = (ulong)state;
            uint shifted = (uint)(((old >> 18) ^ old) >> 27);
            int turn = (int)(old >> 59);
            Assert.Equal((shifted >> turn) | (shifted << ((32 - turn) & 31)), random.Next());
            state = (state * 6364136223846793005 + 1442695040888963407) & ulong.MaxValue;
        }
    }

    [Theory]
    [InlineData("stdflat", 0.5, 0.28867513459481287)]
    [InlineData("stdnormal", 0, 1)]
    [InlineData("normal", 0, 1)]
    public void Numbers_are_distributed_as_they_say_and_the_same_for_the_same_inputs(string distribution, double mean, double width)
    {
        Correction correction = Corrected.Of($$"""{"nodetype": "hashprng", "inputs": ["event", "eta"], "distribution": "{{distribution}}"}""", "event:int", "eta:real");
        double[] numbers = [.. Enumerable.Range(0, 20_000).Select(i => correction.Evaluate(i, 0.1 * i))];

        double found = numbers.Average();
        double spread = Math.Sqrt(numbers.Average(n => (n - found) * (n - found)));
        Assert.Equal(mean, found, 5 * width / Math.Sqrt(numbers.Length));
        Assert.Equal(width, spread, 5 * width / Math.Sqrt(numbers.Length));
        Assert.Equal(correction.Evaluate(7, 0.5), correction.Evaluate(7, 0.5));
        Assert.NotEqual(correction.Evaluate(7, 0.5), correction.Evaluate(8, 0.5));
    }

    /// <summary>XXH64 byte by byte, as the specification describes its steps.</summary>
    private static ulong Specification(ReadOnlySpan<byte> input)
    {
        const ulong P1 = 0x9E3779B185EBCA87, P2 = 0xC2B2AE3D27D4EB4F, P3 = 0x165667B19E3779F9, P4 = 0x85EBCA77C2B2AE63, P5 = 0x27D4EB2F165667C5;
        ulong acc = P5;
        int at = 0;
        if (input.Length >= 32)
        {
            ulong[] lanes = [unchecked(P1 + P2), P2, 0, unchecked(0UL - P1)];
            while (input.Length - at >= 32)
            {
                for (int lane = 0; lane < 4; lane++, at += 8)
                {
                    lanes[lane] = Turn(lanes[lane] + (BitConverter.ToUInt64(input[at..]) * P2), 31) * P1;
                }
            }

            acc = Turn(lanes[0], 1) + Turn(lanes[1], 7) + Turn(lanes[2], 12) + Turn(lanes[3], 18);
            foreach (ulong lane in lanes)
            {
                acc = ((acc ^ (Turn(lane * P2, 31) * P1)) * P1) + P4;
            }
        }

        acc += (ulong)input.Length;
        for (; input.Length - at >= 8; at += 8)
        {
            acc = (Turn(acc ^ (Turn(BitConverter.ToUInt64(input[at..]) * P2, 31) * P1), 27) * P1) + P4;
        }

        acc = (acc ^ (acc >> 33)) * P2;
        acc = (acc ^ (acc >> 29)) * P3;
        return acc ^ (acc >> 32);

        static ulong Turn(ulong x, int by) => (x << by) | (x >> (64 - by));
    }
}
