using Heppy.Storage;

namespace Heppy;

/// <summary>Proves from the seals, against the plan, that every entry of a component was processed exactly once.</summary>
internal static class Completeness
{
    /// <summary>What a component lacks to be whole.</summary>
    /// <param name="component">The component.</param>
    /// <param name="chunks">Its chunks, in the order of the entries.</param>
    internal static CompletenessReport Of(PlannedComponent component, IReadOnlyList<RunChunk> chunks)
    {
        List<string> missing = [];
        List<string> conflicts = [];
        long done = 0;
        long at = 0;
        foreach (RunChunk chunk in chunks.Where(c => c.Seal is not null).OrderBy(c => Start(component, c)))
        {
            foreach (EntryRange range in chunk.Seal!.RangesDone)
            {
                if (range.File < 0 || range.File >= component.Files.Count)
                {
                    conflicts.Add($"{chunk.Directory} says it processed file {range.File} of {component.Name}, which has {component.Files.Count}");
                    continue;
                }

                PlannedFile file = component.Files[range.File];
                long first = file.FirstEntry + range.First;
                if (range.First < 0 || range.Count <= 0 || range.First + range.Count > file.Entries)
                {
                    conflicts.Add($"{chunk.Directory} says it processed entries {range.First} to {range.First + range.Count} of {file.Path}, which has {file.Entries}");
                }
                else if (first < at)
                {
                    conflicts.Add($"{chunk.Directory} and another chunk both processed entries {first} to {Math.Min(at, first + range.Count)} of {component.Name}");
                }

                at = Math.Max(at, first + range.Count);
                done += range.Count;
            }

            foreach (SealedInput input in chunk.Seal.Inputs)
            {
                PlannedFile? planned = component.Files.FirstOrDefault(f => f.Path == input.Path);
                if (planned is null || planned.Size != input.Size || planned.Digest != input.Digest)
                {
                    conflicts.Add($"{chunk.Directory} read another {input.Path} than the plan names: {input.Size} bytes (footer {Fingerprint.Short(input.Digest)}), planned {planned?.Size} bytes (footer {Fingerprint.Short(planned?.Digest)})");
                }
            }
        }

        foreach (RunChunk chunk in chunks)
        {
            string? lack = chunk.Seal switch
            {
                null => $"{Short(component, chunk.Directory)} is {(chunk.Exists ? "not sealed" : "missing")}",
                { State: SealState.Stopped } when !chunks.Any(c => c.Index == chunk.Index + component.Chunks.Count) =>
                    $"{Short(component, chunk.Directory)} was stopped ({chunk.Seal.StopReason}) and its rest is not done",
                { State: SealState.EndedByAnalysis } => $"{Short(component, chunk.Directory)} was ended by the analysis ({chunk.Seal.StopReason})",
                _ => null,
            };
            if (lack is not null)
            {
                missing.Add(lack);
            }
        }

        return new CompletenessReport(component, done, missing, conflicts);
    }

    private static long Start(PlannedComponent component, RunChunk chunk) =>
        chunk.Seal!.RangesDone.Count == 0 || (uint)chunk.Seal.RangesDone[0].File >= (uint)component.Files.Count ? -1 : component.Files[chunk.Seal.RangesDone[0].File].FirstEntry + chunk.Seal.RangesDone[0].First;

    private static string Short(PlannedComponent component, string directory) =>
        directory.StartsWith(component.Name + "_", StringComparison.Ordinal) ? directory[(component.Name.Length + 1)..] : directory;
}
