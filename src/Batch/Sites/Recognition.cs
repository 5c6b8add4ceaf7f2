namespace Heppy.Batch;

/// <summary>A submit command that belongs to a system. Where several systems share it, the conditions decide.</summary>
public sealed record Recognition
{
    /// <summary>The command without its folder, such as <c>qsub</c>.</summary>
    public required string Word { get; init; }

    /// <summary>Regular expression over the whole command: options that only this system knows; or null.</summary>
    public string? Options { get; init; }

    /// <summary>A program in PATH that only this system has; or null.</summary>
    public string? Program { get; init; }
}
