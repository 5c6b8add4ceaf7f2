using System.Runtime.CompilerServices;
using Heppy.Pools.Calls;

namespace Heppy.Graphs.Nodes;

/// <summary>Names of functions; those that a pool cannot call have none.</summary>
internal static class FunctionNames
{
    // Most graphs are many calls of few functions: to look at one costs more than to run a short one.
    private static readonly ConditionalWeakTable<Delegate, string> Known = [];

    /// <summary>The name of a function.</summary>
    /// <exception cref="UserError">It is not static.</exception>
    internal static string Of(Delegate function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Known.TryGetValue(function, out string? name) ? name : Known.GetValue(function, Checked);
    }

    private static string Checked(Delegate function)
    {
        StaticFunction.Check(function);
        string name = function.Method.Name;

        // The compiler calls a local function <Outer>g__Name|0_0, and a lambda <Outer>b__0_0.
        int local = name.IndexOf(">g__", StringComparison.Ordinal);
        return local >= 0 ? name[(local + 4)..name.LastIndexOf('|')] : name.StartsWith('<') ? "lambda" : name;
    }
}
