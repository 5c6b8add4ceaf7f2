namespace Heppy.Analyzers;

/// <summary>A correction of the correctionlib format, for example a scale factor of muons by |eta|, pT and kind of shift.</summary>
/// <remarks>
/// <c>readonly Correction sf = Correction.Load("muon_z.json.gz", "NUM_MediumID_DEN_TrackerMuons");</c> and then
/// <c>sf.Evaluate(Math.Abs(m.Eta), m.Pt, "nominal")</c>. Immutable: one object serves all threads. Evaluating takes no memory.
/// The format is version 2 of https://cms-nanoaod.github.io/correctionlib, and results are those of its C++ library; the node type
/// <c>lwtnn</c> is refused.
/// </remarks>
public abstract class Correction
{
    private protected Correction(string name, string description, int version, CorrectionVariable[] inputs, CorrectionVariable output) =>
        (Name, Description, Version, Inputs, Output) = (name, description, version, inputs, output);

    /// <summary>Its name in its set.</summary>
    public string Name { get; }

    /// <summary>What it corrects; may be empty.</summary>
    public string Description { get; }

    /// <summary>Its version; 0 for compound corrections, which have none.</summary>
    public int Version { get; }

    /// <summary>What is asked for, in this order.</summary>
    public IReadOnlyList<CorrectionVariable> Inputs { get; }

    /// <summary>What it gives.</summary>
    public CorrectionVariable Output { get; }

    /// <summary>Loads one correction, or compound correction, of a file.</summary>
    /// <param name="path">A <c>.json</c> or <c>.json.gz</c> file; relative to the configuration, and travels with a run.</param>
    /// <param name="name">Name of the correction.</param>
    /// <exception cref="UserError">There is no such file or correction, or it is malformed.</exception>
    public static Correction Load(string path, string name) => CorrectionSet.Load(path)[name];

    /// <summary>The value for some inputs.</summary>
    /// <param name="values">One for each of <see cref="Inputs"/>: <c>double</c>, <c>int</c> or <c>string</c>.</param>
    /// <exception cref="CorrectionException">There is none: a number is out of range, a category is unknown, an input has another type.</exception>
    public double Evaluate(params ReadOnlySpan<CorrectionValue> values)
    {
        if (values.Length != Inputs.Count)
        {
            throw new CorrectionException($"{Name} takes {Inputs.Count} inputs ({string.Join(", ", Inputs.Select(i => i.Name))}), got {values.Length}");
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (values[i].Type != Inputs[i].Type)
            {
                throw new CorrectionException($"{Name}: input {Inputs[i].Name} is {NameOf(Inputs[i].Type)}, got {NameOf(values[i].Type)} {values[i]}{Advice(Inputs[i].Type, values[i].Type)}");
            }
        }

        return Value(values);
    }

    /// <summary>Texts that an input may have; null if it may have any, as far as can be told.</summary>
    internal virtual IReadOnlyCollection<string>? TextsOf(int input) => null;

    /// <summary>The value for inputs that were checked.</summary>
    private protected abstract double Value(ReadOnlySpan<CorrectionValue> values);

    internal static string NameOf(CorrectionType type) => type switch { CorrectionType.Int => "int", CorrectionType.Real => "real", _ => "string" };

    private static string Advice(CorrectionType wanted, CorrectionType got) => (wanted, got) switch
    {
        (CorrectionType.Real, CorrectionType.Int) => ": write it as a double",
        (CorrectionType.Int, CorrectionType.Real) => ": write it as an int",
        _ => "",
    };
}
