using Heppy.Physics;

namespace Heppy;

/// <summary>A result of an analyzer under its variations; each is made when it is first filled.</summary>
/// <typeparam name="T">Type of the result.</typeparam>
/// <param name="variations">The variations.</param>
/// <param name="create">Makes an empty result.</param>
internal sealed class Varied<T>(AnalyzerVariations variations, Func<T> create)
    where T : class
{
    private readonly T?[] _results = new T?[variations.Names.Count];

    /// <summary>Indices of variations of the weight: to be filled with the nominal event.</summary>
    internal int[] OfWeight => variations.OfWeight;

    /// <summary>The result under a variation.</summary>
    internal T this[int variation] => _results[variation] ??= create();

    /// <summary>Adds the results under all variations that matter.</summary>
    internal void CollectInto(Variations<T> into)
    {
        foreach (int variation in variations.All)
        {
            into.Add(variations.Names[variation], this[variation]);
        }
    }
}
