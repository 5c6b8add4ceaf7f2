namespace Heppy;

/// <summary>The exit codes of all commands; 1 to 3 mean what they mean for the original heppy.</summary>
public static class ExitCode
{
    /// <summary>Everything that was asked for is done.</summary>
    public const int Success = 0;

    /// <summary>Wrong arguments, a mistake in the configuration, or the user answered no.</summary>
    public const int WrongArguments = 1;

    /// <summary>The output directory exists, is a file, is in use or cannot be written.</summary>
    public const int OutputDirectory = 2;

    /// <summary>The configuration is missing or does not compile.</summary>
    public const int Configuration = 3;

    /// <summary>Some chunks failed; the others are done.</summary>
    public const int ChunksFailed = 4;

    /// <summary>Stopped before the end; can be resumed.</summary>
    public const int Stopped = 5;

    /// <summary>Chunks are incomplete or invalid (check, merge).</summary>
    public const int Incomplete = 6;

    /// <summary>Inputs changed, or configurations or versions conflict.</summary>
    public const int Conflict = 7;

    /// <summary>The runs that were compared differ by more than was asked for.</summary>
    public const int Different = 8;

    /// <summary>The machine is not fit for runs: <c>heppy doctor</c> says why.</summary>
    public const int Unfit = 9;

    /// <summary>An internal error: a bug.</summary>
    public const int InternalError = 70;

    /// <summary>One line per exit code, for the help of the commands.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> Meanings { get; } =
    [
        (Success, "all done"),
        (WrongArguments, "wrong arguments, a mistake in the configuration, or you said no"),
        (OutputDirectory, "the output directory exists, is a file, is in use or cannot be written"),
        (Configuration, "the configuration is missing or does not compile"),
        (ChunksFailed, "some chunks failed"),
        (Stopped, "stopped before the end, can be resumed"),
        (Incomplete, "chunks are incomplete or invalid"),
        (Conflict, "inputs changed, or configurations or versions conflict"),
        (Different, "the results of two runs differ (heppy-diff)"),
        (Unfit, "something is wrong with this machine (heppy doctor)"),
        (InternalError, "internal error: a bug"),
    ];
}
