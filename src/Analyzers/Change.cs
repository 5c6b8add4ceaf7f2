namespace Heppy.Analyzers;

/// <summary>Another item made of one. It may read variables of the configuration, but not change them.</summary>
/// <typeparam name="T">Type of the item.</typeparam>
/// <param name="item">The item; it stays as it is.</param>
public delegate T Change<T>(in T item);
