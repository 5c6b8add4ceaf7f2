using Heppy.Physics;

namespace Heppy.Analyzers;

/// <summary>
/// Computes the transverse mass of each lepton with the missing transverse momentum, both taken as massless.
/// </summary>
/// <remarks>
/// See <see cref="Kinematics.TransverseMass"/>. A lepton with NaN in pT or azimuth has the mass NaN.
/// </remarks>
/// <typeparam name="T">Type of the leptons.</typeparam>
/// <example>
/// <code>
/// new MTW&lt;Muon&gt; { Leptons = "good_muons", Met = "met", Output = "mtw" }     // Input&lt;double&gt; reads it
/// </code>
/// </example>
public sealed class MTW<T> : Analyzer
    where T : struct, IParticle
{
    /// <summary>The leptons.</summary>
    public required Input<T> Leptons { get; init; }

    /// <summary>
    /// The missing momentum, of <see cref="METBuilder{T}"/> or <see cref="METReader"/>; the first item.
    /// </summary>
    public required Input<MissingMomentum> Met { get; init; }

    /// <summary>
    /// Transverse mass in GeV: item i is that of lepton i. Empty where there is no missing momentum.
    /// </summary>
    public required Output<double> Output { get; init; }

    /// <inheritdoc/>
    protected override bool OnlyAddsCollections => true;

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ReadOnlySpan<MissingMomentum> met = Met[ev];
        if (met.Length == 0)
        {
            return true;
        }

        P4 missing = met[0].P4;
        foreach (ref readonly T lepton in Leptons[ev])
        {
            Output.Add(ev, Kinematics.TransverseMass(lepton.Pt, lepton.Phi, missing.Pt, missing.Phi));
        }

        return true;
    }
}
