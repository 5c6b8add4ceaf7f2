using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Heppy.Pools;
using Heppy.Pools.Calls;

namespace Heppy.Lazy.Computing;

/// <summary>A graph made by a static function, so that other processes can make it too.</summary>
internal sealed class Definition
{
    private static readonly JsonJobSerializer Serializer = new();

    [ThreadStatic]
    private static Definition? _current;

    private Definition(BuilderCall builder) => Builder = builder;

    /// <summary>How it is made.</summary>
    internal BuilderCall Builder { get; }

    /// <summary>Its results, in the order in which they were made.</summary>
    internal List<LazyResult> Results { get; } = [];

    /// <summary>Notes a result in the graph that is being made.</summary>
    /// <returns>The graph, and the number of the result in it; null outside of one.</returns>
    internal static (Definition, int)? Register(LazyResult result)
    {
        if (_current is not { } current)
        {
            return null;
        }

        current.Results.Add(result);
        return (current, current.Results.Count - 1);
    }

    /// <summary>Makes a graph.</summary>
    /// <exception cref="UserError">The function is not static, or its argument cannot be serialised.</exception>
    internal static T Make<TArgument, T>(Delegate function, Func<TArgument, T> build, TArgument argument)
    {
        if (StaticFunction.Problem(function) is { } problem)
        {
            throw new UserError(
                $"this function cannot define a graph: {problem}. That would not be there, or be another one, when a worker makes the graph again. "
                + "Give a static method, or a lambda that uses nothing but its parameter, and pass what else it needs as the argument: LazyEvents.Define(Build, \"data/*.parquet\").");
        }

        byte[] bytes;
        try
        {
            bytes = Serializer.Serialize(argument);
        }
        catch (NotSupportedException e)
        {
            throw new UserError($"the argument of Define, a {TypeNames.Of(typeof(TArgument))}, cannot travel to other processes: {e.Message} Give text, numbers, or records and arrays of these.", inner: e);
        }

        var builder = new BuilderCall(StaticFunction.Of(function), NamedType.Of(typeof(TArgument)), NamedType.Of(typeof(T)), bytes);
        return Enter(new Definition(builder), () => build(argument));
    }

    /// <summary>Makes a graph of another process again.</summary>
    internal static Definition Rebuild(BuilderCall builder)
    {
        (Type argument, Type result) = (NamedType.Load(builder.ArgumentType), NamedType.Load(builder.ResultType));
        // On a farm the program is a copy: the function is where its type is.
        StaticFunction function = builder.Function with { Assembly = NamedType.Load(builder.Function.Type).Assembly.Location };
        Delegate build = function.Load(argument, result);
        var definition = new Definition(builder);
        typeof(Definition).GetMethod(nameof(Call), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(argument, result).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [definition, build], null);
        return definition;
    }

    /// <summary>Says whether two graphs compute the same, as far as their descriptions tell.</summary>
    internal static string FingerprintOf(IReadOnlyList<LazyResult> results)
    {
        string text = LazyGraph.ToDot([.. results]) + string.Concat(results.Select(r => r.Source).Distinct().Select(s => s.Fingerprint));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Closes what its sources have open.</summary>
    internal void Release() => Results.ForEach(r => r.Source.Release());

    private static void Call<TArgument, T>(Definition definition, Func<TArgument, T> build) =>
        Enter(definition, () => build(Serializer.Deserialize<TArgument>(definition.Builder.Argument)));

    private static T Enter<T>(Definition definition, Func<T> build)
    {
        Definition? outer = _current;
        _current = definition;
        try
        {
            return build();
        }
        finally
        {
            _current = outer;
        }
    }
}
