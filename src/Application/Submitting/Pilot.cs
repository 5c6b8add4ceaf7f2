using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Heppy.Commands;

/// <summary>Runs the first events of each component here, on one core, to know how long jobs will take.</summary>
/// <param name="config">The configuration, its services started.</param>
/// <param name="plan">The plan.</param>
internal sealed class Pilot(Config config, Plan plan)
{
    private const int WarmUp = 500;
    private const long AtLeast = 5_000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Measures each component: a row group, or some thousand events, or what can be done in 20 s.</summary>
    internal IReadOnlyList<PilotResult> Measure() => [.. plan.Components.Select(Measure)];

    /// <summary>The measurements, and what to write into the configuration for jobs of a length.</summary>
    /// <param name="results">The measurements.</param>
    /// <param name="time">Wanted length of a job.</param>
    /// <param name="startUp">What the start of a job takes.</param>
    internal static string Text(IReadOnlyList<PilotResult> results, TimeSpan time, TimeSpan startUp)
    {
        var text = new StringBuilder();
        int width = Math.Max(9, results.Max(r => r.Component.Length));
        text.Append(CultureInfo.InvariantCulture, $"{"component".PadRight(width)}  {"events",14}  {"measured",10}  {"events/s",10}  {"one job",9}  {"memory",8}  {"chunks",7}\n");
        foreach (PilotResult result in results)
        {
            string alone = Short(result.Rate > 0 ? TimeSpan.FromSeconds(result.Entries / result.Rate) : TimeSpan.Zero);
            text.Append(CultureInfo.InvariantCulture, $"{result.Component.PadRight(width)}  {result.Entries,14:N0}  {result.Measured,10:N0}  {result.Rate,10:N0}  {alone,9}  {result.PeakMemory,5} MB  {result.ChunksFor(time, startUp),7}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"for jobs of {Short(time)}, {Short(startUp)} of it for the start:\n");
        foreach (PilotResult result in results)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {result.Component}.SplitFactor = {result.ChunksFor(time, startUp)};\n");
        }

        return text.ToString();
    }

    private PilotResult Measure(PlannedComponent planned)
    {
        // The first events pay for compilation and for opening files.
        Run(planned, Math.Min(WarmUp, planned.Entries));
        long wanted = Math.Min(planned.Entries, Math.Max(AtLeast, planned.Files.Count > 0 ? Math.Min(planned.Files[0].Entries, 100_000) : AtLeast));
        long start = Stopwatch.GetTimestamp();
        long done = Run(planned, wanted);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using var self = Process.GetCurrentProcess();
        return new PilotResult(planned.Name, planned.Entries, done, seconds, self.PeakWorkingSet64 >> 20);
    }

    private long Run(PlannedComponent planned, long events)
    {
        var sequence = new Sequence(config, config.Components.First(c => c.Name == planned.Name), [.. planned.Triggers]);
        AutomaticAxes.Fix(sequence, plan);
        List<EntryRange> ranges = [];
        long left = events;
        foreach (PlannedFile file in planned.Files.Where(f => f.Entries > 0))
        {
            if (left > 0)
            {
                ranges.Add(new EntryRange(file.Index, 0, Math.Min(left, file.Entries)));
                left -= ranges[^1].Count;
            }
        }

        using var pool = new FilePool(Workspace.Inputs(), config);
        sequence.ConnectSkims(pool, planned.Files.Count > 0 ? planned.Files[0] : null);
        var stop = new StopSignal();
        using var clock = new Timer(_ => stop.Request("pilot"), null, Limit, Timeout.InfiniteTimeSpan);
        try
        {
            return new RangeRunner(sequence, stop).Run(pool, planned.Files.ToDictionary(f => f.Index), [.. ranges]).Read;
        }
        catch (Exception e) when (e is EventFailure or AnalyzerFailure)
        {
            throw new UserError($"{planned.Name}: {e.Message}. Nothing was submitted.", ExitCode.ChunksFailed, e);
        }
    }

    private static string Short(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.#} h")
        : time.TotalMinutes >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.#} min") : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.#} s");
}
