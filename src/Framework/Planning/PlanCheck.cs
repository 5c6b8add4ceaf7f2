using Heppy.Storage;

namespace Heppy;

/// <summary>What plans and tasks may say: they are read from disk, where anybody may have changed them.</summary>
internal static class PlanCheck
{
    /// <summary>Reads a plan.</summary>
    /// <param name="path">Path of its file.</param>
    /// <exception cref="UserError">It is missing or damaged.</exception>
    internal static Plan Plan(string path) => JsonFiles.Read<Plan>(path, p =>
        p.Components.Count == 0 ? "it has no component"
        : p.Components.DistinctBy(c => c.Name).Count() < p.Components.Count ? "it has a component twice"
        : p.Components.Select(Problem).FirstOrDefault(problem => problem is not null)
        ?? p.AxisRanges.Where(r => r.Value.Length != 2 || !r.Value.All(double.IsFinite)).Select(r => $"the range of {r.Key} is none").FirstOrDefault(),
        "Restore it from a copy, or start again with -f.");

    /// <summary>Reads the task of a chunk.</summary>
    /// <param name="path">Path of its file.</param>
    /// <exception cref="UserError">It is missing or damaged.</exception>
    internal static ChunkTask Task(string path) => JsonFiles.Read<ChunkTask>(path, t =>
        t.Index < 0 ? "its number is below 0"
        : t.Files.DistinctBy(f => f.Index).Count() < t.Files.Count ? "it has a file twice"
        : t.Files.Select(Problem).FirstOrDefault(p => p is not null)
        ?? Problem(t.Ranges, t.Files.ToDictionary(f => f.Index)),
        $"Remove the directory {Path.GetDirectoryName(path)} and run heppy --resume.");

    private static string? Problem(PlannedComponent component) =>
        Names.ComponentProblem(component.Name) is { } name ? $"the name of component '{component.Name}' is none: {name}"
        : component.Chunks.Count == 0 || component.Chunks.Where((c, i) => c.Index != i).Any() ? $"the chunks of {component.Name} are not numbered from 0"
        : component.Files.Count == 0 || component.Files.Where((f, i) => f.Index != i).Any() ? $"the files of {component.Name} are not numbered from 0"
        : !StoredNumbers.IsCount(component.Entries) || !StoredNumbers.IsCount(component.EntriesTotal) ? $"the entries of {component.Name} are below 0"
        : !IsNumber(component.CrossSection) || !IsNumber(component.Luminosity) || !IsNumber(component.SumOfWeights) || !IsNumber(component.Factor) ? $"a number of {component.Name} is not finite"
        : component.Files.Select(Problem).FirstOrDefault(p => p is not null)
        ?? Problem([.. component.Chunks.SelectMany(c => c.Ranges)], component.Files.ToDictionary(f => f.Index));

    private static string? Problem(PlannedFile file) =>
        !StoredNumbers.IsCount(file.Entries) || !StoredNumbers.IsCount(file.FirstEntry) || file.Size < 0 ? $"size or entries of {file.Path} are below 0" : null;

    private static string? Problem(EntryRange[][] ranges, Dictionary<int, PlannedFile> files)
    {
        foreach (EntryRange range in ranges.SelectMany(r => r))
        {
            if (!files.TryGetValue(range.File, out PlannedFile? file))
            {
                return $"a range is of file {range.File}, which there is not";
            }

            if (!StoredNumbers.IsCount(range.First) || !StoredNumbers.IsCount(range.Count) || range.First + range.Count > file.Entries)
            {
                return $"entries {range.First} to {range.First + range.Count} of {file.Path} are not in it: it has {file.Entries}";
            }
        }

        return null;
    }

    private static bool IsNumber(double? number) => number is null || double.IsFinite(number.Value);
}
