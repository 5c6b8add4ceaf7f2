namespace Heppy.CommandLine;

/// <summary>Brings a command line into the one form that CommandLineParser reads correctly.</summary>
/// <remarks>
/// CommandLineParser 2.9.1 rejects a repeated <c>-o</c>, and in its multi-instance modes an option of several
/// values swallows
/// the positional arguments behind it. So options are written <c>--long=value</c>, repeated ones joined by
/// <see cref="Separator"/>, and positional arguments come last, behind <c>--</c>: every order of typing gives
/// the same.
/// </remarks>
public static class Arguments
{
    /// <summary>Stands between the values of a repeated option; nobody types it.</summary>
    public const char Separator = '\u001f';

    /// <summary>Rewrites what was typed.</summary>
    /// <param name="arguments">What was typed, without the name of the command.</param>
    /// <param name="table">The options of the command.</param>
    /// <returns>Options in the order of the table, then <c>--</c>, then positional arguments in the order of
    /// typing.</returns>
    /// <exception cref="UserError">An option is unknown, has no value, has one too many, or is given
    /// twice.</exception>
    public static string[] Normalise(IReadOnlyList<string> arguments, OptionTable table)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(table);
        var given = new Dictionary<OptionEntry, List<string>>();
        var positionals = new List<string>();
        for (int i = 0; i < arguments.Count; i++)
        {
            string argument = arguments[i];
            if (argument == "--")
            {
                positionals.AddRange(arguments.Skip(i + 1));
                break;
            }

            if (argument.StartsWith("--", StringComparison.Ordinal))
            {
                i += ReadWord(argument[2..], Next(arguments, i), table, given);
            }
            else if (argument.Length > 1 && argument[0] == '-')
            {
                i += ReadLetters(argument[1..], Next(arguments, i), table, given);
            }
            else
            {
                positionals.Add(argument);
            }
        }

        CheckPositionals(positionals, table);
        return
        [
            .. table.Options.Where(given.ContainsKey).Select(o => Written(o, given[o])),
            "--",
            .. positionals,
        ];
    }

    private static string? Next(IReadOnlyList<string> arguments, int i) =>
        i + 1 < arguments.Count ? arguments[i + 1] : null;

    private static string Written(OptionEntry option, List<string> values) =>
        option.IsFlag ? $"--{option.Long}" : $"--{option.Long}={string.Join(Separator, values)}";

    /// <summary>Reads what stands behind two dashes; returns how many further arguments it used.</summary>
    private static int ReadWord(
        string text, string? next, OptionTable table, Dictionary<OptionEntry, List<string>> given)
    {
        int equal = text.IndexOf('=', StringComparison.Ordinal);
        string word = equal < 0 ? text : text[..equal];
        var option = table.Find(word) ?? throw Unknown($"--{word}", table);
        if (option.IsFlag && equal >= 0)
        {
            throw new UserError($"--{word} takes no value, got '{text[(equal + 1)..]}'.");
        }

        return Add(option, $"--{word}", equal < 0 ? null : text[(equal + 1)..], next, given);
    }

    /// <summary>Reads what stands behind one dash: letters without value, the last one perhaps with its
    /// value.</summary>
    private static int ReadLetters(
        string text, string? next, OptionTable table, Dictionary<OptionEntry, List<string>> given)
    {
        for (int i = 0; i < text.Length; i++)
        {
            var option = table.Find(text[i]) ?? throw Unknown(i == 0 ? $"-{text}" : $"-{text[i]}", table);
            if (!option.IsFlag)
            {
                string rest = text[(i + 1)..];
                return Add(option, option.Name, rest.Length == 0 ? null : rest, next, given);
            }

            Add(option, option.Name, null, null, given);
        }

        return 0;
    }

    private static int Add(
        OptionEntry option, string typed, string? attached, string? next, Dictionary<OptionEntry, List<string>> given)
    {
        if (option.IsFlag)
        {
            given[option] = [];
            return 0;
        }

        string value = attached ?? next ?? "";
        if (value.Length == 0 || (attached is null && value == "--"))
        {
            throw new UserError($"{typed} needs a value: {typed} {option.Meta}");
        }

        if (value.AsSpan().ContainsAny(Separator, ValueText.LineFeed, ValueText.Space))
        {
            throw new UserError($"{typed}: the value contains a control character (a separator, U+001C to U+001F).");
        }

        if (!given.TryGetValue(option, out var values))
        {
            given[option] = values = [];
        }
        else if (!option.IsRepeatable)
        {
            throw new UserError($"{option.Name} is given twice: {values[0]} and {value}. Leave one out.");
        }

        values.Add(value);
        return attached is null ? 1 : 0;
    }

    private static UserError Unknown(string typed, OptionTable table)
    {
        var known = typed.StartsWith("--", StringComparison.Ordinal) || typed.Length > 2
            ? table.Options.Select(o => $"--{o.Long}")
            : table.Options.Where(o => o.Short is not null).Select(o => $"-{o.Short}");
        string sought = typed.Length > 2 && typed[1] != '-' ? $"-{typed}" : typed;
        string? nearest = typed.Length == 2
            ? known.FirstOrDefault(k => string.Equals(k, typed, StringComparison.OrdinalIgnoreCase))
            : Nearest.Of(sought, known);
        string advice = nearest is null ? "" : $" Nearest: {nearest}.";
        return new UserError($"unknown option {typed}.{advice} --help lists all.");
    }

    private static void CheckPositionals(List<string> positionals, OptionTable table)
    {
        int most = table.Positionals.Any(p => p.TakesMany) ? int.MaxValue : table.Positionals.Count;
        if (positionals.Count > most)
        {
            string expected = string.Join(' ', table.Positionals.Select(p => p.Name));
            throw new UserError($"too many arguments: '{positionals[most]}'. Expected {expected}; "
                + "a value with spaces needs quotes.");
        }
    }
}
