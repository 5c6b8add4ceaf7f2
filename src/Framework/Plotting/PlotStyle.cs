using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Heppy;

/// <summary>How the results of a run are drawn: all of it is optional.</summary>
/// <remarks>Part of a configuration (<see cref="Config.Plots"/>), or a JSON file with the same names for <c>heppy-plot --style</c>.</remarks>
public sealed record PlotStyle
{
    /// <summary>Name of the experiment, printed bold above the figure.</summary>
    public string Experiment { get; init; } = "";

    /// <summary>What stands behind it in italics: <c>Preliminary</c>, <c>Work in progress</c>; by default <c>Simulation</c> in figures without data.</summary>
    public string? Status { get; init; }

    /// <summary>Collision energy in TeV, above 0.</summary>
    public double? Energy { get; init; }

    /// <summary>Name of the data-taking period: <c>2018</c>.</summary>
    public string Era { get; init; } = "";

    /// <summary>What histograms count, written at their axes and at the colour bars of maps.</summary>
    public string Counted { get; init; } = "Events";

    /// <summary>Text in place of the luminosity and energy at the upper right.</summary>
    public string? Luminosity { get; init; }

    /// <summary>Relative uncertainty of the luminosity, 0 or more: part of the band, for all simulation.</summary>
    public double LuminosityUncertainty { get; init; }

    /// <summary>Further relative uncertainties of yields.</summary>
    public IReadOnlyList<YieldUncertainty> Uncertainties { get; init; } = [];

    /// <summary>Components that are drawn as one, in the order of the legend; components in none of them are drawn by their own names.</summary>
    public IReadOnlyList<PlotGroup> Groups { get; init; } = [];

    /// <summary>Order of the stack.</summary>
    public StackOrder Order { get; init; }

    /// <summary>Settings of figures; where several match one, the later ones add to the earlier ones.</summary>
    public IReadOnlyList<FigureStyle> Figures { get; init; } = [];

    /// <summary>Reads a style.</summary>
    /// <param name="json">JSON text; comments and trailing commas are allowed.</param>
    /// <param name="path">Where it is from, for messages.</param>
    /// <exception cref="UserError">It is not JSON, a name in it is unknown, or a value is out of range.</exception>
    public static PlotStyle Parse(string json, string path)
    {
        try
        {
            JsonFiles.RefuseNullItems(Encoding.UTF8.GetBytes(json), new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            PlotStyle style = JsonSerializer.Deserialize<PlotStyle>(json, Strict) ?? new PlotStyle();
            style.Check(path);
            return style;
        }
        catch (JsonException e)
        {
            throw new UserError($"{path} is not a plot style: {Said(e)} docs/plots.md lists what may be in it.", ExitCode.WrongArguments, e);
        }
    }

    /// <summary>Reads a style that says only what is to be different: the rest is as in another, whose settings of figures come before its own.</summary>
    /// <param name="json">JSON text.</param>
    /// <param name="path">Where it is from, for messages.</param>
    /// <param name="other">The other style: that of the run.</param>
    /// <exception cref="UserError">It is no style.</exception>
    internal static PlotStyle Parse(string json, string path, PlotStyle other)
    {
        PlotStyle given = Parse(json, path);
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        HashSet<string> names = new(document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.EnumerateObject().Select(p => p.Name) : [], StringComparer.OrdinalIgnoreCase);
        // Blinding is among them: only a figure that says something of it itself changes it.
        PlotStyle style = given with { Figures = [.. other.Figures, .. given.Figures] };
        foreach (var property in typeof(PlotStyle).GetProperties().Where(p => p.CanWrite && p.Name != nameof(Figures) && !names.Contains(p.Name)))
        {
            property.SetValue(style, property.GetValue(other));
        }

        return style;
    }

    /// <summary>Refuses values that cannot be drawn.</summary>
    /// <param name="where">Where the style is from, for the message.</param>
    /// <exception cref="UserError">A value is out of range.</exception>
    public void Check(string where)
    {
        string? problem =
            Energy is { } e && !(e > 0 && double.IsFinite(e)) ? $"Energy {e} must be above 0"
            : !(LuminosityUncertainty >= 0 && double.IsFinite(LuminosityUncertainty)) ? $"LuminosityUncertainty {LuminosityUncertainty} must be 0 or more"
            : Uncertainties.Select(u => u.Problem).FirstOrDefault(p => p is not null)
            ?? Groups.Select(g => g.Problem).FirstOrDefault(p => p is not null)
            ?? Figures.Select(f => f.Problem).FirstOrDefault(p => p is not null);
        if (problem is not null)
        {
            throw new UserError($"{where}: plot style: {problem}.");
        }
    }

    /// <summary>What is wrong, in words of styles instead of those of the reader, and in which line from 1.</summary>
    private static string Said(JsonException e)
    {
        string text = e.Message.Split(" Path: ")[0].Split(" LineNumber: ")[0].TrimEnd('.');
        if (text.Contains("could not be mapped", StringComparison.Ordinal) && text.Split('\'') is [_, var name, ..])
        {
            text = $"there is no setting '{name}'.{Nearest.Sentence(name, Settings)}".TrimEnd('.');
        }
        else if (e.Path is { Length: > 1 })
        {
            text = $"{e.Path[2..]}: {text}";
        }

        return e.LineNumber is { } line ? string.Create(CultureInfo.InvariantCulture, $"it is to be JSON; line {line + 1}: {text}.") : $"{text}.";
    }

    /// <summary>All names that may be in a style.</summary>
    private static IEnumerable<string> Settings =>
        from type in (Type[])[typeof(PlotStyle), typeof(PlotGroup), typeof(FigureStyle), typeof(YieldUncertainty)]
        from property in type.GetProperties()
        where property.CanWrite
        select JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static JsonSerializerOptions Strict { get; } = new(JsonFiles.Options)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        PropertyNameCaseInsensitive = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };
}
