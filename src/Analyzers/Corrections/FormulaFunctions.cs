using MathNet.Numerics;

namespace Heppy.Analyzers;

/// <summary>What formulas can call.</summary>
internal static class FormulaFunctions
{
    /// <summary>Functions of one number.</summary>
    internal static readonly Dictionary<string, Func<double, double>> Unary = new(StringComparer.Ordinal)
    {
        ["log"] = Math.Log, ["log10"] = Math.Log10, ["exp"] = Math.Exp, ["erf"] = SpecialFunctions.Erf, ["sqrt"] = Math.Sqrt, ["abs"] = Math.Abs,
        ["cos"] = Math.Cos, ["sin"] = Math.Sin, ["tan"] = Math.Tan, ["acos"] = Math.Acos, ["asin"] = Math.Asin, ["atan"] = Math.Atan,
        ["cosh"] = Math.Cosh, ["sinh"] = Math.Sinh, ["tanh"] = Math.Tanh, ["acosh"] = Math.Acosh, ["asinh"] = Math.Asinh, ["atanh"] = Math.Atanh,
    };

    /// <summary>Functions of two numbers. With NaN, <c>max</c> and <c>min</c> give the first argument, as in C++.</summary>
    internal static readonly Dictionary<string, Func<double, double, double>> Binary = new(StringComparer.Ordinal)
    {
        ["atan2"] = Math.Atan2, ["pow"] = Math.Pow, ["max"] = (a, b) => a < b ? b : a, ["min"] = (a, b) => b < a ? b : a,
    };

    /// <summary>Operators by how loosely they bind; those of the last line group from the right.</summary>
    internal static readonly Dictionary<string, Func<double, double, double>>[] Operators =
    [
        new(StringComparer.Ordinal) { ["||"] = (a, b) => a != 0 || b != 0 ? 1 : 0 },
        new(StringComparer.Ordinal) { ["&&"] = (a, b) => a != 0 && b != 0 ? 1 : 0 },
        new(StringComparer.Ordinal) { ["=="] = (a, b) => a == b ? 1 : 0, ["!="] = (a, b) => a != b ? 1 : 0 },
        new(StringComparer.Ordinal) { [">="] = (a, b) => a >= b ? 1 : 0, ["<="] = (a, b) => a <= b ? 1 : 0, [">"] = (a, b) => a > b ? 1 : 0, ["<"] = (a, b) => a < b ? 1 : 0 },
        new(StringComparer.Ordinal) { ["-"] = (a, b) => a - b, ["+"] = (a, b) => a + b },
        new(StringComparer.Ordinal) { ["/"] = (a, b) => a / b, ["*"] = (a, b) => a * b },
        new(StringComparer.Ordinal) { ["^"] = Math.Pow },
    ];
}
