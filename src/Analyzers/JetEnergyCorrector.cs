namespace Heppy.Analyzers;

/// <summary>Multiplies the four-momentum of each jet by its correction, and puts them in the order of falling transverse momentum.</summary>
/// <remarks>The collection is written also where it is empty. Equal jets stay in their order; NaN comes last.</remarks>
/// <typeparam name="T">Type of the jets.</typeparam>
/// <example>
/// <code>
/// new JetEnergyCorrector&lt;Jet&gt; { Input = "raw_jets", Output = "jets", Correction = (in j) => 1.02, Corrected = (in j, f) => j with { Pt = j.Pt * f, Mass = j.Mass * f } }
/// </code>
/// </example>
public sealed class JetEnergyCorrector<T> : Analyzer
    where T : struct
{
    /// <summary>The jets.</summary>
    public required Input<T> Input { get; init; }

    /// <summary>The corrected jets.</summary>
    public required Output<T> Output { get; init; }

    /// <summary>Factor of a jet, for example from a <see cref="Heppy.Analyzers.Correction"/>.</summary>
    public required Quantity<T> Correction { get; init; }

    /// <summary>A jet multiplied by a factor.</summary>
    public required Scaled<T> Corrected { get; init; }

    /// <inheritdoc/>
    protected override bool OnlyAddsCollections => true;

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ReadOnlySpan<T> jets = Input[ev];
        Span<T> corrected = Output.Allocate(ev, jets.Length);
        for (int i = 0; i < jets.Length; i++)
        {
            corrected[i] = Corrected(in jets[i], (float)Correction(in jets[i]));
        }

        ByPt<T>.Sort(corrected);
        return true;
    }
}
