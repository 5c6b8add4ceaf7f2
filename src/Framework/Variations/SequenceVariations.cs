namespace Heppy;

/// <summary>The variations of a sequence, and what each of them can change.</summary>
/// <remarks>
/// A shifted collection changes the analyzers that read it or what is made of it. As soon as one of these may end an event or change its
/// weight, it changes all that come later. A variation of the weight changes what is collected from the analyzer on that declares it.
/// </remarks>
internal sealed class SequenceVariations
{
    private readonly Analyzer[] _analyzers;
    private readonly Declarations _declared;

    internal SequenceVariations(Analyzer[] analyzers, Declarations declared)
    {
        (_analyzers, _declared) = (analyzers, declared);
        Names = [.. declared.Variations.Select(v => v.Name)];
        Universes = [.. declared.Variations.Select((v, i) => (v, i)).Where(p => p.v.Collection is not null).Select(p => Make(p.i, p.v))];
    }

    /// <summary>Names of all variations, by index.</summary>
    internal string[] Names { get; }

    /// <summary>The shifted collections.</summary>
    internal Universe[] Universes { get; }

    /// <summary>Variations that matter to what an analyzer collects, or null if none does.</summary>
    internal AnalyzerVariations? At(int analyzer)
    {
        int[] weights = [.. Indices(v => v.Collection is null && v.Analyzer <= analyzer)];
        int[] all = [.. weights.Concat(Universes.Where(u => u.Affected.Contains(analyzer)).Select(u => u.Variation)).Order()];
        return all.Length == 0 ? null : new AnalyzerVariations(Names, all, weights);
    }

    private IEnumerable<int> Indices(Predicate<DeclaredVariation> which) =>
        Enumerable.Range(0, Names.Length).Where(i => which(_declared.Variations[i]));

    private Universe Make(int index, DeclaredVariation variation)
    {
        HashSet<string> shifted = [variation.Collection!.Collection];
        List<int> affected = [];
        bool diverges = false;
        for (int i = variation.Analyzer + 1; i < _analyzers.Length; i++)
        {
            if (diverges || _declared.ReadBy(i).Any(shifted.Contains))
            {
                affected.Add(i);
                shifted.UnionWith(_declared.WrittenBy(i));
                diverges |= !_analyzers[i].OnlyAddsCollections;
            }
        }

        return new Universe(index, variation, [.. affected], [.. _declared.Products.Where(p => shifted.Contains(p.Name)).Select(p => p.Product)]);
    }
}
