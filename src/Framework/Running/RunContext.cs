using Heppy.Storage;

namespace Heppy;

/// <summary>What is needed to run chunks of a planned run.</summary>
public sealed record RunContext
{
    /// <summary>The run's directory.</summary>
    public required string Outdir { get; init; }

    /// <summary>The configuration.</summary>
    public required Config Config { get; init; }

    /// <summary>The plan.</summary>
    public required Plan Plan { get; init; }

    /// <summary>Opens input files.</summary>
    public required Inputs Inputs { get; init; }

    /// <summary>Formats of results.</summary>
    public required ResultFormats Formats { get; init; }

    /// <summary>File operations.</summary>
    public required IFileLayer Files { get; init; }

    /// <summary>Keeps the large outputs, or null if they stay in the run's directory.</summary>
    public IRemoteStore? Store { get; init; }

    /// <summary>Asks all loops to end.</summary>
    public StopSignal Stop { get; init; } = new();

    /// <summary>Counts events while they are processed.</summary>
    public RunProgress Progress { get; init; } = new();

    /// <summary>Events printed to the log of the first chunk of each component.</summary>
    public int PrintCount { get; init; }

    /// <summary>Whether jumps of the memory are noted in the logs.</summary>
    public bool WatchMemory { get; init; }

    /// <summary>Clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
