namespace Heppy.Analyzers;

/// <summary>
/// An item with something added to it, as an item of another type. It may read variables of the configuration,
/// but not change them.
/// </summary>
/// <typeparam name="T">Type of the item.</typeparam>
/// <typeparam name="TTagged">Type of the tagged one.</typeparam>
/// <param name="item">The item.</param>
public delegate TTagged Tag<T, TTagged>(in T item);
