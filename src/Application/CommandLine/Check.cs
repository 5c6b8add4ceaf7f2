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

    /// <summary>Options of the configuration have a key, and no key twice with different values.</summary>
    public static void Keys(IEnumerable<string> options)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string option in options)
        {
            int equal = option.IndexOf('=', StringComparison.Ordinal);
            string key = equal < 0 ? option : option[..equal];
            if (key.Trim().Length == 0)
            {
                throw new UserError($"-o {option}: there is no key before '='. Type: -o key=value");
            }

            if (!seen.TryAdd(key, option) && seen[key] != option)
            {
                throw new UserError($"-o {key} is given twice: {seen[key]} and {option}. Leave one out.");
            }
        }
    }
}
