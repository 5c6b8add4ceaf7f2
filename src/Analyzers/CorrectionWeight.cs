using System.Globalization;

namespace Heppy.Analyzers;

/// <summary>
/// Multiplies the weight of the event by a <see cref="Heppy.Analyzers.Correction"/> for each item of a collection. Its inputs are given by name and checked before the
/// first event; a text input can be one that shifts, which makes the variations <c>name_up</c> and <c>name_down</c>.
/// </summary>
/// <remarks>An item outside of what the correction covers fails the event, and the message names both.</remarks>
/// <typeparam name="T">Type of the items.</typeparam>
/// <example>
/// <code>
/// new CorrectionWeight&lt;Muon&gt;
/// {
///     Name = "muon_id", Input = "good_muons", Correction = Correction.Load("muon_z.json.gz", "NUM_MediumID_DEN_TrackerMuons"),
///     Numbers = new() { ["abseta"] = (in m) => Math.Abs(m.Eta), ["pt"] = (in m) => m.Pt },
///     Shifted = "scale_factors", Nominal = "nominal", Up = "systup", Down = "systdown",
/// }
/// </code>
/// </example>
public sealed class CorrectionWeight<T> : Analyzer
    where T : struct
{
    private VariedWeight? _weight;
    private CorrectionValue[] _values = [];
    private Quantity<T>?[] _numbers = [];
    private int _shifted = -1;

    /// <summary>Name of the uncertainty.</summary>
    public required string Name { get; init; }

    /// <summary>The collection. An empty one leaves the weight as it is.</summary>
    public required Input<T> Input { get; init; }

    /// <summary>The correction.</summary>
    public required Correction Correction { get; init; }

    /// <summary>Its inputs that are numbers, by name, as functions of an item; for whole numbers they are rounded.</summary>
    /// <value>None.</value>
    public Dictionary<string, Quantity<T>> Numbers { get; init; } = [];

    /// <summary>Its inputs that are texts, by name, always the same.</summary>
    /// <value>None.</value>
    public Dictionary<string, string> Texts { get; init; } = [];

    /// <summary>The text input that says which way it is shifted.</summary>
    /// <value>There is none: no variations.</value>
    public string? Shifted { get; init; }

    /// <summary>Its value for the nominal weight.</summary>
    /// <value><c>nominal</c>.</value>
    public string Nominal { get; init; } = "nominal";

    /// <summary>Its value for the weight shifted up.</summary>
    /// <value><c>up</c>.</value>
    public string Up { get; init; } = "up";

    /// <summary>Its value for the weight shifted down.</summary>
    /// <value><c>down</c>.</value>
    public string Down { get; init; } = "down";

    /// <inheritdoc/>
    protected override IEnumerable<Handle> FurtherHandles => Shifted is null ? [] : [_weight ??= new VariedWeight(Name)];

    /// <inheritdoc/>
    /// <exception cref="UserError">An input of the correction is not given, or is of another type, there is no such input, or a text is none that it knows.</exception>
    public override void BeginLoop(Setup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        string[] names = [.. Correction.Inputs.Select(i => i.Name)];
        string[] given = [.. Numbers.Keys, .. Texts.Keys, .. Shifted is null ? Array.Empty<string>() : [Shifted]];
        if (given.FirstOrDefault(g => !names.Contains(g)) is { } unknown)
        {
            throw Wrong($"has no input '{unknown}'.{Nearest.Sentence(unknown, names)} Inputs: {string.Join(", ", names)}");
        }

        if (given.FirstOrDefault(g => given.Count(other => other == g) > 1) is { } twice)
        {
            throw Wrong($"gets its input '{twice}' twice: set it in one of Numbers, Texts and Shifted");
        }

        _values = new CorrectionValue[names.Length];
        _numbers = [.. Correction.Inputs.Select((input, i) => Bind(input, i))];
    }

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ArgumentNullException.ThrowIfNull(ev);
        double nominal = 1;
        double up = 1;
        double down = 1;
        foreach (ref readonly T item in Input[ev])
        {
            for (int i = 0; i < _numbers.Length; i++)
            {
                if (_numbers[i] is { } number)
                {
                    _values[i] = _values[i].With(number(in item));
                }
            }

            nominal *= Value(Nominal);
            if (_shifted >= 0)
            {
                up *= Value(Up);
                down *= Value(Down);
            }
        }

        if (_weight is null)
        {
            ev.MultiplyWeight(nominal);
        }
        else
        {
            _weight.Multiply(ev, nominal, up, down);
        }

        return true;
    }

    private double Value(string shift)
    {
        if (_shifted >= 0)
        {
            _values[_shifted] = shift;
        }

        return Correction.Evaluate(_values);
    }

    private Quantity<T>? Bind(CorrectionVariable input, int index)
    {
        bool isText = input.Type == CorrectionType.String;
        if (input.Name == Shifted)
        {
            _shifted = isText ? index : throw Wrong($"has the input {Shifted}, which is {Correction.NameOf(input.Type)}: only a string can be Shifted");
            RequireKnown(input, index, nameof(Nominal), Nominal);
            RequireKnown(input, index, nameof(Up), Up);
            RequireKnown(input, index, nameof(Down), Down);
            return null;
        }

        if (isText)
        {
            _values[index] = Texts.TryGetValue(input.Name, out string? text) ? text : throw Wrong(Missing(input, "Texts"));
            RequireKnown(input, index, nameof(Texts), text);
            return null;
        }

        _values[index] = input.Type == CorrectionType.Int ? (CorrectionValue)0L : 0.0;
        return Numbers.GetValueOrDefault(input.Name) ?? throw Wrong(Missing(input, "Numbers"));
    }

    private void RequireKnown(CorrectionVariable input, int index, string property, string text)
    {
        if (Correction.TextsOf(index) is { } known && !known.Contains(text))
        {
            throw Wrong($"knows no {input.Name} '{text}' ({property}).{Nearest.Sentence(text, known)} There are: {string.Join(", ", known.Take(20))}{(known.Count > 20 ? ", ..." : "")}");
        }
    }

    private static string Missing(CorrectionVariable input, string where) => string.Create(
        CultureInfo.InvariantCulture, $"needs its input {input.Name} ({Correction.NameOf(input.Type)}): set {where} = new() {{ [\"{input.Name}\"] = ... }}");

    private UserError Wrong(string what) => new($"CorrectionWeight {Name}: the correction {Correction.Name} {what}", ExitCode.Configuration);
}
