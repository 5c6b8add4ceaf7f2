using System.Globalization;
using System.Numerics;

namespace Heppy;

/// <summary>The user's own options of a configuration: <c>-o minPt=7</c>.</summary>
/// <remarks>A switch without a value (<c>-o debug</c>) reads as <c>true</c>. Keys that nobody asked for are an error.</remarks>
public sealed class Options
{
    private static Options _current = new([]);
    private readonly SortedDictionary<string, Option> _known = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Reads options from the command line.</summary>
    /// <param name="args">The program's arguments; everything but <c>-o K=V</c> and <c>--option K=V</c> is left alone.</param>
    /// <exception cref="UserError">A key is given twice.</exception>
    public Options(string[] args)
    {
        _current = this;
        foreach ((string key, string value) in Given(args))
        {
            if (!_values.TryAdd(key, value))
            {
                throw new UserError($"option '{key}' is given twice: {_values[key]} and {value}.");
            }
        }
    }

    /// <summary>Options that a configuration asked for.</summary>
    public static IReadOnlyCollection<Option> Declared => _current._known.Values;

    /// <summary>Value of an option.</summary>
    /// <typeparam name="T">Any parsable type: numbers, <c>bool</c>, <c>string</c>.</typeparam>
    /// <param name="key">Its name.</param>
    /// <param name="byDefault">Value where it is not given.</param>
    /// <param name="help">One line for <c>--help</c>.</param>
    /// <exception cref="UserError">
    /// The value is not a <typeparamref name="T"/>; or a number with a comma; or not a finite number, unless the default is none either.
    /// </exception>
    public T Get<T>(string key, T byDefault, string help = "")
        where T : IParsable<T>
    {
        T value = byDefault;
        if (_values.TryGetValue(key, out string? text) && Mistake(text, byDefault, out value!) is { } mistake)
        {
            throw new UserError($"option {key}={text}: {mistake} ({key} is: {help}; default {Text(byDefault)}).");
        }

        _known[key] = new Option(key, typeof(T).Name, Text(byDefault), Text(value), help);
        return value;
    }

    /// <summary>Checks that every option given was asked for.</summary>
    /// <exception cref="UserError">Names the unknown ones, and the nearest that exist.</exception>
    public static void CheckAllKnown(string[] args)
    {
        SortedDictionary<string, Option> known = _current._known;
        foreach ((string key, _) in Given(args))
        {
            if (!known.ContainsKey(key))
            {
                string all = known.Count == 0 ? "It has none." : $"It has: {string.Join(", ", known.Keys)}.";
                throw new UserError($"the configuration has no option '{key}'.{Nearest.Sentence(key, known.Keys)} {all}");
            }
        }
    }

    /// <summary>Starts over: another configuration is going to run.</summary>
    public static void Reset() => _current = new Options([]);

    private static string? Mistake<T>(string text, T byDefault, out T? value)
        where T : IParsable<T>
    {
        bool isNumber = typeof(T).GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(INumberBase<>));
        bool isParsed = T.TryParse(text, CultureInfo.InvariantCulture, out value);
        // .NET takes commas for separators of thousands, wherever they are: 3,5 would be 35.
        return isNumber && text.Contains(',', StringComparison.Ordinal)
                ? $"a number has no comma; the decimal point is a point: {text.Replace(',', '.')}"
            : !isParsed ? $"not a value of type {TypeNames.Of(typeof(T))}"
            : !IsFinite(value) && IsFinite(byDefault) ? "not a finite number"
            : null;
    }

    private static bool IsFinite<T>(T value) => value switch
    {
        double d => double.IsFinite(d),
        float f => float.IsFinite(f),
        Half h => Half.IsFinite(h),
        _ => true,
    };

    private static string Text<T>(T value) => value switch
    {
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };

    private static IEnumerable<(string Key, string Value)> Given(string[] args)
    {
        for (int i = 0; i < args.Length; i++)
        {
            string? pair = args[i] switch
            {
                "-o" or "--option" when i + 1 < args.Length => args[++i],
                ['-', '-', ..] a when a.StartsWith("--option=", StringComparison.Ordinal) => a["--option=".Length..],
                ['-', 'o', _, ..] a => a[2..],
                _ => null,
            };
            if (pair is not null)
            {
                int equals = pair.IndexOf('=', StringComparison.Ordinal);
                yield return equals < 0 ? (pair, "true") : (pair[..equals], pair[(equals + 1)..]);
            }
        }
    }
}
