namespace Heppy.Rehearsal.Lsf;

/// <summary>The options of bsub that have an effect here, from the command line and from #BSUB lines.</summary>
internal sealed record BsubOptions
{
    internal const string Usage = """
        Usage: bsub [-H] [-K] [-N] [-B] [-r | -rn] [-x] [-q queue] [-J name | -J "name[indices]%limit"] [-W [hour:]minute]
                    [-M memory[KB|MB|GB]] [-n tasks] [-R "requirement"] [-i file] [-o | -oo file] [-e | -eo file]
                    [-w "dependency"] [-wa signal] [-wt [hour:]minute] [-P project] [-cwd folder] [-env "all" | "none"]
                    [-a esub] [-app profile] [-g group] [-G group] [-Jd text] [-L shell] [-m hosts] [-sp priority]
                    [-u mail] [command [argument ...]]

        """;

    private static readonly string[] accepted = ["-N", "-B", "-r", "-rn", "-x"];

    private static readonly string[] withValue =
    [
        "-q", "-J", "-P", "-W", "-M", "-n", "-R", "-i", "-is", "-o", "-oo", "-e", "-eo", "-w", "-wa", "-wt",
        "-cwd", "-env",
        "-a", "-app", "-g", "-G", "-Jd", "-L", "-m", "-sp", "-u",
    ];

    internal string? Queue { get; init; }
    internal string? Name { get; init; }
    internal string Project { get; init; } = "default";
    internal double? RunLimit { get; init; }
    internal long? MemoryLimit { get; init; }
    internal int Slots { get; init; } = 1;
    internal string? ResourceRequest { get; init; }
    internal string? Input { get; init; }
    internal string? Output { get; init; }
    internal string? Error { get; init; }
    internal bool OverwriteOutput { get; init; }
    internal bool OverwriteError { get; init; }
    internal string? Dependency { get; init; }
    internal string? WarningSignal { get; init; }
    internal double WarningTime { get; init; }
    internal string? Directory { get; init; }
    internal bool IsHeld { get; init; }
    internal bool Waits { get; init; }
    internal bool WithEnvironment { get; init; } = true;

    /// <summary>What is left after the options: the command.</summary>
    internal IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>These options, and then those of <paramref name="arguments"/>, which win.</summary>
    internal BsubOptions And(IReadOnlyList<string> arguments)
    {
        var options = this;
        for (var i = 0; i < arguments.Count; i++)
        {
            var option = arguments[i];
            if (option.Length < 2 || option[0] != '-')
            {
                return options with { Command = [.. arguments.Skip(i)] };
            }
            options = option switch
            {
                "-H" => options with { IsHeld = true },
                "-K" => options with { Waits = true },
                _ when accepted.Contains(option) => options,
                _ => options.With(option, i + 1 < arguments.Count ? arguments[++i] : null),
            };
        }
        return options;
    }

    private BsubOptions With(string option, string? value)
    {
        var known = this with { };
        if (value is null && withValue.Contains(option))
        {
            throw Wrong($"{option}: option requires an argument");
        }
        return option switch
        {
            _ when !withValue.Contains(option) || value is null =>
                throw new CommandException($"bsub: Illegal option -- {option}\n{Usage}", 255),
            "-q" => known with { Queue = value },
            "-J" => known with { Name = value },
            "-P" => known with { Project = value },
            "-W" => known with { RunLimit = LsfUnits.Minutes(value) ?? throw Wrong($"{value}: Bad RUNLIMIT specification") },
            "-M" => known with { MemoryLimit = LsfUnits.Kilobytes(value) ?? throw Wrong($"{value}: Bad MEMLIMIT specification") },
            "-n" => known with { Slots = LsfUnits.Count(value) ?? throw Wrong($"{value}: Bad argument for option -n") },
            "-R" => known with { ResourceRequest = ResourceRequest is null ? value : $"{ResourceRequest} {value}" },
            "-i" or "-is" => known with { Input = value },
            "-o" or "-oo" => known with { Output = value, OverwriteOutput = option == "-oo" },
            "-e" or "-eo" => known with { Error = value, OverwriteError = option == "-eo" },
            "-w" => known with { Dependency = value },
            "-wa" => known with
            {
                WarningSignal = Running.Signals.Parse(value) == 0
                ? throw Wrong($"{value}: Bad warning action; here it is a signal") : value
            },
            "-wt" => known with { WarningTime = LsfUnits.Minutes(value) ?? throw Wrong($"{value}: Bad warning time") },
            "-cwd" => known with { Directory = value },
            "-env" => known with
            {
                WithEnvironment = value is "all" || (value is "none" ? false
                : throw Wrong($"{value}: -env takes all or none in a rehearsal"))
            },
            _ => known,
        };
    }

    private static CommandException Wrong(string message) => new($"{message}. Job not submitted.", 255);
}
