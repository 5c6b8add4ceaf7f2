namespace Heppy;

/// <summary>An event that could not be processed, with all that is needed to process it again: <c>failure.json</c> in the directory of its chunk.</summary>
public sealed record FailedEvent
{
    /// <summary>Identity of the run.</summary>
    public required string RunId { get; init; }

    /// <summary>Fingerprint of the tools.</summary>
    public required string Tool { get; init; }

    /// <summary>The component.</summary>
    public required string Component { get; init; }

    /// <summary>Name of the chunk's directory.</summary>
    public required string Chunk { get; init; }

    /// <summary>Entry in the component, from 0.</summary>
    public required long Entry { get; init; }

    /// <summary>The input file, with size and digest.</summary>
    public required PlannedFile File { get; init; }

    /// <summary>What happened: analyzer, exception, line, entry, run, luminosity block and event.</summary>
    public required string Message { get; init; }

    /// <summary>The event as text: columns and products, as far as they were made.</summary>
    public required string Event { get; init; }

    /// <summary>The exception with its stack.</summary>
    public required string Stack { get; init; }

    /// <summary>The user's options, as arguments.</summary>
    public required IReadOnlyList<string> Options { get; init; }

    /// <summary>The sources of the configuration by name, the main one first.</summary>
    public required IReadOnlyDictionary<string, string> Sources { get; init; }

    /// <summary>What is known of a failure; null if it was no event that failed.</summary>
    internal static FailedEvent? Of(RunContext run, PlannedComponent planned, string chunk, Exception? exception)
    {
        if (exception is not EventFailure failure)
        {
            return null;
        }

        var directory = new RunDirectory(run.Files, run.Outdir);
        PinnedRun pinned = directory.ReadPinned();
        return new FailedEvent
        {
            RunId = run.Plan.RunId,
            Tool = run.Plan.Tool,
            Component = planned.Name,
            Chunk = chunk,
            Entry = failure.Entry,
            File = planned.Files.Last(f => f.FirstEntry <= failure.Entry && f.Entries > 0),
            Message = failure.Message,
            Event = failure.EventText,
            Stack = failure.InnerException!.ToString(),
            Options = pinned.Options,
            Sources = pinned.Sources.ToDictionary(s => s, directory.Source),
        };
    }
}
