using Xunit;

namespace Heppy.Framework.Tests.Trials;

public class TrialTests
{
    private static Trial Numbers(params double[][] events) => Trial.Run(() => [new Given<double>("numbers", events), new Many()]);

    [Fact]
    public void What_analyzers_count_and_fill_can_be_asked_for()
    {
        Trial trial = Numbers([1, 2], [3], []);

        Assert.Equal((3, 1), (trial.Events, trial.Selected));
        Assert.Equal((3, 2, 1), (trial.Passed("Many", "events reaching Many"), trial.Passed("Many", "one"), trial.Passed("Many", "two")));
        Assert.Equal(2, trial.Histogram("Many", "first").Entries);
        Assert.Equal("Many", trial.Of("Many").Name);
    }

    [Theory]
    [InlineData("there is no cut of Many 'tow'. Nearest: two. There are: events reaching Many, one, two.", "Many", "tow")]
    [InlineData("there is no analyzer with results 'Mny'. Nearest: Many. There are: Many.", "Mny", "two")]
    public void What_is_not_there_is_named_with_what_is(string message, string analyzer, string cut) =>
        Assert.Equal(message, Assert.Throws<UserError>(() => Numbers([1]).Passed(analyzer, cut)).Message);

    [Fact]
    public void Events_must_be_given_and_be_as_many_in_all_collections()
    {
        Assert.StartsWith("a trial needs events", Assert.Throws<UserError>(() => Trial.Run(() => [new Many()])).Message, StringComparison.Ordinal);
        string message = Assert.Throws<UserError>(() => Trial.Run(() => [new Given<int>("a", [1], [2]), new Given<int>("b", [1])])).Message;
        Assert.EndsWith("there are some for 1 and some for 2.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_collection_that_nobody_gives_is_found_as_in_a_plan() =>
        Assert.Contains("numbers", Assert.Throws<UserError>(() => Trial.Run(() => [new Given<int>("other", [1]), new Many()])).Message, StringComparison.Ordinal);

    private sealed class Many : Analyzer
    {
        private readonly Input<double> _numbers = new("numbers");
        private readonly Cut _one = new("one");
        private readonly Cut _two = new("two");
        private readonly Histogram<double> _first = new("first", Axis.Regular(10, 0, 10));

        public override bool Process(Event ev)
        {
            if (!_one.Pass(ev, _numbers[ev].Length > 0))
            {
                return false;
            }

            _first.Fill(ev, _numbers[ev][0]);
            return _two.Pass(ev, _numbers[ev].Length > 1);
        }
    }
}
