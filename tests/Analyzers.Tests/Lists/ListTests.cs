using Xunit;

namespace Heppy.Analyzers.Tests.Lists;

public class ListTests
{
    private readonly record struct Item(int Id, float Value);

    private readonly record struct Doubled(Item Item, float Twice);

    public static TheoryData<int[], int[], int[], int[]> Differences => new()
    {
        { [], [], [], [] },
        { [], [1], [], [] },
        { [1], [], [1], [1] },
        { [1], [1], [], [] },
        { [1], [2], [1], [1] },
        { [3, 1, 2], [1, 5], [3, 2], [3, 2] },
        { [1, 2, 1], [1], [2], [1, 2] },
        { [1, 2, 1], [1, 1], [2], [2] },
        { [1, 1, 1], [1, 1], [], [1] },
    };

    [Theory]
    [MemberData(nameof(Differences))]
    public void A_mask_removes_all_equal_items_a_subtraction_one_for_one(int[] a, int[] b, int[] masked, int[] subtracted)
    {
        Assert.Equal(masked, TestRun.Once<int>("out", () =>
            [new Given<int>("a", a), new Given<int>("b", b), new Masker<int> { Input = "a", Mask = "b", Output = "out" }]));
        Assert.Equal(subtracted, TestRun.Once<int>("out", () =>
            [new Given<int>("a", a), new Given<int>("b", b), new Subtractor<int> { InputA = "a", InputB = "b", Output = "out" }]));
    }

    [Fact]
    public void Items_with_NaN_are_found_in_a_mask()
    {
        Item[] a = [new(1, float.NaN), new(2, float.NaN), new(1, 0)];
        Item[] b = [new(1, float.NaN)];

        Assert.Equal(a[1..], TestRun.Once<Item>("out", () =>
            [new Given<Item>("a", a), new Given<Item>("b", b), new Masker<Item> { Input = "a", Mask = "b", Output = "out" }]));
        Assert.Equal(a[1..], TestRun.Once<Item>("out", () =>
            [new Given<Item>("a", a), new Given<Item>("b", b), new Subtractor<Item> { InputA = "a", InputB = "b", Output = "out" }]));
    }

    [Fact]
    public void Collections_are_merged_in_the_order_of_the_inputs()
    {
        Assert.Equal([3, 1, 2, 2], Merge(null, [3, 1], [], [2, 2]));
        Assert.Equal([], Merge(null));
        Assert.Equal([], Merge(i => i, [], []));
        Assert.Equal([7], Merge(i => i, [], [7]));
    }

    [Fact]
    public void A_merged_collection_is_sorted_with_the_highest_first_and_equal_items_in_their_order()
    {
        Assert.Equal([30, 21, 23, 22, 10, 11], Merge(i => i / 10, [10, 21, 30], [11, 23], [22]));
        Assert.Equal([1, 2, 3], Merge(i => -i, [3], [1, 2]));
    }

    [Fact]
    public void Items_whose_key_is_NaN_come_last_in_their_order() =>
        Assert.Equal([5, 4, -1, -2], Merge(i => i < 0 ? double.NaN : i, [-1, 4], [-2, 5]));

    [Fact]
    public void What_is_left_of_a_subtraction_can_be_sorted() =>
        Assert.Equal([30, 20, 21, 10], TestRun.Once<int>("out", () =>
        [
            new Given<int>("a", [10, 20, 30, 5, 21]),
            new Given<int>("b", [5]),
            new Subtractor<int> { InputA = "a", InputB = "b", Output = "out", SortKey = (in i) => i / 10 },
        ]));

    [Fact]
    public void Items_are_tagged_one_by_one()
    {
        Item[] items = [new(1, 2), new(2, float.NaN), new(3, -1)];

        Doubled[] tagged = TestRun.Once<Doubled>("out", () =>
        [
            new Given<Item>("in", items),
            new Tagger<Item, Doubled> { Input = "in", Output = "out", Tag = (in i) => new Doubled(i, 2 * i.Value) },
        ]);

        Assert.Equal(items.Select(i => new Doubled(i, 2 * i.Value)), tagged);
    }

    [Fact]
    public void What_was_made_in_an_event_is_not_there_in_the_next()
    {
        SortedDictionary<long, int[]> found = TestRun.Collect<int>(TestRun.Adl(3), "out", () =>
        [
            new Given<int>("a", [1, 2], [], [3]),
            new Given<int>("b", [9], [], [3]),
            new Merger<int> { Inputs = ["a", "b"], Output = "both", SortKey = (in i) => i },
            new Masker<int> { Input = "both", Mask = "b", Output = "out" },
        ]);

        Assert.Equal([[2, 1], [], []], found.Values);
    }

    private static int[] Merge(Func<int, double>? key, params int[][] inputs) => TestRun.Once<int>("out", () =>
    [
        .. inputs.Select((items, n) => new Given<int>($"in{n}", items)),
        new Merger<int>
        {
            Inputs = [.. inputs.Select((_, n) => new Input<int>($"in{n}"))],
            Output = "out",
            SortKey = key is null ? null : (in i) => key(i),
        },
    ]);
}
