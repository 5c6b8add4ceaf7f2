namespace Heppy;

/// <summary>Runs a configuration: the last statement of every <c>analysis.cs</c>.</summary>
public static class Application
{
    /// <summary>Hands the configuration to the command that is running it; under <c>dotnet run analysis.cs -- Outdir</c> it is <c>heppy</c>.</summary>
    /// <param name="args">Arguments of the program.</param>
    /// <param name="config">The configuration.</param>
    /// <returns>Exit code.</returns>
    public static int Run(string[] args, Config config)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(config);
        if (ConfigurationHost.Capture(config))
        {
            return ExitCode.Success;
        }

        string source = AppContext.GetData("EntryPointFilePath") as string
            ?? throw new UserError("this program does not know its source file. Run it as: heppy Outdir analysis.cs, or: dotnet run analysis.cs -- Outdir");
        return Commands.HeppyCommand.Main([.. args, source]);
    }
}
