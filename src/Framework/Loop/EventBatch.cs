using Heppy.Events;

namespace Heppy;

/// <summary>Decoded rows of one row group.</summary>
internal sealed class EventBatch
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
    internal required ColumnBuffer[] Columns { get; init; }

    /// <summary>Run, luminosity block and event number, read when asked for.</summary>
    internal EventIds Ids { get; } = new();
}
