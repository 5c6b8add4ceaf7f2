using System.Runtime.CompilerServices;

namespace Heppy.Analyzers;

/// <summary>Refuses values of properties that would do nothing, silently: the plan tells whose they are.</summary>
internal static class Refuse
{
    /// <summary>Refuses a number below the least.</summary>
    internal static void Below(long least, long value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value < least)
        {
            throw Wrong(name, value, FormattableString.Invariant($"{least} or more"));
        }
    }

    /// <summary>Refuses a number that is not above 0.</summary>
    internal static void NotAboveZero(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value > 0))
        {
            throw Wrong(name, value, "a number above 0");
        }
    }

    /// <summary>Refuses a number that is negative, or none.</summary>
    internal static void Negative(double? value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value is { } number && !(number >= 0))
        {
            throw Wrong(name, number, "a number, 0 or more");
        }
    }

    /// <summary>Refuses an empty list.</summary>
    internal static void Empty(Array values, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        if (values.Length == 0)
        {
            throw new UserError($"{name} is empty; set one or more", ExitCode.Configuration);
        }
    }

    private static UserError Wrong(string name, IFormattable value, string wanted) =>
        new(FormattableString.Invariant($"{name} is {value}; set {wanted}"), ExitCode.Configuration);
}
