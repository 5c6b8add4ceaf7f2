using System.Text.Json;

namespace Heppy.Analyzers;

/// <summary>Reads the nodes of a correction.</summary>
/// <param name="inputs">The inputs of the correction.</param>
/// <param name="formulas">Its generic formulas.</param>
internal sealed class CorrectionNodeReader(CorrectionVariable[] inputs, JsonPath[] formulas)
{
    internal CorrectionNode Read(JsonPath json)
    {
        if (json.IsNumber)
        {
            return new ConstantNode(json.Number());
        }

        return json.Get("nodetype").Text() switch
        {
            "binning" => Binning(json, [json.Get("input")], [json.Get("edges")]),
            "multibinning" => Binning(json, json.Get("inputs").Items(), json.Get("edges").Items()),
            "category" => Category(json),
            "formula" => Formula(json, json.Find("parameters")),
            "formularef" => FormulaRef(json),
            "transform" => new TransformNode(NotText(json.Get("input"), "a transform changes"), Read(json.Get("rule")), Read(json.Get("content"))),
            "hashprng" => Hash(json),
            "lwtnn" => throw json.Wrong("is a neural network (lwtnn), which cannot be read: evaluate the network as ONNX"),
            var other => throw json.Get("nodetype").Wrong($"is '{other}', which is not known"),
        };
    }

    private BinningNode Binning(JsonPath json, JsonPath[] names, JsonPath[] edges)
    {
        if (names.Length != edges.Length)
        {
            throw json.Wrong($"has {names.Length} inputs, but edges for {edges.Length}");
        }

        CorrectionBins[] axes = [.. names.Zip(edges, (name, e) => Bins(NotText(name, "bins are of"), e))];
        CorrectionNode[] nodes = [.. json.Get("content").Items().Select(Read)];
        int bins = axes.Aggregate(1, (product, axis) => product * axis.Count);
        if (nodes.Length != bins)
        {
            throw json.Get("content").Wrong($"has {nodes.Length} items for {bins} bins");
        }

        JsonPath flow = json.Get("flow");
        return flow.Kind != JsonValueKind.String
            ? new BinningNode(axes, CorrectionFlow.Node, nodes, Read(flow))
            : new BinningNode(axes, flow.Text() switch
            {
                "clamp" => CorrectionFlow.Clamp,
                "error" => CorrectionFlow.Error,
                "wrap" => CorrectionFlow.Wrap,
                var other => throw flow.Wrong($"is '{other}', not clamp, error, wrap or a node"),
            }, nodes, null);
    }

    private static CorrectionBins Bins(int input, JsonPath json)
    {
        if (json.Kind == JsonValueKind.Object)
        {
            (int n, double low, double high) = (json.Get("n").Int(), json.Get("low").Number(), json.Get("high").Number());
            return n > 0 && low < high
                ? new CorrectionBins(input, [low, high], n, isUniform: true)
                : throw json.Wrong(FormattableString.Invariant($"has {n} bins from {low} to {high}"));
        }

        double[] edges = [.. json.Items().Select(Edge)];
        for (int i = 1; i < edges.Length; i++)
        {
            if (!(edges[i] > edges[i - 1]))
            {
                throw json.Wrong(FormattableString.Invariant($"are not increasing: {edges[i - 1]}, then {edges[i]}"));
            }
        }

        return edges.Length > 1 ? new CorrectionBins(input, edges, edges.Length - 1, isUniform: false) : throw json.Wrong("are fewer than two");
    }

    private static double Edge(JsonPath json) => json.IsNumber || json.Kind != JsonValueKind.String ? json.Number() : json.Text() switch
    {
        "inf" or "+inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        var other => throw json.Wrong($"is '{other}', not a number, inf or -inf"),
    };

    private CorrectionNode Category(JsonPath json)
    {
        int input = CorrectionSetReader.Index(json.Get("input"), inputs);
        CorrectionNode? other = json.Find("default") is { } node ? Read(node) : null;
        JsonPath[] items = json.Get("content").Items();
        return inputs[input].Type switch
        {
            CorrectionType.String => new CategoryNode<string>(input, Nodes(items, key => key.Text(), StringComparer.Ordinal), other),
            CorrectionType.Int => new CategoryNode<long>(input, Nodes(items, key => key.Long(), null), other),
            _ => throw json.Get("input").Wrong($"is {inputs[input].Name}, which is real; categories are of strings or ints"),
        };
    }

    private Dictionary<TKey, CorrectionNode> Nodes<TKey>(JsonPath[] items, Func<JsonPath, TKey> key, IEqualityComparer<TKey>? comparer)
        where TKey : notnull
    {
        Dictionary<TKey, CorrectionNode> nodes = new(comparer);
        foreach (JsonPath item in items)
        {
            // Of a key that is there twice the first one counts.
            nodes.TryAdd(key(item.Get("key")), Read(item.Get("value")));
        }

        return nodes;
    }

    private CorrectionNode FormulaRef(JsonPath json)
    {
        int index = json.Get("index").Int();
        return (uint)index < (uint)formulas.Length
            ? Formula(formulas[index], json.Get("parameters"))
            : throw json.Get("index").Wrong($"is {index}, but there are {formulas.Length} generic formulas");
    }

    private CorrectionNode Formula(JsonPath json, JsonPath? parameters)
    {
        if (json.Get("parser").Text() != "TFormula")
        {
            throw json.Get("parser").Wrong($"is '{json.Get("parser").Text()}'; only TFormula can be read");
        }

        int[] variables = [.. json.Get("variables").Items().Select(Real)];
        double[] values = [.. parameters?.Items().Select(p => p.Number()) ?? []];
        try
        {
            return FormulaParser.Parse(json.Get("expression").Text(), variables, values);
        }
        catch (FormatException e) when (e is not WrongJson)
        {
            throw json.Get("expression").Wrong($"cannot be read: {e.Message}");
        }
    }

    private HashNode Hash(JsonPath json)
    {
        string distribution = json.Get("distribution").Text();
        return distribution is "stdflat" or "stdnormal" or "normal"
            ? new HashNode([.. json.Get("inputs").Items().Select(i => NotText(i, "random numbers are made of"))], distribution)
            : throw json.Get("distribution").Wrong($"is '{distribution}', not stdflat, stdnormal or normal");
    }

    private int Real(JsonPath name) => CorrectionSetReader.Index(name, inputs) is var at && inputs[at].Type == CorrectionType.Real
        ? at
        : throw name.Wrong($"is {name.Text()}, which is not real; formulas are of real inputs");

    private int NotText(JsonPath name, string what) => CorrectionSetReader.Index(name, inputs) is var at && inputs[at].Type != CorrectionType.String
        ? at
        : throw name.Wrong($"is {name.Text()}, a string; {what} numbers");
}
