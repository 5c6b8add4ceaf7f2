using System.Globalization;
using System.Text.RegularExpressions;

namespace Heppy.Rehearsal.HTCondor;

/// <summary>Operations on ClassAd values, and how they are written.</summary>
internal static class ClassAdValue
{
    /// <summary>A condition: numbers are true unless 0, undefined is neither.</summary>
    internal static bool? Truth(object? value) => value switch
    {
        bool truth => truth,
        long number => number != 0,
        double number => number != 0,
        _ => null,
    };

    internal static object? Apply(string sign, object? left, object? right) => sign switch
    {
        "&&" => Truth(left) & Truth(right),
        "||" => Truth(left) | Truth(right),
        "=?=" => Same(left, right),
        "=!=" => !Same(left, right),
        _ when left is null || right is null => null,
        _ when left is string || right is string => left is string text && right is string other
            ? Compare(sign, string.Compare(text, other, StringComparison.OrdinalIgnoreCase)) : null,
        "+" or "-" or "*" or "/" or "%" => Calculate(sign, left, right),
        _ => Compare(sign, Number(left).CompareTo(Number(right))),
    };

    /// <summary>A function, or nothing if it is not known.</summary>
    internal static object? Call(string name, IReadOnlyList<object?> arguments) =>
        (name.ToUpperInvariant(), arguments) switch
        {
            ("REGEXP", [string pattern, string text]) => Regex.IsMatch(text, pattern),
            ("REGEXP", [string pattern, string text, _]) => Regex.IsMatch(text, pattern, RegexOptions.IgnoreCase),
            ("ISUNDEFINED", [var value]) => value is null,
            ("IFTHENELSE", [var condition, var yes, var no]) => Truth(condition) is { } truth ? truth ? yes : no : null,
            ("STRINGLISTMEMBER", [string item, string list]) =>
                list.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Contains(item),
            ("INT", [var value]) when value is long or double => (long)Number(value),
            _ => null,
        };

    /// <summary>As -af prints it: a string without quotes.</summary>
    internal static string Plain(object? value) => value switch
    {
        null => "undefined",
        bool truth => truth ? "true" : "false",
        double number => number.ToString("0.0###############", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>As -long prints it: a string in quotes.</summary>
    internal static string Quoted(object? value) =>
        value is string text ? $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"",
            StringComparison.Ordinal)}\""
        : Plain(value);

    /// <summary>As -json prints it.</summary>
    internal static string Json(object? value) => value is string text
        ? $"\"{System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\""
        : value is null ? "null" : Plain(value);

    private static bool Same(object? left, object? right) => (left, right) switch
    {
        (null, null) => true,
        (string text, string other) => text == other,
        (long or double, long or double) => Number(left).Equals(Number(right)),
        _ => Equals(left, right),
    };

    private static object? Calculate(string sign, object left, object right)
    {
        if (left is long a && right is long b)
        {
            return sign switch { "+" => a + b, "-" => a - b, "*" => a * b, _ when b == 0 => null, "/" => a / b, _ => a % b };
        }
        var (x, y) = (Number(left), Number(right));
        return sign switch { "+" => x + y, "-" => x - y, "*" => x * y, "/" => x / y, _ => x % y };
    }

    private static bool? Compare(string sign, int order) => sign switch
    {
        "==" => order == 0,
        "!=" => order != 0,
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        ">=" => order >= 0,
        _ => null,
    };

    private static double Number(object? value) =>
        value is bool truth ? truth ? 1 : 0 : Convert.ToDouble(value, CultureInfo.InvariantCulture);
}
