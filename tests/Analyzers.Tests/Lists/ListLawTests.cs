using CsCheck;
using Xunit;

namespace Heppy.Analyzers.Tests.Lists;

public class ListLawTests
{
    // Few different values, so that many items are equal.
    private static readonly Gen<int[]> Items = Gen.Int[0, 5].Array[0, 12];
    private static readonly Gen<(int[] A, int[] B)[]> Events = Gen.Select(Items, Items).Array[200];

    [Fact]
    public void Merging_and_taking_out_again_are_inverse() => Events.Sample(
        events => AreSame(events.Select(e => e.A), Run(events, "c", () =>
        [
            new Merger<int> { Inputs = ["a", "b"], Output = "both" },
            new Subtractor<int> { InputA = "both", InputB = "b", Output = "c" },
        ])),
        iter: 5);

    [Fact]
    public void Splitting_and_merging_again_gives_the_same_items() => Events.Sample(
        events => AreSame(events.Select(e => e.A.OrderDescending().ToArray()), Run(events, "c", () =>
        [
            new Selector<int> { Input = "a", Output = "low", Where = (in i) => i < 3 },
            new Masker<int> { Input = "a", Mask = "low", Output = "high" },
            new Merger<int> { Inputs = ["low", "high"], Output = "c", SortKey = (in i) => i },
        ])),
        iter: 5);

    [Fact]
    public void A_subtraction_takes_as_many_of_each_value_as_there_are() => Events.Sample(
        events => AreSame(
            events.Select(e => e.A.GroupBy(i => i).SelectMany(g => g.Skip(e.B.Count(b => b == g.Key))).Order().ToArray()),
            Run(events, "c", () => [new Subtractor<int> { InputA = "a", InputB = "b", Output = "c", SortKey = (in i) => -i }])),
        iter: 5);

    private static int[][] Run((int[] A, int[] B)[] events, string output, Func<Analyzer[]> analyzers) =>
    [
        .. TestRun.Collect<int>(TestRun.Adl(events.Length), output, () =>
        [
            new Given<int>("a", [.. events.Select(e => e.A)]),
            new Given<int>("b", [.. events.Select(e => e.B)]),
            .. analyzers(),
        ]).Values,
    ];

    private static bool AreSame(IEnumerable<int[]> expected, IEnumerable<int[]> found) =>
        expected.Zip(found, (a, b) => a.SequenceEqual(b)).All(same => same) && expected.Count() == found.Count();
}
