using Heppy.Events;
using Xunit;

namespace Heppy.Framework.Tests.Loop;

public class BatchPoolTests
{
    private static readonly ColumnRequest _met = new("MET_pt", typeof(double), IsJagged: false, IsOptional: false, null);
    private static readonly ColumnRequest _jets = new("Jet_pt", typeof(float), IsJagged: true, IsOptional: false, null);
    private readonly BatchPool _pool = new();

    [Fact]
    public void A_batch_is_lent_again_for_the_same_columns()
    {
        EventBatch batch = _pool.Take([_met, _jets]);
        Assert.NotSame(batch, _pool.Take([_met, _jets]));

        _pool.Return(batch);

        Assert.Same(batch, _pool.Take([_met, _jets]));
        Assert.NotSame(batch, _pool.Take([_met, _jets]));
    }

    [Fact]
    public void A_batch_is_not_lent_for_others_than_its_columns()
    {
        ColumnRequest[][] others = [[_met], [_jets, _met], [_met, _jets, _jets], [_met, _jets with { Type = typeof(double) }], [_met, _jets with { IsJagged = false }], [_met, _jets with { Name = "Jet_eta" }]];
        foreach (ColumnRequest[] other in others)
        {
            EventBatch batch = _pool.Take([_met, _jets]);
            _pool.Return(batch);

            EventBatch taken = _pool.Take(other);

            Assert.NotSame(batch, taken);
            Assert.Equal(other.Select(c => (c.Name, c.Type, c.IsJagged)), taken.Columns.Select(c => (c.Name, c.ValueType, c.IsJagged)));
        }
    }

    [Fact]
    public void The_next_component_replaces_the_batches_of_the_one_before()
    {
        EventBatch[] first = [_pool.Take([_met]), _pool.Take([_met])];
        Array.ForEach(first, _pool.Return);

        _pool.Take([_jets]);
        _pool.Take([_jets]);

        Assert.DoesNotContain(_pool.Take([_met]), first);
    }

    [Fact]
    public void A_range_gives_back_its_batches_unless_an_event_failed()
    {
        var config = new Config { Components = [new DataComponent { Name = "data", Files = [RepeatedFile.Name] }], Sequence = _ => [new FailsAt(RepeatedFile.Rows + 5)] };
        using var pool = new FilePool(new Inputs([new RepeatedFormat(2)], new FooterCache(null)), config);
        var file = new PlannedFile(RepeatedFile.Name, 2, new string('0', 64), 2 * RepeatedFile.Rows, 0, 0);

        EventBatch Last(long events, bool fails)
        {
            var sequence = new Sequence(config, config.Components[0], []);
            var runner = new RangeRunner(sequence, new StopSignal());
            void Run() => runner.Run(pool, new Dictionary<int, PlannedFile> { [0] = file }, [new EntryRange(0, 0, events)]);
            if (fails)
            {
                Assert.Throws<EventFailure>(Run);
            }
            else
            {
                Run();
            }

            return runner.Event.Batch;
        }

        EventBatch good = Last(RepeatedFile.Rows, fails: false);
        Assert.Same(good, Last(RepeatedFile.Rows, fails: false));
        EventBatch bad = Last(2 * RepeatedFile.Rows, fails: true);
        Assert.NotSame(bad, Last(RepeatedFile.Rows, fails: false));
        Assert.Equal(RepeatedFile.Rows, bad.FirstEntry);
    }

    private sealed class FailsAt(long entry) : Analyzer
    {
        private readonly Column<double> _met = new("MET_pt");

        public override bool Process(Event ev) => ev.Entry != entry && _met[ev] >= 0 ? true : throw new InvalidOperationException("this one");
    }
}
