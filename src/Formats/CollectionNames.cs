namespace Heppy.Formats;

/// <summary>Which collection a list of values belongs to: what its length is called.</summary>
internal static class CollectionNames
{
    /// <summary>Name of a collection: <c>Muon</c> for the lists of structs <c>Muon.pt</c> and for lists <c>Muon_pt</c>.</summary>
    /// <param name="list">Flat name of what is stored as a list.</param>
    /// <param name="column">Flat name of the column, which is longer if the list is one of structs.</param>
    public static string Of(string list, string column)
    {
        // Side by side, Muon_pt and Muon_eta are one collection by the convention of their names alone.
        int underscore = list.IndexOf('_', StringComparison.Ordinal);
        bool isStruct = list.Length < column.Length;
        return isStruct || underscore <= 0 ? list : list[..underscore];
    }
}
