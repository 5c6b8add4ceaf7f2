using Heppy.Physics;

namespace Heppy.Analyzers;

/// <summary>An item with another four-momentum.</summary>
/// <typeparam name="T">Type of the item.</typeparam>
/// <param name="item">The item; it stays as it is.</param>
/// <param name="p4">The four-momentum, for <c>item with { Pt = (float)p4.Pt, ... }</c>.</param>
public delegate T Moved<T>(in T item, in P4 p4);
