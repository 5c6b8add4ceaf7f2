namespace Heppy.Batch;

/// <summary>How files get to one kind of storage and back, read from <c>transfers/NAME.json</c>.</summary>
/// <remarks>
/// Commands are Scriban templates for the shell, run with <c>LC_ALL=C</c>. Values stand in them quoted: <c>file</c> (a local file), <c>url</c>, and the parts of the URL: <c>server</c>
/// (<c>host:port</c>), <c>path</c> (with one <c>/</c> at its beginning) and <c>directory</c> (that of the path).
/// </remarks>
public sealed record TransferProfile
{
    /// <summary>Its name: the file name without <c>.json</c>.</summary>
    public required string Name { get; init; }

    /// <summary>One line for lists of profiles.</summary>
    public required string Description { get; init; }

    /// <summary>What URLs begin with, before the colon; an empty one stands for plain paths.</summary>
    public required IReadOnlyList<string> Schemes { get; init; }

    /// <summary>Programs that the commands need.</summary>
    public required IReadOnlyList<string> Programs { get; init; }

    /// <summary>Copies <c>file</c> to <c>url</c>, over what is there; makes directories.</summary>
    public required string CopyOut { get; init; }

    /// <summary>Copies <c>url</c> to <c>file</c>.</summary>
    public required string CopyIn { get; init; }

    /// <summary>Asks for the number of bytes.</summary>
    public required TransferQuestion Size { get; init; }

    /// <summary>Asks for the checksum, or null for storage that knows none: then files are read back.</summary>
    public TransferQuestion? Checksum { get; init; }

    /// <summary>Removes a file.</summary>
    public required string Remove { get; init; }

    /// <summary>Regular expression of what a failed <see cref="Size"/> prints if there is no such file.</summary>
    public required string Missing { get; init; }

    /// <summary>Seconds to wait before each further try at a copy that failed.</summary>
    public IReadOnlyList<double> Pauses { get; init; } = [2, 15, 60];

    /// <summary>Seconds that a copy or a checksum may take.</summary>
    public double CopyLimit { get; init; } = 7200;

    /// <summary>Seconds that any other command may take.</summary>
    public double Limit { get; init; } = 120;
}
