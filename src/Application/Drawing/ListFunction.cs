namespace Heppy.Drawing;

/// <summary>A function of lists, as <c>Sum$</c> of ROOT: one value of all elements.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Type of the value.</param>
/// <param name="Start">Statements before the first element.</param>
/// <param name="Each">Statements for an element, with <c>{0}</c> in place of its value.</param>
/// <param name="Result">The value.</param>
internal sealed record ListFunction(string Name, string Type, string Start, string Each, string Result)
{
    private static readonly ListFunction[] All =
    [
        new("Sum", "double", "double __r = 0;", "__r += Number({0});", "__r"),
        new("Mean", "double", "double __r = 0; int __k = 0;", "__r += Number({0}); __k++;", "__k > 0 ? __r / __k : Nothing()"),
        new("Min", "double", "double __r = 0; int __k = 0;", "double __v = Number({0}); if (__k++ == 0 || __v < __r) __r = __v;", "__k > 0 ? __r : Nothing()"),
        new("Max", "double", "double __r = 0; int __k = 0;", "double __v = Number({0}); if (__k++ == 0 || __v > __r) __r = __v;", "__k > 0 ? __r : Nothing()"),
        new("Count", "int", "int __r = 0;", "bool __v = Counts({0}); if (__v && !IsMissing) __r++;", "__r"),
        new("Length", "int", "int __r = 0;", "_ = {0}; __r++;", "__r"),
        new("Any", "bool", "bool __r = false;", "bool __v = {0}; __r |= __v && !IsMissing;", "__r"),
        new("All", "bool", "bool __r = true;", "bool __v = {0}; __r &= __v && !IsMissing;", "__r"),
    ];

    /// <summary>The names of all of them.</summary>
    internal static IEnumerable<string> Names => All.Select(f => f.Name);

    /// <summary>The one of a name, or null. <c>Min</c> and <c>Max</c> of two values are those of numbers.</summary>
    internal static ListFunction? Find(string name, int arguments) => arguments == 1 ? Array.Find(All, f => f.Name == name) : null;

    /// <summary>Statements that compute it.</summary>
    /// <param name="scope">The columns that its argument needs.</param>
    /// <param name="value">Its argument.</param>
    internal GeneratedText Body(LoopScope scope, GeneratedText value)
    {
        // An element that is not there counts here as nothing, and says nothing of the rest.
        string[] each = Each.Split("{0}");
        bool isSum = Name is "Sum" or "Mean" or "Min" or "Max";
        var body = new GeneratedText().Add($"{scope.Values(null)}bool __was = IsMissing;\n{Start}\nfor (int __i = 0; __i < __n; __i++)\n{{\n{scope.Elements()}IsMissing = false;\n");
        if (isSum)
        {
            body.Add("double __value = Number(").Add(value).Add(");\nif (IsMissing) continue;\n").Add(Each.Replace("{0}", "__value", StringComparison.Ordinal));
        }
        else
        {
            body.Add(each[0]).Add(value).Add(each[1]);
        }

        return body.Add($"\n}}\n\nIsMissing = __was;\nreturn {Result};\n");
    }
}
