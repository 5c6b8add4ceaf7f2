using Heppy.Events;

namespace Heppy.Trees;

/// <summary>One file format that trees (ntuples, skims) are written in. What it writes, its <see cref="Events"/> can read.</summary>
public interface ITreeFormat
{
    /// <summary>Extension of the files, with the dot: <c>.parquet</c>.</summary>
    string Extension { get; }

    /// <summary>Reads what this format writes.</summary>
    IEventFormat Events { get; }

    /// <summary>Why a tree cannot be written in this format, with what to do; null if it can.</summary>
    /// <param name="schema">Its columns.</param>
    string? Problem(IReadOnlyList<ColumnSchema> schema);

    /// <summary>Starts a file.</summary>
    /// <param name="stream">Where to write; seekable, stays open.</param>
    /// <param name="schema">The columns, in order.</param>
    /// <param name="name">Name of the tree, where the format has such names.</param>
    ITreeWriter Create(Stream stream, IReadOnlyList<ColumnSchema> schema, string name = "Events");
}
