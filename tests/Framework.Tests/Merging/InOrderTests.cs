using CsCheck;
using Xunit;

namespace Heppy.Framework.Tests.Merging;

/// <summary>Things made on several threads.</summary>
public class InOrderTests
{
    [Fact]
    public void They_come_in_order_and_no_more_than_so_many_are_alive() =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[1, 5]).Sample((count, atOnce) =>
        {
            var things = new Things();
            List<int> taken = [];
            foreach (Thing thing in InOrder.Make([.. Enumerable.Range(0, count)], atOnce, things.Make))
            {
                Assert.False(thing.IsDisposed);
                taken.Add(thing.Number);
            }

            Assert.Equal(Enumerable.Range(0, count), taken);
            Assert.InRange(things.Most, Math.Min(count, 1), atOnce);
            Assert.Equal((count, 0), (things.Made, things.Alive));
        }, iter: 50);

    [Fact]
    public void The_first_failure_in_order_is_told_after_those_before_were_taken()
    {
        var things = new Things { Fails = n => n is 3 or 5 };
        List<int> taken = [];
        var error = Assert.Throws<InvalidDataException>(() => taken.AddRange(InOrder.Make([.. Enumerable.Range(0, 9)], 4, things.Make).Select(t => t.Number)));
        Assert.Equal("3", error.Message);
        Assert.Equal([0, 1, 2], taken);
        Assert.Equal(0, things.Alive);
    }

    [Fact]
    public void Who_stops_taking_them_leaves_none_alive()
    {
        var things = new Things { Fails = n => n == 2 };
        Assert.Equal(0, InOrder.Make([.. Enumerable.Range(0, 9)], 4, things.Make).First().Number);
        Assert.Equal(0, things.Alive);
    }

    private sealed class Things
    {
        private int _alive;
        private int _made;
        private int _most;

        internal Func<int, bool> Fails { get; init; } = _ => false;

        internal int Alive => _alive;

        internal int Made => _made;

        internal int Most => _most;

        internal Thing Make(int number)
        {
            if (Fails(number))
            {
                throw new InvalidDataException(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }

            Interlocked.Increment(ref _made);
            int alive = Interlocked.Increment(ref _alive);
            InterlockedMax(ref _most, alive);
            return new Thing(number, () => Interlocked.Decrement(ref _alive));
        }

        private static void InterlockedMax(ref int most, int value)
        {
            for (int seen = most; seen < value; seen = most)
            {
                Interlocked.CompareExchange(ref most, value, seen);
            }
        }
    }

    private sealed class Thing(int number, Action disposed) : IDisposable
    {
        internal int Number => number;

        internal bool IsDisposed { get; private set; }

        public void Dispose()
        {
            Assert.False(IsDisposed);
            IsDisposed = true;
            disposed();
        }
    }
}
