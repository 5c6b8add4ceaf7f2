namespace Heppy.Lazy.Computing;

/// <summary>Fills a tile.</summary>
/// <param name="first">Number of its first element in the array.</param>
/// <param name="count">Number of elements.</param>
internal delegate void TileStep(long first, int count);
