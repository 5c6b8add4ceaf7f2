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
    private const byte ReadField = 0x7B;                // ldfld
    private const byte ReadAddress = 0x7C;              // ldflda
    private const byte WriteField = 0x7D;               // stfld

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
        if (Problem(function) is { } problem)
        {
            throw Refused(problem);
        }
    }

    /// <summary>Why a function works only where it was made; null if it works anywhere.</summary>
    internal static string? Problem(Delegate function)
    {
        MethodInfo method = function.Method;
        if (!function.HasSingleTarget)
        {
            return "it is several functions";
        }

        if (method.DeclaringType is null || method.Module.Assembly.IsDynamic)
        {
            return "it was compiled while the program runs";
        }

        if (typeof(Task).IsAssignableFrom(method.ReturnType) || (method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(ValueTask<>)))
        {
            return "it is asynchronous: a result must be there when it returns";
        }

        if (function.Target is not { } target)
        {
            return null;
        }

        Type type = target.GetType();
        if (method.IsStatic || type.GetCustomAttribute<CompilerGeneratedAttribute>() is null)
        {
            return method.IsStatic ? $"it is bound to the {type.Name} in front of its dot" : $"it belongs to an object, a {type.Name}, which it may read and change";
        }

        return type.GetFields(Fields).Length > 0 ? $"it uses {CapturedNames(method, type)} from around it" : null;
    }

    /// <summary>Variables around a lambda that it writes.</summary>
    internal static string[] WrittenNames(Delegate function) =>
        function.Target is { } target && target.GetType().GetCustomAttribute<CompilerGeneratedAttribute>() is not null
            ? NamesIn(function.Method, target.GetType(), WriteField)
            : [];

    private static string CapturedNames(MethodInfo method, Type closure) =>
        NamesIn(method, closure, ReadField, ReadAddress, WriteField) is { Length: > 0 } names ? string.Join(", ", names) : "variables";

    /// <summary>What a lambda uses: all lambdas of a scope share a class, whose fields are the variables that any of them uses.</summary>
    private static string[] NamesIn(MethodInfo method, Type closure, params byte[] instructions)
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

        return [.. fields.Where(f => IsUsed(code, f.MetadataToken, instructions)).Select(NameOf).OfType<string>().Distinct()];
    }

    private static string? NameOf(FieldInfo field) =>
        field.Name.Contains("__this", StringComparison.Ordinal) ? "'this'" : field.Name.Contains('<', StringComparison.Ordinal) ? null : $"'{field.Name}'";

    /// <summary>Whether one of some instructions stands in front of a field's token.</summary>
    private static bool IsUsed(byte[] code, int token, byte[] instructions)
    {
        Span<byte> operand = stackalloc byte[sizeof(int)];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(operand, token);
        for (int at = 1; at + sizeof(int) <= code.Length; at++)
        {
            if (instructions.Contains(code[at - 1]) && code.AsSpan(at, sizeof(int)).SequenceEqual(operand))
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
