using Heppy.Physics;

namespace Heppy.Analyzers;

/// <summary>Removes items that are near an item of another collection.</summary>
/// <typeparam name="T">Type of the items.</typeparam>
/// <typeparam name="TOther">Type of the others.</typeparam>
/// <example>
/// <code>
/// new OverlapRemover&lt;Jet, Muon&gt; { Input = "jets", Against = "good_muons", Output = "clean_jets", DeltaR = 0.4 }
/// </code>
/// </example>
public sealed class OverlapRemover<T, TOther> : Analyzer
    where T : struct, IParticle
    where TOther : struct, IParticle
{
    /// <summary>The collection to clean.</summary>
    public required Input<T> Input { get; init; }

    /// <summary>What its items must not be near to.</summary>
    public required Input<TOther> Against { get; init; }

    /// <summary>The items that are left, in their order.</summary>
    public required Output<T> Output { get; init; }

    /// <summary>Distance in eta and phi, below which an item is removed.</summary>
    /// <value>0.4.</value>
    public double DeltaR { get; init; } = 0.4;

    /// <inheritdoc/>
    protected override bool OnlyAddsCollections => true;

    /// <inheritdoc/>
    /// <exception cref="UserError"><see cref="DeltaR"/> is negative.</exception>
    public override void BeginLoop(Setup setup) => Refuse.Negative(DeltaR);

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ReadOnlySpan<TOther> others = Against[ev];
        foreach (ref readonly T item in Input[ev])
        {
            if (IsFar(in item, others))
            {
                Output.Add(ev, in item);
            }
        }

        return true;
    }

    private bool IsFar(in T item, ReadOnlySpan<TOther> others)
    {
        foreach (ref readonly TOther other in others)
        {
            if (Kinematics.DeltaR(item.Eta, item.Phi, other.Eta, other.Phi) < DeltaR)
            {
                return false;
            }
        }

        return true;
    }
}
