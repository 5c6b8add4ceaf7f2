using Heppy.Physics;

namespace Heppy.Analyzers;

/// <summary>
/// Finds the three jets whose sum has the highest transverse momentum: in top pairs, the hadronic top quark.
/// </summary>
/// <remarks>
/// Of equally high ones it is the first in the order (0,1,2), (0,1,3) ... (1,2,3) ... Jets with NaN are not
/// taken.
/// </remarks>
/// <typeparam name="T">Type of the jets.</typeparam>
/// <example>
/// <code>
/// new M3Builder&lt;Jet&gt; { Jets = "good_jets", Output = "m3" }
/// </code>
/// </example>
public sealed class M3Builder<T> : Analyzer
    where T : struct, IParticle
{
    private readonly Scratch<P4> _momenta = new();

    /// <summary>The jets.</summary>
    public required Input<T> Jets { get; init; }

    /// <summary>The three jets and their sum, or nothing where there are fewer than three jets.</summary>
    public required Output<Triplet<T>> Output { get; init; }

    /// <inheritdoc/>
    protected override bool OnlyAddsCollections => true;

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ReadOnlySpan<T> jets = Jets[ev];
        ReadOnlySpan<P4> p = _momenta.Of(jets);
        double highest = double.NegativeInfinity;
        (int i, int j, int k) best = default;
        for (int i = 0; i < p.Length; i++)
        {
            for (int j = i + 1; j < p.Length; j++)
            {
                double px = p[i].Px + p[j].Px;
                double py = p[i].Py + p[j].Py;
                for (int k = j + 1; k < p.Length; k++)
                {
                    // The square orders them as pT does; with NaN in any component it is NaN, never the highest.
                    double pt2 = (px + p[k].Px) * (px + p[k].Px) + (py + p[k].Py) * (py + p[k].Py);
                    if (pt2 > highest && !double.IsNaN(p[i].E + p[j].E + p[k].E))
                    {
                        highest = pt2;
                        best = (i, j, k);
                    }
                }
            }
        }

        if (highest >= 0)
        {
            var (i, j, k) = best;
            Output.Add(ev, new Triplet<T>(jets[i], jets[j], jets[k], p[i] + p[j] + p[k])
            {
                FirstIndex = i,
                SecondIndex = j,
                ThirdIndex = k,
            });
        }

        return true;
    }
}
