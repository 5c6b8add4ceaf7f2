using Heppy.Batch;

namespace Heppy.Commands;

/// <summary>What is to be planned: the part of the command line that <c>heppy</c> and <c>heppy-batch</c> share.</summary>
internal sealed record RunRequest
{
    /// <summary>Directory that receives the results.</summary>
    internal required string OutputDirectory { get; init; }

    /// <summary>The configuration file, or null for that of the run.</summary>
    internal required string? Configuration { get; init; }

    /// <summary>Options of the configuration, each <c>K=V</c>.</summary>
    internal IReadOnlyList<string> ConfigurationOptions { get; init; } = [];

    /// <summary>What to run of it.</summary>
    internal PlanRequest Plan { get; init; } = new();

    /// <summary>Replace what is there.</summary>
    internal bool Force { get; init; }

    /// <summary>Go on with the same run, if it is there.</summary>
    internal bool Continue { get; init; }

    /// <summary>Where the large outputs go, or null to keep them in the run's directory, or where the run has them already.</summary>
    internal StoreRecord? Store { get; init; }

    /// <summary>Record the versions of everything.</summary>
    internal bool TrackVersions { get; init; }
}
