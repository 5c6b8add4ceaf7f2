namespace Heppy.Analyzers;

/// <summary>
/// What items are sorted by, highest first. It may read variables of the configuration, but not change them.
/// </summary>
/// <typeparam name="T">Type of the items.</typeparam>
/// <param name="item">The item.</param>
/// <returns>The key; items with NaN come last.</returns>
public delegate double SortKey<T>(in T item);
