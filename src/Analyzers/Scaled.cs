namespace Heppy.Analyzers;

/// <summary>An item whose four-momentum is multiplied by a factor: <c>(in j, f) => j with { Pt = j.Pt * f, Mass = j.Mass * f }</c>.</summary>
/// <typeparam name="T">Type of the item.</typeparam>
/// <param name="item">The item; it stays as it is.</param>
/// <param name="factor">The factor.</param>
public delegate T Scaled<T>(in T item, float factor);
