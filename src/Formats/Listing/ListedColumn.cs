namespace Heppy.Formats.Listing;

/// <summary>One column of a tree.</summary>
/// <param name="Name">Flat name, as a handle asks for it: <c>Muon_pt</c>.</param>
/// <param name="Type">Type of an entry as in C#: <c>float</c>, <c>float[nMuon]</c>, <c>float[3]</c>, <c>float?</c>; what the file calls it, where it cannot be read.</param>
/// <param name="IsReadable">Whether analyses and conversions can read it.</param>
/// <param name="Stored">How the file names and types it.</param>
/// <param name="StoredBytes">Bytes in the file, over all clusters.</param>
/// <param name="UnpackedBytes">Bytes when unpacked; null where this is not known.</param>
public sealed record ListedColumn(string Name, string Type, bool IsReadable, string Stored, long StoredBytes, long? UnpackedBytes);
