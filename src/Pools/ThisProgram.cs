using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using System.Text.Json;

namespace Heppy.Pools;

/// <summary>This program, started again as a worker: what it would do is replaced, before its first statement, by what <see cref="Hosting.WorkerEntry"/> does.</summary>
internal static class ThisProgram
{
    /// <summary>Tells a worker what it is.</summary>
    internal const string RoleVariable = "HEPPY_POOL_ROLE";

    /// <summary>The hooks of the user, which the worker's own children get back.</summary>
    internal const string OthersVariable = "HEPPY_POOL_OTHER_HOOKS";

    /// <summary>Runs code before a program begins: see "Host startup hook" in the documentation of .NET.</summary>
    internal const string HookVariable = "DOTNET_STARTUP_HOOKS";

    /// <summary>Folder of the program.</summary>
    internal static string Folder => Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);

    /// <summary>Whether the runtime is part of the program's folder.</summary>
    internal static bool IsSelfContained => Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory()) == Folder;

    // Before a program begins, as in workers, .NET does not say which assembly it enters.
    private static string Entry => Assembly.GetEntryAssembly()?.Location ?? Path.Combine(Folder, Path.GetFileName(Environment.GetCommandLineArgs()[0]));

    /// <summary>Refuses to begin where workers could not.</summary>
    internal static void Check()
    {
        bool hasHooks = !AppContext.TryGetSwitch("System.StartupHookProvider.IsSupported", out bool isSupported) || isSupported;
        if (!hasHooks || !JsonSerializer.IsReflectionEnabledByDefault)
        {
            throw new UserError("this program is built as for Native AOT, which cannot be started again as a worker. Add this line at its top: #:property PublishAot=false");
        }

        if (!File.Exists(Entry))
        {
            throw new UserError("this program is published as a single file, which cannot be started again as a worker. Publish it as a folder.");
        }
    }

    /// <summary>How it is started.</summary>
    /// <param name="folder">Its folder, or that of a copy.</param>
    internal static IReadOnlyList<string> Command(string folder)
    {
        string entry = Path.Combine(folder, Path.GetFileName(Entry));
        return IsSelfContained
            ? [Path.Combine(folder, Path.GetFileName(Environment.ProcessPath!))]
            : [Path.GetFullPath("../../../dotnet", RuntimeEnvironment.GetRuntimeDirectory()), entry];
    }

    /// <summary>The variables that make it a worker.</summary>
    /// <param name="folder">Its folder, or that of a copy.</param>
    /// <param name="role">What it is to do.</param>
    internal static IReadOnlyList<KeyValuePair<string, string>> Variables(string folder, string role)
    {
        string others = Environment.GetEnvironmentVariable(HookVariable) ?? "";
        string own = Path.Combine(folder, Path.GetFileName(typeof(ThisProgram).Assembly.Location));
        return [new(RoleVariable, role), new(OthersVariable, others), new(HookVariable, others.Length > 0 ? $"{others}{Path.PathSeparator}{own}" : own)];
    }

    /// <summary>Assemblies that are in use and come neither with the program nor with the runtime, by name: full paths.</summary>
    internal static IReadOnlyDictionary<string, string> OtherAssemblies()
    {
        string runtimes = Path.GetFullPath("../..", RuntimeEnvironment.GetRuntimeDirectory());
        return AssemblyLoadContext.Default.Assemblies
            .Where(a => !a.IsDynamic && a.Location.Length > 0 && !IsIn(a.Location, Folder) && (IsSelfContained || !IsIn(a.Location, runtimes)))
            .GroupBy(a => a.GetName().Name!).ToDictionary(g => g.Key, g => g.First().Location);
    }

    private static bool IsIn(string path, string folder) => path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + "/", StringComparison.Ordinal);
}
