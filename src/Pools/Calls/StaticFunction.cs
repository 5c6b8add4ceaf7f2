using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Heppy.Pools.Calls;

/// <summary>A function that needs nothing but its job, so that another process can call it: found by assembly and token.</summary>
/// <param name="Assembly">Path of its assembly.</param>
/// <param name="Version">Version of the module; a token means nothing in another one.</param>
/// <param name="Token">Token of the method.</param>
/// <param name="Type">Type that declares it, with its type arguments.</param>
/// <param name="Arguments">Its own type arguments.</param>
/// <param name="Parameters">Number of its parameters.</param>
internal sealed record StaticFunction(string Assembly, Guid Version, int Token, string Type, IReadOnlyList<string> Arguments, int Parameters)
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Describes a function.</summary>
    /// <exception cref="UserError">It uses something from around it.</exception>
    internal static StaticFunction Of(Delegate function)
    {
        Check(function);
        MethodInfo method = function.Method;
        return new StaticFunction(
            method.Module.Assembly.Location,
            method.Module.ModuleVersionId,
            method.MetadataToken,
            method.DeclaringType!.AssemblyQualifiedName!,
            [.. method.GetGenericArguments().Select(a => a.AssemblyQualifiedName!)],
            method.GetParameters().Length);
    }

    /// <summary>Refuses what only works where it was made.</summary>
    internal static void Check(Delegate function)
    {
        MethodInfo method = function.Method;
        if (!function.HasSingleTarget)
        {
            throw Refused("it is several functions");
        }

        if (method.DeclaringType is null || method.Module.Assembly.IsDynamic)
        {
            throw Refused("it was compiled while the program runs");
        }

        if (typeof(Task).IsAssignableFrom(method.ReturnType) || (method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(ValueTask<>)))
        {
            throw Refused("it is asynchronous: a result must be there when it returns");
        }

        if (function.Target is not { } target)
        {
            return;
        }

        Type type = target.GetType();
        if (method.IsStatic || type.GetCustomAttribute<CompilerGeneratedAttribute>() is null)
        {
            throw Refused(method.IsStatic ? $"it is bound to the {type.Name} in front of its dot" : $"it belongs to an object, a {type.Name}, which it may read and change");
        }

        if (type.GetFields(Fields).Length > 0)
        {
            throw Refused($"it uses {CapturedNames(method, type)} from around it");
        }
    }

    /// <summary>What a lambda uses: all lambdas of a scope share a class, whose fields are the variables that any of them uses.</summary>
    private static string CapturedNames(MethodInfo method, Type closure)
    {
        byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        List<FieldInfo> fields = [.. closure.GetFields(Fields)];
        for (int i = 0; i < fields.Count; i++)
        {
            if (fields[i].Name.Contains("<>8__locals", StringComparison.Ordinal))
            {
                // The variables of a scope around this one.
                fields.AddRange(fields[i].FieldType.GetFields(Fields));
            }
        }

        string[] names = [.. fields.Where(f => IsUsed(code, f.MetadataToken)).Select(NameOf).OfType<string>().Distinct()];
        return names.Length > 0 ? string.Join(", ", names) : "variables";
    }

    private static string? NameOf(FieldInfo field) =>
        field.Name.Contains("__this", StringComparison.Ordinal) ? "'this'" : field.Name.Contains('<', StringComparison.Ordinal) ? null : $"'{field.Name}'";

    /// <summary>Whether code reads or writes a field: ldfld, ldflda or stfld with its token.</summary>
    private static bool IsUsed(byte[] code, int token)
    {
        Span<byte> operand = stackalloc byte[sizeof(int)];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(operand, token);
        for (int at = 1; at + sizeof(int) <= code.Length; at++)
        {
            if (code[at - 1] is 0x7B or 0x7C or 0x7D && code.AsSpan(at, sizeof(int)).SequenceEqual(operand))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Loads it.</summary>
    /// <param name="job">Type of its job.</param>
    /// <param name="result">Type of its result.</param>
    /// <returns>A function of a job.</returns>
    internal Delegate Load(Type job, Type result)
    {
        Assembly assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(Assembly);
        if (assembly.ManifestModule.ModuleVersionId != Version)
        {
            throw new UserError($"{Assembly} was built anew since the pool was made. Start the program again.");
        }

        System.Type type = NamedType.Load(Type);
        MethodBase resolved = assembly.ManifestModule.ResolveMethod(Token, type.GetGenericArguments(), [.. Arguments.Select(NamedType.Load)])!;
        // A token is that of the open method and type; the closed ones are found in the closed type.
        var method = (MethodInfo)MethodBase.GetMethodFromHandle(resolved.MethodHandle, type.TypeHandle)!;
        if (method.IsGenericMethodDefinition)
        {
            method = method.MakeGenericMethod([.. Arguments.Select(NamedType.Load)]);
        }

        object? target = method.IsStatic ? null : Activator.CreateInstance(type, nonPublic: true);
        return Star.Load(wanted => method.CreateDelegate(wanted, target), Parameters, job, result);
    }

    private static UserError Refused(string why) => new(
        $"a pool cannot call this function: {why}. That would not be there, or be another one, when it runs in another process or on another machine. "
        + "Give a static method, or a lambda that uses nothing but its parameter; what else it needs goes into the jobs: Starmap calls functions of several parameters.");
}
