namespace Heppy.Analyzers;

/// <summary>A node for each bin of one or more inputs.</summary>
/// <param name="axes">The bins, the first input outermost.</param>
/// <param name="flow">What to do outside.</param>
/// <param name="nodes">A node for each bin.</param>
/// <param name="outside">The node for outside, where <paramref name="flow"/> says so.</param>
internal sealed class BinningNode(CorrectionBins[] axes, CorrectionFlow flow, CorrectionNode[] nodes, CorrectionNode? outside) : CorrectionNode
{
    internal override double Evaluate(ReadOnlySpan<CorrectionValue> values)
    {
        int index = 0;
        foreach (CorrectionBins axis in axes)
        {
            int bin = axis.Find(values, flow);
            if (bin < 0)
            {
                return outside!.Evaluate(values);
            }

            index = (index * axis.Count) + bin;
        }

        return nodes[index].Evaluate(values);
    }

    internal override bool AddTexts(int input, ISet<string> texts)
    {
        bool isOpen = outside?.AddTexts(input, texts) == true;
        foreach (CorrectionNode node in nodes)
        {
            isOpen |= node.AddTexts(input, texts);
        }

        return isOpen;
    }
}
