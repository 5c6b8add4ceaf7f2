namespace Heppy.Analyzers;

/// <summary>Corrections that are applied one after another, each seeing what those before it have changed.</summary>
internal sealed class CompoundCorrection : Correction
{
    private readonly int[] _updated;
    private readonly char _inputOperation;
    private readonly char _outputOperation;
    private readonly (Correction Correction, int[] Inputs)[] _stack;

    /// <param name="name">Its name.</param>
    /// <param name="description">Its description.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="output">Its output.</param>
    /// <param name="updated">Inputs that each correction changes for the next.</param>
    /// <param name="operations">How inputs are changed (+ * /) and outputs combined (+ * / or l for the last).</param>
    /// <param name="stack">The corrections, and which input here each of their inputs is.</param>
    internal CompoundCorrection(
        string name, string description, CorrectionVariable[] inputs, CorrectionVariable output, int[] updated, (char Input, char Output) operations, (Correction, int[])[] stack)
        : base(name, description, 0, inputs, output) =>
        (_updated, _inputOperation, _outputOperation, _stack) = (updated, operations.Input, operations.Output, stack);

    private protected override double Value(ReadOnlySpan<CorrectionValue> values)
    {
        CorrectionValues own = default;
        Span<CorrectionValue> current = own.Of(values.Length);
        values.CopyTo(current);
        CorrectionValues theirs = default;
        double result = 0;
        for (int i = 0; i < _stack.Length; i++)
        {
            (Correction correction, int[] inputs) = _stack[i];
            Span<CorrectionValue> asked = theirs.Of(inputs.Length);
            for (int k = 0; k < inputs.Length; k++)
            {
                asked[k] = current[inputs[k]];
            }

            double factor = correction.Evaluate(asked);
            foreach (int input in _updated)
            {
                current[input] = Combine(_inputOperation, current[input].Number, factor);
            }

            result = i == 0 ? factor : Combine(_outputOperation, result, factor);
        }

        return result;
    }

    private static double Combine(char operation, double a, double b) => operation switch
    {
        '+' => a + b,
        '*' => a * b,
        '/' => a / b,
        _ => b,
    };
}
