using System.Reflection;
using CommandLine;

namespace Heppy.CommandLine;

/// <summary>Values of options on their way through CommandLineParser, which drops a line feed at their end and refuses a space at their beginning.</summary>
internal static class ValueText
{
    /// <summary>Stands for a line feed; nobody types it.</summary>
    internal const char LineFeed = '\u001d';

    /// <summary>Stands for a space; nobody types it.</summary>
    internal const char Space = '\u001c';

    /// <summary>A normalised argument, <c>--long=value</c>, as it survives.</summary>
    internal static string Guarded(string argument) => argument.StartsWith("--", StringComparison.Ordinal) ? argument.Replace('\n', LineFeed).Replace(' ', Space) : argument;

    /// <summary>Makes the values what was typed.</summary>
    /// <param name="options">Parsed options.</param>
    internal static void Restore(object options)
    {
        foreach (PropertyInfo property in options.GetType().GetProperties().Where(p => p.GetCustomAttribute<OptionAttribute>() is not null))
        {
            object? typed = property.GetValue(options) switch
            {
                string text => Typed(text),
                IEnumerable<string> list => list.Select(Typed).ToArray(),
                _ => null,
            };
            if (typed is not null)
            {
                property.SetValue(options, typed);
            }
        }
    }

    /// <summary>A value as it was typed.</summary>
    internal static string Typed(string text) => text.Replace(LineFeed, '\n').Replace(Space, ' ');
}
