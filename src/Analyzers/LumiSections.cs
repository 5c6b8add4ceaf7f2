using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace Heppy.Analyzers;

/// <summary>A set of luminosity sections by run: <c>{"297050": [[12, 137], [193, 776]], ...}</c>, both ends included.</summary>
public sealed class LumiSections
{
    private static readonly ConcurrentDictionary<string, LumiSections> Known = new(StringComparer.Ordinal);
    private readonly Dictionary<uint, (uint First, uint Last)[]> _runs = [];
    private uint _run;
    private (uint First, uint Last)[] _current = [];

    private LumiSections()
    {
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="UserError">It is not of this form.</exception>
    public static LumiSections Read(string path)
    {
        // Parsed once per process; each range gets an object of its own, since the last run is remembered.
        LumiSections known = Known.GetOrAdd(path, Parse);
        var own = new LumiSections();
        foreach ((uint run, (uint First, uint Last)[] sections) in known._runs)
        {
            own._runs.Add(run, sections);
        }

        return own;
    }

    /// <summary>Whether a luminosity section is in the set.</summary>
    /// <param name="run">Its run.</param>
    /// <param name="lumi">Its number.</param>
    public bool Contains(uint run, uint lumi)
    {
        if (run != _run)
        {
            _run = run;
            _current = _runs.GetValueOrDefault(run, []);
        }

        foreach ((uint first, uint last) in _current)
        {
            if (lumi >= first && lumi <= last)
            {
                return true;
            }
        }

        return false;
    }

    private static LumiSections Parse(string path)
    {
        try
        {
            var sections = new LumiSections();
            Dictionary<string, uint[][]> runs = JsonSerializer.Deserialize<Dictionary<string, uint[][]>>(File.ReadAllBytes(path))!;
            foreach ((string run, uint[][] ranges) in runs)
            {
                sections._runs.Add(uint.Parse(run, CultureInfo.InvariantCulture), [.. ranges.Select(r => (r[0], r[1]))]);
            }

            return sections;
        }
        catch (Exception e) when (e is JsonException or FormatException or IndexOutOfRangeException or OverflowException)
        {
            throw new UserError($"{path} is not a luminosity mask ({{\"run\": [[first, last], ...]}}): {e.Message}", ExitCode.Configuration, e);
        }
    }
}
