namespace Heppy.Analyzers;

/// <summary>A number that belongs to an item. It may read variables of the configuration, but not change them.</summary>
/// <typeparam name="T">Type of the item.</typeparam>
/// <param name="item">The item.</param>
public delegate double Quantity<T>(in T item);
