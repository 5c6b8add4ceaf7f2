using System.Runtime.Loader;
using Heppy.Pools.Calls;

namespace Heppy.Pools.Hosting;

/// <summary>A function of a call in another process.</summary>
internal abstract class RemoteFunction
{
    private static readonly Dictionary<string, string> Known = [];

    /// <summary>Loads the functions of a call.</summary>
    internal static RemoteFunction[] Load(CallDescription call)
    {
        lock (Known)
        {
            if (Known.Count == 0)
            {
                AssemblyLoadContext.Default.Resolving += (context, name) => Find(name.Name!) is { } path ? context.LoadFromAssemblyPath(path) : null;
            }

            foreach ((string name, string path) in call.Assemblies)
            {
                Known[name] = path;
            }
        }

        return [.. call.Functions.Select(f => Load(f, call.Serializer))];
    }

    /// <summary>Calls it on a job.</summary>
    /// <param name="number">Number of the job.</param>
    /// <param name="job">The job.</param>
    /// <param name="failure">What went wrong, or null.</param>
    /// <returns>The result.</returns>
    internal abstract byte[] Call(int number, ReadOnlySpan<byte> job, out JobFailure? failure);

    private static RemoteFunction Load(FunctionDescription call, string with)
    {
        // Its types may be in assemblies that do not come with the program.
        AssemblyLoadContext.Default.LoadFromAssemblyPath(call.Function.Assembly);
        (Type job, Type result) = (NamedType.Load(call.Job), NamedType.Load(call.Result));
        var serializer = (IJobSerializer)Activator.CreateInstance(NamedType.Load(with), nonPublic: true)!;
        Delegate function = call.Function.Load(job, result);
        return (RemoteFunction)Activator.CreateInstance(typeof(TypedFunction<,>).MakeGenericType(job, result), function, serializer)!;
    }

    private static string? Find(string name)
    {
        lock (Known)
        {
            return Known.TryGetValue(name, out string? path)
                ? path
                : Known.Values.Select(p => Path.Combine(Path.GetDirectoryName(p)!, name + ".dll")).FirstOrDefault(File.Exists);
        }
    }
}
