using Heppy.Events;
using Heppy.Trees;

namespace Heppy;

/// <summary>Rows of a tree that wait for being written in the order of the entries.</summary>
internal interface ITreeRows
{
    /// <summary>Name of the tree and of its file, without extension.</summary>
    string Name { get; }

    /// <summary>The columns.</summary>
    IReadOnlyList<ColumnSchema> Schema { get; }

    /// <summary>Appends all rows to a file.</summary>
    void AppendTo(ITreeWriter writer);
}
