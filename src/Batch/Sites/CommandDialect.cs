namespace Heppy.Batch;

/// <summary>What <c>heppy-check -b 'bsub -q 1nh'</c> adds to the command. All are templates.</summary>
public sealed record CommandDialect
{
    /// <summary>Stands before the command.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The option that names the job, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Regular expression of a name that the user has given; then it is kept. Null: never.</summary>
    public string? Named { get; init; }

    /// <summary>Stands at the end, unless the command names the script already.</summary>
    public required string Script { get; init; }

    /// <summary>Regular expression of a command that names its script; null: it contains the script's name.</summary>
    public string? Complete { get; init; }
}
