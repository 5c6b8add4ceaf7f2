namespace Heppy.Analyzers;

/// <summary>A correction with nodes of its own.</summary>
internal sealed class SingleCorrection(string name, string description, int version, CorrectionVariable[] inputs, CorrectionVariable output, CorrectionNode root)
    : Correction(name, description, version, inputs, output)
{
    internal override IReadOnlyCollection<string>? TextsOf(int input)
    {
        SortedSet<string> texts = new(StringComparer.Ordinal);
        return root.AddTexts(input, texts) ? null : texts;
    }

    private protected override double Value(ReadOnlySpan<CorrectionValue> values)
    {
        try
        {
            return root.Evaluate(values);
        }
        catch (NoCorrection none)
        {
            throw new CorrectionException($"{Name}: input {Inputs[none.Input].Name} is {values[none.Input]}, {none.Message}");
        }
    }
}
