using System.Text.Json;
using Heppy.Reports;
using Heppy.Storage;

namespace Heppy.Commands;

/// <summary>The results of a run as far as there are any: those that are merged, and else the sum of the sealed chunks.</summary>
/// <remarks>It may be read again and again while the run goes on: only what was sealed meanwhile is read from disk.</remarks>
/// <param name="run">The run.</param>
/// <param name="plan">Its plan.</param>
internal sealed class RunResults(RunDirectory run, Plan plan)
{
    private readonly RunChunks _chunks = new(Workspace.Files, run.Path, plan);
    private readonly ResultFormats _formats = Workspace.Formats(plan.Trees);
    private readonly Dictionary<string, ChunkSum> _sums = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Seal Seal, ReportComponent Component)> _merged = new(StringComparer.Ordinal);

    /// <summary>All components, in the order of the plan.</summary>
    /// <exception cref="UserError">What is sealed is damaged, or of another run.</exception>
    internal IReadOnlyList<ReportComponent> Read() => [.. plan.Components.Select(Read)];

    private ReportComponent Read(PlannedComponent component)
    {
        string directory = Path.Combine(run.Path, component.Name);
        try
        {
            RunChunk[] chunks = [.. _chunks.Of(component)];
            Seal[] seals = [.. chunks.Select(c => c.Seal ?? Archived(c)).OfType<Seal>()];
            CompletenessReport report = Completeness.Of(component, chunks);
            Seal? merged = component.Chunks.Count > 1 ? SealedDirectory.Read(Workspace.Files, run.Path, component.Name) : null;
            if (merged?.RunId != plan.RunId || merged.EntriesRead < report.Done)
            {
                return Added(component, report, chunks, seals);
            }

            if (!_merged.TryGetValue(component.Name, out var known) || known.Seal.Started != merged.Started || known.Seal.EntriesRead != merged.EntriesRead)
            {
                (ResultSet results, Summary summary) = new ResultStore(_formats).Read(new DirectorySource(directory));
                known = (merged, new ReportComponent(component, report, seals, IsMerged: true, summary, results));
                _merged[component.Name] = known;
            }

            // Chunks that were put away count as they did.
            bool isGone = chunks.All(c => c.Seal is null);
            return known.Component with
            {
                Completeness = isGone ? Completeness.Of(component, [new RunChunk(component, 0, component.Name, merged)]) : report,
                Seals = seals.Length > 0 ? seals : [merged],
            };
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or ArgumentException)
        {
            throw new UserError($"{directory} is damaged: {e.Message} Find out more: heppy-check --deep {run.Path}", ExitCode.Incomplete, e);
        }
    }

    private ReportComponent Added(PlannedComponent component, CompletenessReport report, RunChunk[] chunks, Seal[] seals)
    {
        if (!_sums.TryGetValue(component.Name, out ChunkSum? sum))
        {
            _sums.Add(component.Name, sum = new ChunkSum(_formats, run.Path));
        }

        foreach (RunChunk chunk in chunks)
        {
            sum.Add(chunk);
        }

        bool isWhole = component.Chunks.Count == 1 && chunks is [{ Seal: not null }];
        return sum.Count == 0
            ? new ReportComponent(component, report, seals, IsMerged: false, null, null)
            : new ReportComponent(component, report, seals, isWhole, sum.Summarize(report), sum.Total);
    }

    /// <summary>The seal of a chunk that heppy-hadd -c has put away.</summary>
    private Seal? Archived(RunChunk chunk)
    {
        string path = Path.Combine(run.Path, RunChunks.ArchiveName, chunk.Directory);
        return chunk.Exists || !Directory.Exists(path) ? null : new ChunkDirectory(Workspace.Files, path).Read();
    }
}
