using CommandLine;

namespace Heppy.CommandLine;

/// <summary>What <c>heppy run</c> is asked to do.</summary>
public sealed class RunOptions : ICommandOptions
{
    /// <inheritdoc/>
    public static CommandDescription Description { get; } = new()
    {
        Command = "heppy run",
        Purpose = "Compiles and runs a C# program that uses heppy's libraries, such as a test or pools; the .NET SDK is not needed.",
        Examples =
        [
            ("heppy run test.cs", "a test"),
            ("heppy run pool.cs threads processes", "a program with its arguments"),
            ("heppy ./run analysis.cs", "not this command: run an analysis into a directory called run"),
        ],
    };

    /// <summary>The program.</summary>
    [Value(0, MetaName = "PROGRAM", HelpText = "a C# file; .cs may be left out")]
    public string Program { get; set; } = "";

    /// <summary>Its arguments.</summary>
    [Value(1, MetaName = "ARGS", HelpText = "its arguments, whatever they look like")]
    public IEnumerable<string> Words { get; set; } = [];

    /// <inheritdoc/>
    public void Validate()
    {
        if (Program.Length == 0)
        {
            throw new UserError("heppy run needs a program. Type: heppy run test.cs. To run an analysis into a directory called run: heppy ./run analysis.cs");
        }
    }
}
