using Heppy.Pools;
using Heppy.Pools.Tests;
using Xunit;

namespace Heppy.Graphs.Tests;

/// <summary>Graphs on rehearsed LSF.</summary>
public class FarmTests
{
    [Fact]
    public void What_is_ready_goes_to_a_farm_as_one_array_and_what_it_makes_ready_as_the_next()
    {
        using var folder = new TestFolder();
        var log = new StringWriter();
        Delayed<int> sum = Delayed.Call((int[] all) => all.Sum(), Enumerable.Range(0, 3).Select(i => Delayed.Call(Functions.Increment, i)));
        using (Pool pool = Places.Open("lsf", folder, new FarmOptions { Log = log }))
        {
            Assert.Equal(6, sum.Compute(pool));
        }

        Assert.Matches(@"3 tasks submitted, lsf job \d+\n(.*\n){3}.* 1 tasks submitted, lsf job \d+\n.* task 3: done on .*, 4 results read\n$", log.ToString());
        Assert.False(Directory.Exists(folder["work"]));
    }

    [Fact]
    public void No_more_tasks_are_submitted_than_may_run()
    {
        using var folder = new TestFolder();
        var log = new StringWriter();
        using (Pool pool = Places.Open("lsf", folder, new FarmOptions { Log = log, MaximumRunning = 2 }))
        {
            Assert.Equal([1, 2, 3], Delayed.Compute(pool, Enumerable.Range(0, 3).Select(i => Delayed.Call(Functions.Increment, i))));
        }

        Assert.DoesNotContain("3 tasks submitted", log.ToString(), StringComparison.Ordinal);
        Assert.Contains("2 tasks submitted", log.ToString(), StringComparison.Ordinal);
    }
}
