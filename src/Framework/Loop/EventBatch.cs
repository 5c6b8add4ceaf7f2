using Heppy.Events;

namespace Heppy;

/// <summary>Decoded rows of one row group.</summary>
/// <param name="requests">The columns, by slot of the sequence.</param>
internal sealed class EventBatch(IReadOnlyList<ColumnRequest> requests)
{
    /// <summary>Path of the file.</summary>
    internal string File { get; set; } = "";

    /// <summary>Index of the file in the component.</summary>
    internal int FileIndex { get; set; }

    /// <summary>Row group in the file.</summary>
    internal int RowGroup { get; set; }

    /// <summary>Entry, in the file, of row 0.</summary>
    internal long FirstEntryInFile { get; set; }

    /// <summary>Entry, in the component, of row 0.</summary>
    internal long FirstEntry { get; set; }

    /// <summary>Rows decoded.</summary>
    internal int Rows { get; set; }

    /// <summary>Rows to process: first one, and one past the last.</summary>
    internal (int First, int End) Span { get; set; }

    /// <summary>One buffer per slot of the sequence.</summary>
    internal ColumnBuffer[] Columns { get; } = [.. requests.Select(r => ColumnBuffer.Create(r.Name, r.Type, r.IsJagged))];

    /// <summary>Run, luminosity block and event number, read when asked for.</summary>
    internal EventIds Ids { get; } = new();

    /// <summary>Whether it has these columns, in this order.</summary>
    internal bool IsFor(IReadOnlyList<ColumnRequest> requests)
    {
        for (int i = 0; i < Columns.Length && i < requests.Count; i++)
        {
            if (Columns[i].Name != requests[i].Name || Columns[i].ValueType != requests[i].Type || Columns[i].IsJagged != requests[i].IsJagged)
            {
                return false;
            }
        }

        return Columns.Length == requests.Count;
    }
}
