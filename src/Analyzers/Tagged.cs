namespace Heppy.Analyzers;

/// <summary>An item with a tag, as an item of another type: <c>(in j, isB) => new TaggedJet(j, isB)</c>.</summary>
/// <typeparam name="T">Type of the item.</typeparam>
/// <typeparam name="TTagged">Type of the tagged one.</typeparam>
/// <param name="item">The item.</param>
/// <param name="isTagged">Whether it is tagged.</param>
public delegate TTagged Tagged<T, TTagged>(in T item, bool isTagged);
