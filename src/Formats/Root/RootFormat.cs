using Heppy.Events;
using Heppy.Formats.Root.Files;
using Heppy.Formats.Root.Trees;

namespace Heppy.Formats.Root;

/// <summary>Events in ROOT files, read without ROOT.</summary>
/// <remarks>
/// The tree <c>Events</c> is read, or else the only tree of the file. Each leaf is a column; a leaf with a counter, a
/// fixed array and a <c>std::vector</c> of numbers are lists. A branch with several leaves gives
/// <c>branch_leaf</c>, and dots in names become <c>_</c>. Of several cycles the newest is read, or the one that the name
/// gives: <c>Events;2</c>.
/// </remarks>
public sealed class RootFormat : IEventFormat
{
    private const string Usual = "Events";

    /// <inheritdoc/>
    public string Name => "ROOT";

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
        TreeFile? opened = null;
        try
        {
            opened = TreeFile.Open(file, FindTree(file, tree));
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

    private static bool IsTree(RootKey key) => key.ClassName is "TTree" or "TNtuple" or "TNtupleD";

    private static RootKey FindTree(RootFile file, string? name)
    {
        RootKey[] trees = [.. file.Keys.Where(IsTree).Select(k => k.Path).Distinct()
            .Select(path => file.TryFind(path, out RootKey? newest) ? newest : null!)];
        RootKey? usual = Array.Find(trees, t => t.Path == Usual);
        if (name is not null)
        {
            return file.TryFind(name, out RootKey? named) && IsTree(named) ? named : throw new InvalidDataException($"{file.Path}: there is no tree {name} in this file. "
                + (trees.Length == 0 ? "It has no trees." : $"It has {string.Join(", ", trees.Take(5).Select(t => t.Path))}: set TreeName."));
        }

        return (usual, trees.Length) switch
        {
            ({ } events, _) => events,
            (null, 1) => trees[0],
            (null, 0) => throw new InvalidDataException($"{file.Path}: there is no tree in this file. It has "
                + (file.Keys.Count == 0 ? "no objects." : $"{string.Join(", ", file.Keys.Take(5).Select(k => $"{k.ClassName} {k.Path}"))}.")),
            _ => throw new InvalidDataException($"{file.Path}: there is no tree Events in this file, but {trees.Length} others: "
                + $"{string.Join(", ", trees.Take(5).Select(t => t.Path))}. Say which: set TreeName in the component."),
        };
    }
}
