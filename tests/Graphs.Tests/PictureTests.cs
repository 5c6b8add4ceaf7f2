using System.Text;
using System.Xml.Linq;
using CsCheck;
using Heppy.Graphs.Drawing;
using Heppy.Pools.Tests;
using Xunit;

namespace Heppy.Graphs.Tests;

public class PictureTests
{
    [Fact]
    public void The_picture_of_the_sample_is_as_it_was()
    {
        GraphPicture picture = GraphDrawing.Of(SampleGraph());
        Golden.Matches("delayed.svg", Encoding.UTF8.GetString(SvgPicture.Of(picture)));
        Golden.Matches("delayed.dot", DotText.Of(picture));
    }

    [Fact]
    public void Files_are_written_by_their_ending_with_the_same_bytes_every_time()
    {
        using var folder = new TestFolder();
        Delayed.Visualize(folder["a.svg"], SampleGraph());
        Delayed.Visualize(folder["b.svg"], SampleGraph());
        Assert.Equal(File.ReadAllBytes(folder["a.svg"]), File.ReadAllBytes(folder["b.svg"]));
        Delayed.Call(Functions.Increment, 1).Visualize(folder["a.dot"]);
        Assert.StartsWith("digraph ", File.ReadAllText(folder["a.dot"]), StringComparison.Ordinal);
        Assert.Contains("ends in .svg, or in .dot", Assert.Throws<UserError>(() => Delayed.Value(1).Visualize(folder["a.png"])).Message, StringComparison.Ordinal);
        Assert.Contains("there is no directory", Assert.Throws<UserError>(() => Delayed.Value(1).Visualize(folder["no/a.svg"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_may_have_any_characters()
    {
        Delayed<string> odd = Delayed.Call(Functions.Join, "a<b & \"c\" \\", "µ\u0001");
        GraphPicture picture = GraphDrawing.Of([odd]);
        XElement svg = XDocument.Parse(Encoding.UTF8.GetString(SvgPicture.Of(picture))).Root!;
        Assert.Contains(svg.Elements().Where(e => e.Name.LocalName == "text"), t => t.Value == "\"a<b & \"c\" \\\"");
        Assert.Contains("""label="\"a<b & \"c\" \\\""]""", DotText.Of(picture), StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_large_graph_equal_calls_are_drawn_as_one()
    {
        Delayed<int> sum = Delayed.Reduce(Enumerable.Range(0, 1000).Select(i => Delayed.Call(Functions.Increment, i)), values => values.Sum(), 10);
        GraphPicture small = PictureSummary.Of(GraphDrawing.Of([sum]));
        Assert.Equal(["value\n× 1000", "Increment\n× 1000", "lambda\n× 100", "lambda\n× 10", "lambda", "result"], small.Nodes.Select(n => n.Label));
        Assert.Equal([(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)], small.Edges.Select(e => (e.From, e.To)));
    }

    [Fact]
    public void A_graph_that_is_too_large_for_a_picture_is_refused()
    {
        Delayed<int> x = 0;
        for (int i = 0; i < 1000; i++)
        {
            x = Delayed.Call(Functions.Increment, x);
        }

        string message = Assert.Throws<UserError>(() => x.Visualize("graph.svg")).Message;
        Assert.StartsWith("the graph has 1002 nodes, 1002 where those of a kind are drawn as one; a picture of more than 200 cannot be read.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_node_is_drawn_on_another_and_arrows_go_to_the_right() => Gen.Int[0, 3].Array[1, 30].SelectMany(
        counts => Gen.Int[0, 1_000_000].Array[counts.Sum()].Select(chosen => (counts, chosen))).Sample(
        graph =>
        {
            var picture = new GraphPicture("random");
            int next = 0;
            for (int node = 0; node < graph.counts.Length; node++)
            {
                picture.AddCall(FormattableString.Invariant($"{node}"));
                foreach (int from in graph.chosen[next..(next += graph.counts[node])].Select(c => c % Math.Max(1, node)).Distinct().Where(f => f < node))
                {
                    picture.Connect(from, node);
                }
            }

            var layout = new LayeredLayout(picture, [.. picture.Nodes.Select((_, i) => 20.0 + (i % 3 * 12))]);
            Assert.All(layout.Columns, column => Assert.All(column.Zip(column.Skip(1)), p => Assert.True(p.Second.Y - p.First.Y >= ((p.First.Height + p.Second.Height) / 2) + 1)));
            Assert.All(layout.Routes, route => Assert.All(route.Zip(route.Skip(1)), p => Assert.Equal(p.First.Layer + 1, p.Second.Layer)));
            Assert.All(picture.Edges.Zip(layout.Routes), r => Assert.Equal((layout.Nodes[r.First.From], layout.Nodes[r.First.To]), (r.Second[0], r.Second[^1])));
        },
        iter: 100);

    /// <summary>What samples/delayed/delayed.cs builds.</summary>
    private static Delayed[] SampleGraph()
    {
        Delayed<int> one = Delayed.Call(Functions.Increment, 0);
        Delayed<int> three = Delayed.Call(Functions.Add, one, Delayed.Call(Functions.Increment, one));
        Delayed<int>[] squares = [.. Enumerable.Range(1, 8).Select(i => Delayed.Call(ScaledSquare, i, three))];
        return [Delayed.Reduce(squares, Functions.Add), Delayed.Call(Largest, squares)];
    }

    private static int ScaledSquare(int x, int factor) => factor * x * x;

    private static int Largest(int[] values) => values.Max();
}
