using Heppy.Events;

namespace Heppy;

/// <summary>A component with its files opened.</summary>
/// <param name="Component">The component.</param>
/// <param name="Paths">Its files.</param>
/// <param name="Footers">Their footers, in the same order.</param>
/// <param name="Limit">Entries to process at most.</param>
internal sealed record ComponentInputs(Component Component, IReadOnlyList<string> Paths, IReadOnlyList<FileFooter> Footers, long? Limit)
{
    /// <summary>Entries of all files.</summary>
    internal long Total => Footers.Sum(f => f.Entries);

    /// <summary>Entries to process.</summary>
    internal long Entries => Math.Min(Total, Limit ?? long.MaxValue);

    /// <summary>Files with entries to process, or all if there are none.</summary>
    internal IReadOnlyList<PlannedFile> Files()
    {
        List<PlannedFile> files = [];
        long first = 0;
        for (int i = 0; i < Paths.Count; i++)
        {
            files.Add(new PlannedFile(Paths[i], Footers[i].Size, Footers[i].Digest, Footers[i].Entries, first, i, Component.TreeName));
            first += Footers[i].Entries;
        }

        return files;
    }
}
