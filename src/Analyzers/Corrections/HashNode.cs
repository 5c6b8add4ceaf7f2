namespace Heppy.Analyzers;

/// <summary>A random number that is given by the inputs alone, always the same for the same ones.</summary>
/// <param name="inputs">Indices of the inputs.</param>
/// <param name="distribution"><c>stdflat</c>, <c>stdnormal</c> or <c>normal</c>.</param>
internal sealed class HashNode(int[] inputs, string distribution) : CorrectionNode
{
    internal override double Evaluate(ReadOnlySpan<CorrectionValue> values)
    {
        Span<ulong> words = stackalloc ulong[inputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            CorrectionValue value = values[inputs[i]];
            words[i] = value.Type == CorrectionType.Int ? (ulong)value.Integer : BitConverter.DoubleToUInt64Bits(value.Number);
        }

        var random = new Pcg32(XxHash64.Of(words));
        return distribution switch
        {
            "stdflat" => random.NextDouble(),
            "stdnormal" => Polar(ref random, isFine: true),
            _ => Polar(ref random, isFine: false),
        };
    }

    /// <summary>
    /// The polar method (G. Marsaglia, T. A. Bray, SIAM Review 6 (1964) 260). With 53 random bits and the second of the two numbers it is
    /// what the GNU C++ library's normal distribution gives; with 32 bits and the first, what the format calls <c>normal</c>.
    /// </summary>
    private static double Polar(ref Pcg32 random, bool isFine)
    {
        while (true)
        {
            double u = isFine ? (2 * random.NextDouble()) - 1 : (random.Next() * (1.0 / (1u << 31))) - 1;
            double v = isFine ? (2 * random.NextDouble()) - 1 : (random.Next() * (1.0 / (1u << 31))) - 1;
            double s = (u * u) + (v * v);
            bool isInside = isFine ? s <= 1 : s < 1;
            if (isInside && s != 0)
            {
                return (isFine ? v : u) * Math.Sqrt(-2 * Math.Log(s) / s);
            }
        }
    }
}
