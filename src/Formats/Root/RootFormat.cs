using Heppy.Events;
using Heppy.Formats.Root.Files;
using Heppy.Formats.Root.NTuples;
using Heppy.Formats.Root.Trees;
using Heppy.Formats.Root.Writing;
using Heppy.Trees;

namespace Heppy.Formats.Root;

/// <summary>Events and trees in ROOT files, read and written without ROOT.</summary>
/// <remarks>
/// The tree <c>Events</c> is read, be it a <c>TTree</c> or an RNTuple, or else the only one of the file. Each leaf is a
/// column. Of a <c>TTree</c>, a leaf with a counter, a fixed array and a <c>std::vector</c> of numbers are lists; a
/// branch with several leaves gives <c>branch_leaf</c>, and dots in names become <c>_</c>. Of an RNTuple, collections
/// and fixed arrays are lists; members give <c>record_member</c>. A written file has one <c>TTree</c>
/// with a branch per column; a list has a counter: the column <c>nJet</c> for <c>Jet_pt</c>, or where there is none a branch
/// <c>nJet_pt</c>. Of several cycles the newest is read, or the one that the name gives:
/// <c>Events;2</c>.
/// </remarks>
public sealed class RootFormat : IEventFormat, ITreeFormat
{
    private const string Usual = "Events";

    /// <inheritdoc/>
    public string Name => "ROOT";

    /// <inheritdoc/>
    public string Extension => ".root";

    /// <inheritdoc/>
    public IEventFormat Events => this;

    /// <summary>How baskets of written trees are packed.</summary>
    /// <value>zstd.</value>
    public RootCompression Compression { get; init; } = RootCompression.Zstd;

    /// <inheritdoc/>
    public bool Recognises(string path)
    {
        using FileStream stream = File.OpenRead(path);
        Span<byte> head = stackalloc byte[4];
        return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.SequenceEqual("root"u8);
    }

    /// <inheritdoc/>
    public IEventFile Open(string path, string? tree = null)
    {
        RootFile file = RootFile.Open(path);
        IEventFile? opened = null;
        try
        {
            RootKey key = FindTree(file, tree);
            opened = NTupleAnchor.IsAnchor(key.ClassName) ? NTupleFile.Open(file, key) : TreeFile.Open(file, key);
            return opened;
        }
        finally
        {
            if (opened is null)
            {
                file.Dispose();
            }
        }
    }

    /// <inheritdoc/>
    public string? Problem(IReadOnlyList<ColumnSchema> schema) => TreeLayout.Of(schema, out _);

    /// <summary>Starts a file with one flat tree, in clusters of 131,072 rows, fewer where rows are large.</summary>
    /// <param name="stream">Where to write; seekable, stays open.</param>
    /// <param name="schema">The columns, in order; their names are unique, their types supported. A null in one is NaN, or an error where the type has none.</param>
    /// <param name="name">Name of the tree.</param>
    /// <exception cref="ArgumentException">
    /// The stream does not seek; or a column has no name, a name that is taken, or a type that cannot be written.
    /// </exception>
    public ITreeWriter Create(Stream stream, IReadOnlyList<ColumnSchema> schema, string name = "Events") =>
        new RootTreeWriter(stream, name, schema, Compression);

    private static bool IsTree(RootKey key) => key.ClassName is "TTree" or "TNtuple" or "TNtupleD" || NTupleAnchor.IsAnchor(key.ClassName);

    private static RootKey FindTree(RootFile file, string? name)
    {
        RootKey[] trees = [.. file.Keys.Where(IsTree).Select(k => k.Path).Distinct()
            .Select(path => file.TryFind(path, out RootKey? newest) ? newest : null!)];
        RootKey? usual = Array.Find(trees, t => t.Path == Usual);
        if (name is not null)
        {
            return file.TryFind(name, out RootKey? named) && IsTree(named) ? named : throw new InvalidDataException($"{file.Path}: there is no tree {name} in this file. "
                + (trees.Length == 0 ? "It has no trees." : $"It has {string.Join(", ", trees.Take(5).Select(t => t.Path))}. Name one of them."));
        }

        return (usual, trees.Length) switch
        {
            ({ } events, _) => events,
            (null, 1) => trees[0],
            (null, 0) => throw new InvalidDataException($"{file.Path}: there is no tree in this file. It has "
                + (file.Keys.Count == 0 ? "no objects." : $"{string.Join(", ", file.Keys.Take(5).Select(k => $"{k.ClassName} {k.Path}"))}.")),
            _ => throw new InvalidDataException($"{file.Path}: there is no tree Events in this file, but {trees.Length} others: "
                + $"{string.Join(", ", trees.Take(5).Select(t => t.Path))}. Say which: TreeName of the component, --tree of heppy-convert."),
        };
    }
}
