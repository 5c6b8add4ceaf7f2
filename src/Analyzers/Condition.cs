namespace Heppy.Analyzers;

/// <summary>Whether an item is wanted. It may read variables of the configuration, but not change them.</summary>
/// <typeparam name="T">Type of the item.</typeparam>
/// <param name="item">The item.</param>
public delegate bool Condition<T>(in T item);
