namespace Heppy.Analyzers;

/// <summary>A node for each value of a text or an integer.</summary>
/// <typeparam name="TKey">string or long.</typeparam>
/// <param name="input">Index of the input.</param>
/// <param name="nodes">The nodes.</param>
/// <param name="other">The node for all other values, or null.</param>
internal sealed class CategoryNode<TKey>(int input, Dictionary<TKey, CorrectionNode> nodes, CorrectionNode? other) : CorrectionNode
    where TKey : notnull
{
    internal override double Evaluate(ReadOnlySpan<CorrectionValue> values)
    {
        TKey key = typeof(TKey) == typeof(string) ? (TKey)(object)values[input].Text : (TKey)(object)values[input].Integer;
        CorrectionNode node = nodes.GetValueOrDefault(key) ?? other
            ?? throw new NoCorrection(input, $"which is none of {string.Join(", ", nodes.Keys.Take(20))}{(nodes.Count > 20 ? ", ..." : "")}");
        return node.Evaluate(values);
    }

    internal override bool AddTexts(int index, ISet<string> texts)
    {
        if (index == input)
        {
            texts.UnionWith(nodes.Keys.OfType<string>());
            return other is not null;
        }

        bool isOpen = other?.AddTexts(index, texts) == true;
        foreach (CorrectionNode node in nodes.Values)
        {
            isOpen |= node.AddTexts(index, texts);
        }

        return isOpen;
    }
}
