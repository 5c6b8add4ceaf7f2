using Xunit;

namespace Heppy.Pools.Tests;

public class RefusedFunctionTests
{
    private readonly int _offset = 1;

    [Fact]
    public void A_lambda_that_uses_a_variable_from_around_it_is_refused_at_once_by_every_pool()
    {
        int threshold = 3;
        using var threads = Pool.Threads(1);
        using var synchronous = Pool.Synchronous();
        Assert.All([threads, synchronous], pool =>
        {
            var refused = Assert.Throws<UserError>(() => pool.Map(x => x > threshold, [1]));
            Assert.Equal(
                "a pool cannot call this function: it uses 'threshold' from around it. That would not be there, or be another one, when it runs in another process or on another machine. "
                + "Give a static method, or a lambda that uses nothing but its parameter; what else it needs goes into the jobs: Starmap calls functions of several parameters.",
                refused.Message);
        });
    }

    [Fact]
    public void So_are_methods_of_objects_asynchronous_ones_and_several_at_once()
    {
        using var pool = Pool.Threads(1);
        Assert.Contains("it belongs to an object, a RefusedFunctionTests", Assert.Throws<UserError>(() => pool.Map(Shifted, [1])).Message, StringComparison.Ordinal);
        Assert.Contains("it uses 'this' from around it", Assert.Throws<UserError>(() => pool.Map(x => x + _offset, [1])).Message, StringComparison.Ordinal);
        Assert.Contains("it is asynchronous", Assert.Throws<UserError>(() => pool.Map(Task.FromResult, [1])).Message, StringComparison.Ordinal);
        Func<int, int> both = Functions.Square;
        both += Functions.Picky;
        Assert.Contains("it is several functions", Assert.Throws<UserError>(() => pool.Map(both, [1])).Message, StringComparison.Ordinal);
        Assert.Contains("it is bound to the String in front of its dot", Assert.Throws<UserError>(() => pool.Map<char, int>("abc".Contained, ['a'])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("threads:0", "'threads:0' is no pool: behind the colon is the number of workers, as in threads:4.")]
    [InlineData("proceses", "There is no site 'proceses'")]
    [InlineData("local", "local has no arrays, which pools need.")]
    public void Pools_that_do_not_exist_are_named(string place, string message) =>
        Assert.StartsWith(message, Assert.Throws<UserError>(() => Pool.Named(place)).Message, StringComparison.Ordinal);

    private int Shifted(int x) => x + _offset;
}
