namespace Heppy.CommandLine;

/// <summary>The options of one command: attributes say how they are typed, this says what they mean
/// together.</summary>
public interface ICommandOptions
{
    /// <summary>Name, purpose and examples of the command, for its help.</summary>
    static abstract CommandDescription Description { get; }

    /// <summary>Checks the values; called once, after parsing.</summary>
    /// <exception cref="UserError">A value is out of range, missing, or excluded by another one.</exception>
    void Validate();
}
