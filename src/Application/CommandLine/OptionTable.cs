using System.Reflection;
using CommandLine;

namespace Heppy.CommandLine;

/// <summary>One option of a command, as its attribute declares it.</summary>
/// <param name="Short">The letter behind one dash, or null.</param>
/// <param name="Long">The word behind two dashes.</param>
/// <param name="Meta">What its value is called in the help.</param>
/// <param name="Help">One line for the help.</param>
/// <param name="Type">Type of the property that receives the value.</param>
public sealed record OptionEntry(char? Short, string Long, string Meta, string Help, Type Type)
{
    /// <summary>True if the option takes no value.</summary>
    public bool IsFlag => Type == typeof(bool);

    /// <summary>True if the option may be given several times.</summary>
    public bool IsRepeatable => Type == typeof(IEnumerable<string>);

    /// <summary>How messages name the option: <c>-N</c>, or <c>--only</c> if it has no letter.</summary>
    public string Name => Short is { } letter ? $"-{letter}" : $"--{Long}";
}

/// <summary>The options and positional arguments that a class declares.</summary>
public sealed class OptionTable
{
    /// <summary>Reads the attributes of an option class.</summary>
    /// <param name="options">A class with <see cref="OptionAttribute"/> and <see cref="ValueAttribute"/>
    /// properties.</param>
    public OptionTable(Type options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var entries = new List<OptionEntry>();
        var positionals = new SortedList<int, (string, string, bool)>();
        foreach (var property in options.GetProperties().OrderBy(p => p.MetadataToken))
        {
            if (property.GetCustomAttribute<OptionAttribute>() is { } option)
            {
                char? letter = option.ShortName.Length == 1 ? option.ShortName[0] : null;
                entries.Add(new(letter, option.LongName, option.MetaValue, option.HelpText, property.PropertyType));
            }
            else if (property.GetCustomAttribute<ValueAttribute>() is { } value)
            {
                bool many = property.PropertyType == typeof(IEnumerable<string>);
                positionals.Add(value.Index, (value.MetaName, value.HelpText, many));
            }
        }

        entries.Add(new(null, "help", "", "print this help", typeof(bool)));
        entries.Add(new(null, "version", "", "print the version", typeof(bool)));
        Options = entries;
        Positionals = [.. positionals.Values];
    }

    /// <summary>The options, in the order of their declaration; help and version last.</summary>
    public IReadOnlyList<OptionEntry> Options { get; }

    /// <summary>The positional arguments: name, help, and whether it takes all that follow.</summary>
    public IReadOnlyList<(string Name, string Help, bool TakesMany)> Positionals { get; }

    /// <summary>The option behind one dash, or null.</summary>
    public OptionEntry? Find(char letter) => Options.FirstOrDefault(o => o.Short == letter);

    /// <summary>The option behind two dashes, or null.</summary>
    public OptionEntry? Find(string word) => Options.FirstOrDefault(o => o.Long == word);
}
