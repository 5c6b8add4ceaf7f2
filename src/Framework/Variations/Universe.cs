namespace Heppy;

/// <summary>The event under a shifted collection: which analyzers run again, and which products are theirs.</summary>
/// <param name="Variation">Index of the variation.</param>
/// <param name="Declared">The variation.</param>
/// <param name="Affected">Analyzers that run again, ascending; all come after the one that declares the variation.</param>
/// <param name="Products">Products that have other items: the shifted one, and those of the affected analyzers.</param>
internal sealed record Universe(int Variation, DeclaredVariation Declared, int[] Affected, Product[] Products);
