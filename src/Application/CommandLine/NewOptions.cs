using CommandLine;

namespace Heppy.CommandLine;

/// <summary>What <c>heppy new</c> is asked to do.</summary>
public sealed class NewOptions : ICommandOptions
{
    /// <inheritdoc/>
    public static CommandDescription Description { get; } = new()
    {
        Command = "heppy new",
        Purpose = "Makes a folder with an analysis to start from, which runs at once, and its test.",
        Examples =
        [
            ("heppy new Zmumu", "make the folder Zmumu"),
            ("heppy new analyses/Zmumu", "make it in another folder"),
            ("heppy ./new analysis.cs", "not this command: run into a directory called new"),
        ],
    };

    /// <summary>The folder.</summary>
    [Value(0, MetaName = "NAME", HelpText = "the folder to make; its name has letters, digits and _ - + . =")]
    public string Name { get; set; } = "";

    /// <inheritdoc/>
    public void Validate()
    {
        if (Name.Length == 0)
        {
            throw new UserError("heppy new needs a name. Type: heppy new Zmumu. To run into a directory called new: heppy ./new analysis.cs");
        }

        if (Name.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
        {
            throw new UserError($"{Name} is the name of a file, and 'heppy new' makes a folder. To run it into a directory called new: heppy ./new {Name}");
        }

        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Name));
        if (Names.Problem(name) is { } problem)
        {
            throw new UserError($"the name '{Name}' cannot be that of an analysis: {problem}.");
        }
    }
}
