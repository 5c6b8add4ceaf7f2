using Xunit;

namespace Heppy.Physics.Tests.KinematicsOf;

public class EventRandomTests
{
    [Fact]
    public void Many_numbers_at_once_are_those_that_come_one_by_one()
    {
        for (int length = 0; length < 40; length++)
        {
            var random = new EventRandom(1, 2, 3, (ulong)length, "x");
            EventRandom filling = random;
            double[] filled = new double[length];
            filling.Fill(filled);

            Assert.Equal(Enumerable.Range(0, length).Select(_ => random.NextDouble()), filled);
            Assert.Equal(random.NextBits(), filling.NextBits());
        }
    }

    [Fact]
    public void Numbers_that_are_left_out_are_those_that_would_have_come()
    {
        var all = new EventRandom(1, 2, 3, 4, "x");
        EventRandom later = all;
        for (int i = 0; i < 5; i++)
        {
            all.NextDouble();
        }

        later.Skip(5);

        Assert.Equal(all.NextBits(), later.NextBits());
    }

    [Fact]
    public void The_stream_of_a_key_never_changes()
    {
        var random = new EventRandom(1, 2, 3, 4, "Smearing");
        Assert.Equal(0x7F6B1EEBE366875BUL, random.NextBits());
        Assert.Equal(0.4490761975438088, random.NextDouble());
        Assert.Equal(789, random.NextInt(1000));
        Assert.Equal(0.9118455275047925, random.NextGaussian(), 14);
        Assert.Equal(2.2417681192027925, random.NextExponential(), 14);
    }

    [Fact]
    public void Every_part_of_the_key_counts()
    {
        EventRandom[] streams =
        [
            new(1, 2, 3, 4, "a"), new(0, 2, 3, 4, "a"), new(1, 1, 3, 4, "a"), new(1, 2, 4, 3, "a"), new(1, 3, 2, 4, "a"),
            new(1, 2, 3, 5, "a"), new(1, 2, 3, 4, "b"), new(1, 2, 3, 4, "aa"), new(1, 2, 3, 4, ""), new(2, 1, 3, 4, "a"),
        ];
        ulong[] first = [.. streams.Select(stream => stream.NextBits())];
        Assert.Equal(streams.Length, first.Distinct().Count());
        Assert.Equal(first[0], new EventRandom(1, 2, 3, 4, "a").NextBits());
    }

    [Fact]
    public void Distributions_have_their_moments_over_neighbouring_events()
    {
        const int n = 20000;
        double uniform = 0, gauss = 0, gauss2 = 0, exponential = 0;
        int[] dice = new int[6];
        for (ulong i = 0; i < n; i++)
        {
            var random = new EventRandom(7, 1, 1, i, "test");
            uniform += random.NextDouble();
            double g = random.NextGaussian();
            (gauss, gauss2) = (gauss + g, gauss2 + g * g);
            exponential += random.NextExponential();
            dice[random.NextInt(6)]++;
        }
        // Five standard deviations; the stream is fixed, so this passes always or never.
        Assert.Equal(0.5, uniform / n, 5 / Math.Sqrt(12.0 * n));
        Assert.Equal(0, gauss / n, 5 / Math.Sqrt(n));
        Assert.Equal(1, gauss2 / n, 5 * Math.Sqrt(2.0 / n));
        Assert.Equal(1, exponential / n, 5 / Math.Sqrt(n));
        Assert.All(dice, count => Assert.Equal(n / 6.0, count, 5 * Math.Sqrt(n * 5 / 36.0)));
    }

    [Fact]
    public void Integers_need_a_bound_above_zero()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new EventRandom(1, 1, 1, 1, "").NextInt(0));
        Assert.Equal(0, new EventRandom(1, 1, 1, 1, "").NextInt(1));
    }
}
