using Heppy.Events;
using Heppy.Trees;

namespace Heppy;

/// <summary>Rows in memory.</summary>
internal sealed record TreeRows(string Name, IReadOnlyList<ColumnSchema> Schema, IReadOnlyList<ColumnBuffer> Columns) : ITreeRows
{
    /// <inheritdoc/>
    public void AppendTo(ITreeWriter writer) => writer.Append(Columns, 0, Columns[0].Rows);
}
