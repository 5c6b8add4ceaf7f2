using System.Globalization;
using Heppy.Pools.Calls;

namespace Heppy.Lazy.Computing;

/// <summary>A function that makes a graph, and its argument: what another process needs to make the same one.</summary>
/// <param name="Function">The function.</param>
/// <param name="ArgumentType">Type of its argument.</param>
/// <param name="ResultType">Type of what it returns.</param>
/// <param name="Argument">Its argument, serialised.</param>
internal sealed record BuilderCall(StaticFunction Function, string ArgumentType, string ResultType, byte[] Argument)
{
    /// <summary>The same for the same function and argument.</summary>
    internal string Key => string.Create(CultureInfo.InvariantCulture, $"{Function.Type}/{Function.Token}/{Function.Version}/{Convert.ToBase64String(Argument)}");
}
