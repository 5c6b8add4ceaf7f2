using Heppy.Events;
using Heppy.Trees;

namespace Heppy;

/// <summary>A tree of selected events with their columns as they are stored: what <c>Skim</c> is made of.</summary>
/// <param name="name">Name of the tree and of its file.</param>
/// <param name="keep">Patterns of columns to keep.</param>
/// <param name="drop">Patterns of columns to drop of those.</param>
public sealed class SkimTree(string name, IReadOnlyList<string> keep, IReadOnlyList<string> drop) : ResultHandle(name)
{
    private readonly List<(string File, int RowGroup, int Row)> _selected = [];
    private Func<string, IEventFile> _open = null!;
    private IReadOnlyList<ColumnSchema> _schema = [];

    /// <summary>Keeps an event; one that only a shifted collection brings here is kept too, each once.</summary>
    /// <param name="ev">The event being processed.</param>
    public void Keep(Event ev)
    {
        ArgumentNullException.ThrowIfNull(ev);
        MustBeAttached();
        (string, int, int) place = (ev.Batch.File, ev.Batch.RowGroup, ev.Row);
        if (ev.Universe < 0 || _selected.Count == 0 || _selected[^1] != place)
        {
            _selected.Add(place);
        }
    }

    /// <summary>Columns of a file that are kept, by name, so that the order in one file or another does not matter.</summary>
    internal IReadOnlyList<ColumnSchema> Kept(IReadOnlyList<ColumnSchema> columns) =>
    [
        .. columns.Where(c => !c.IsCount && c.Type != ElementType.Unsupported
            && keep.Any(p => Glob.Matches(p, c.Name)) && !drop.Any(p => Glob.Matches(p, c.Name)))
            .OrderBy(c => c.Name, StringComparer.Ordinal),
    ];

    /// <summary>Patterns of columns to keep that no column matches.</summary>
    internal IEnumerable<string> UnmatchedIn(IReadOnlyList<string> columns) => keep.Where(p => !columns.Any(c => Glob.Matches(p, c)));

    /// <summary>Says where the columns come from.</summary>
    internal void Connect(IReadOnlyList<ColumnSchema> schema, Func<string, IEventFile> open) => (_schema, _open) = (schema, open);

    internal override void Declare(Declarations to)
    {
        base.Declare(to);
        to.Skim(this);
    }

    internal override void Collect(AnalyzerResults into) => into.AddTree(new SkimRows(Name, _schema, _selected, _open));
}

/// <summary>Selected events, read again from their files when their turn to be written comes: memory does not grow with the selection.</summary>
internal sealed class SkimRows(
    string name, IReadOnlyList<ColumnSchema> schema, List<(string File, int RowGroup, int Row)> selected, Func<string, IEventFile> open) : ITreeRows
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public IReadOnlyList<ColumnSchema> Schema => schema;

    /// <inheritdoc/>
    public void AppendTo(ITreeWriter writer)
    {
        ColumnBuffer[] columns = [.. schema.Select(StoredTree.BufferFor)];
        int at = 0;
        while (at < selected.Count)
        {
            (string file, int group, _) = selected[at];
            using IEventFile input = open(file);
            for (; at < selected.Count && selected[at].File == file; group = at < selected.Count ? selected[at].RowGroup : group)
            {
                input.Read(group, columns);
                while (at < selected.Count && selected[at].File == file && selected[at].RowGroup == group)
                {
                    int first = selected[at].Row;
                    int count = 1;
                    while (at + count < selected.Count && selected[at + count] == (file, group, first + count))
                    {
                        count++;
                    }

                    writer.Append(columns, first, count);
                    at += count;
                }
            }
        }
    }
}
