using CommandLine;

namespace Heppy.CommandLine;

/// <summary>What <c>heppy doctor</c> is asked to do.</summary>
public sealed class DoctorOptions : ICommandOptions
{
    /// <inheritdoc/>
    public static CommandDescription Description { get; } = new()
    {
        Command = "heppy doctor",
        Purpose = "Looks at this machine: what heppy runs on, what it found, and what is wrong. Ends with 9 if anything is.",
        Examples =
        [
            ("heppy doctor", "look at the machine and at this directory"),
            ("heppy doctor /data/me", "the directory that is to receive results"),
            ("bsub heppy doctor /data/me", "a machine of the farm"),
            ("heppy ./doctor analysis.cs", "not this command: run into a directory called doctor"),
        ],
    };

    /// <summary>Where results are to go.</summary>
    [Value(0, MetaName = "[DIR]", HelpText = "a directory where results are to go (.)")]
    public string Directory { get; set; } = ".";

    /// <summary>How long a batch system may take to answer.</summary>
    [Option("command-timeout", MetaValue = "T", HelpText = "how long a command of a batch system may take (10s)")]
    public string? CommandTimeout { get; set; }

    /// <inheritdoc/>
    public void Validate()
    {
        _ = CommandTimeout is null ? default : Quantity.Time(CommandTimeout, "--command-timeout");
        if (Directory.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
        {
            throw new UserError($"{Directory} is not a directory. To run it into a directory called doctor: heppy ./doctor {Directory}");
        }

        if (!System.IO.Directory.Exists(Directory))
        {
            throw new UserError($"there is no directory {Directory}. Make it first, or name the one above it.");
        }
    }
}
