namespace Heppy.CommandLine;

/// <summary>The command <c>heppy-check</c>.</summary>
public static class CheckCommand
{
    /// <summary>Runs the command.</summary>
    /// <param name="args">What was typed.</param>
    /// <returns>The exit code, see <see cref="ExitCode"/>.</returns>
    public static int Main(string[] args) => CommandHost.Run<CheckOptions>(
        args, _ => throw new UserError("this version answers --help and --version only.", ExitCode.InternalError));
}
