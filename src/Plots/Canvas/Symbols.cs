using System.Collections.Frozen;

namespace Heppy.Plots;

/// <summary>Names of letters and signs, as ROOT and LaTeX have them.</summary>
internal static class Symbols
{
    private const string Greek =
        "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π rho ρ sigma σ "
        + "varsigma ς tau τ upsilon υ phi φ varphi ϕ chi χ psi ψ omega ω Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν "
        + "Xi Ξ Omicron Ο Pi Π Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω";

    private const string Signs =
        "pm ± mp ∓ times × cdot · upoint · rightarrow → to → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈ sim ~ propto ∝ infty ∞ "
        + "ell ℓ partial ∂ sum Σ int ∫ circ ° deg ° bullet • prime ′ parallel ∥ perp ⊥ oplus ⊕ otimes ⊗ hbar ℏ LT ⟨ GT ⟩ langle ⟨ rangle ⟩";

    private static readonly FrozenDictionary<string, string> ByName = $"{Greek} {Signs}".Split(' ').Chunk(2).ToFrozenDictionary(p => p[0], p => p[1]);

    /// <summary>A symbol, or null.</summary>
    internal static string? Find(string name) => ByName.GetValueOrDefault(name);
}
