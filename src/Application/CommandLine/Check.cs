using System.Globalization;

namespace Heppy.CommandLine;

/// <summary>Checks of option values that several commands share.</summary>
internal static class Check
{
    public static void AtLeast(long minimum, long? value, string option, string advice)
    {
        if (value < minimum)
        {
            string text = value.Value.ToString(CultureInfo.InvariantCulture);
            throw new UserError($"{option} {text}: must be at least {minimum}; {advice}.");
        }
    }

    public static void Exclusive(bool first, string firstName, bool second, string secondName)
    {
        if (first && second)
        {
            throw new UserError($"{firstName} and {secondName} exclude each other; leave one out.");
        }
    }

    /// <summary>An option that only means something together with another.</summary>
    public static void Needs(bool isThere, string option, bool other, string otherName)
    {
        if (isThere && !other)
        {
            throw new UserError($"{option} needs {otherName}.");
        }
    }

    /// <summary>Options of the configuration have a key, and no key twice with different values.</summary>
    /// <param name="options">What was typed.</param>
    /// <param name="name">The command's option for them.</param>
    public static void Keys(IEnumerable<string> options, string name = "-o")
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string option in options)
        {
            int equal = option.IndexOf('=', StringComparison.Ordinal);
            string key = equal < 0 ? option : option[..equal];
            if (key.Trim().Length == 0)
            {
                throw new UserError($"{name} {option}: there is no key before '='. Type: {name} key=value");
            }

            if (!seen.TryAdd(key, option) && seen[key] != option)
            {
                throw new UserError($"{name} {key} is given twice: {seen[key]} and {option}. Leave one out.");
            }
        }
    }
}
