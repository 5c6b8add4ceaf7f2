using Heppy.Commands;

namespace Heppy.Campaigns;

/// <summary>Runs commands in this process: a thousand times as quick as programs.</summary>
internal static class Commands
{
    /// <summary>Runs a command to its end.</summary>
    internal static Ended Run(string command, params string[] args)
    {
        (TextWriter output, TextWriter error) = (Console.Out, Console.Error);
        using var said = new StringWriter();
        using var complained = new StringWriter();
        try
        {
            Console.SetOut(said);
            Console.SetError(complained);
            int code = command switch
            {
                "heppy" => HeppyCommand.Main(args),
                "heppy-check" => CheckCommand.Main(args),
                "heppy-diff" => DiffCommand.Main(args),
                "heppy-export" => ExportCommand.Main(args),
                "heppy-hadd" => HaddCommand.Main(args),
                "heppy-ls" => LsCommand.Main(args),
                "heppy-plot" => PlotCommand.Main(args),
                "heppy-report" => ReportCommand.Main(args),
                "heppy-status" => StatusCommand.Main(args),
                _ => throw new InvalidOperationException($"There is no command {command} here."),
            };
            Environment.ExitCode = 0;
            return new Ended($"{command} {string.Join(' ', args)}", code, said.ToString(), complained.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
