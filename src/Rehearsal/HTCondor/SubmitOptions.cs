namespace Heppy.Rehearsal.HTCondor;

/// <summary>The options of condor_submit.</summary>
internal sealed record SubmitOptions
{
    internal const string Usage = """
        Usage: condor_submit [-terse] [-verbose] [-batch-name name] [-append command] [-file file] [-name schedd] [-disable]
                             [name=value ...] [file | -] [-queue arguments]

        """;

    /// <summary>The description; nothing is standard input.</summary>
    internal string? File { get; private set; }

    internal bool IsTerse { get; private set; }
    internal string? BatchName { get; private set; }
    internal string? Queue { get; private set; }
    internal List<string> Append { get; } = [];
    internal List<string> Settings { get; } = [];

    internal static SubmitOptions Parse(string[] args)
    {
        var options = new SubmitOptions();
        for (var i = 0; i < args.Length; i++)
        {
            string Value() => ++i < args.Length ? args[i]
                : throw new CommandException($"ERROR: {args[^1]} requires an argument\n{Usage}", 1);
            switch (args[i])
            {
                case "-terse":
                    options.IsTerse = true;
                    break;
                case "-verbose" or "-v" or "-disable" or "-single-cluster" or "-unused":
                    break;
                case "-batch-name":
                    options.BatchName = Value();
                    break;
                case "-append" or "-a":
                    options.Append.Add(Value());
                    break;
                case "-file":
                    options.File = Value();
                    break;
                case "-name" or "-pool" or "-maxjobs":
                    _ = Value();
                    break;
                case "-queue":
                    options.Queue = "queue " + string.Join(' ', args[(i + 1)..]);
                    return options;
                case "-":
                    break;
                default:
                    options.Argument(args[i]);
                    break;
            }
        }
        return options;
    }

    private void Argument(string argument)
    {
        if (argument.StartsWith('-'))
        {
            throw new CommandException($"ERROR: Unknown option {argument}\n{Usage}", 1);
        }
        if (argument.Contains('=') && !System.IO.File.Exists(argument))
        {
            Settings.Add(argument);
        }
        else if (File is null)
        {
            File = argument;
        }
        else
        {
            throw new CommandException($"ERROR: only one submit description file can be given, not {File} and {argument}\n{Usage}", 1);
        }
    }
}
