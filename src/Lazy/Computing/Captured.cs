using Heppy.Pools.Calls;

namespace Heppy.Lazy.Computing;

/// <summary>Looks at functions of events and elements.</summary>
internal static class Captured
{
    /// <summary>Refuses a function that changes a variable around it.</summary>
    /// <exception cref="UserError">It does.</exception>
    internal static void Check(Delegate function, string label)
    {
        ArgumentNullException.ThrowIfNull(function);
        if (StaticFunction.WrittenNames(function) is { Length: > 0 } names)
        {
            throw new UserError(
                $"{label} changes {string.Join(", ", names)}, a variable around it. Threads would do so at the same time, and other processes would each have their own. "
                + "Let it return what is wanted, and count or sum that: Where(...).Count(), Sum(), Histogram(...).");
        }
    }
}
