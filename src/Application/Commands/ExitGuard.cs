namespace Heppy.Commands;

/// <summary>Notices when the analysis itself ends the process in the middle of a run, which must not look like success.</summary>
internal sealed class ExitGuard : IDisposable
{
    private readonly RunConsole _console;

    internal ExitGuard(RunConsole console)
    {
        _console = console;
        AppDomain.CurrentDomain.ProcessExit += Exiting;
    }

    /// <inheritdoc/>
    public void Dispose() => AppDomain.CurrentDomain.ProcessExit -= Exiting;

    private void Exiting(object? sender, EventArgs e)
    {
        if (Environment.ExitCode == ExitCode.Success)
        {
            _console.Error("heppy: the analysis ended the process (Environment.Exit) in the middle of the run. Chunks that were not sealed are not done: heppy --resume.\n");
            Environment.ExitCode = ExitCode.ChunksFailed;
        }
    }
}
