using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Heppy.Compilation;

/// <summary>Answers the runtime when a configuration needs an assembly that does not ship with the
/// tools.</summary>
internal static class ExtraAssemblies
{
    private static readonly ConcurrentDictionary<string, string> _paths = new(StringComparer.OrdinalIgnoreCase);
    private static readonly ConcurrentDictionary<string, byte> _folders = new(StringComparer.Ordinal);
    private static int _registered;

    /// <summary>Makes assemblies and native libraries known, by their file names.</summary>
    public static void Register(IEnumerable<string> paths)
    {
        foreach (string path in paths)
        {
            _paths.TryAdd(Path.GetFileNameWithoutExtension(path), path);
            _folders.TryAdd(Path.GetDirectoryName(path)!, 0);
        }

        if (!_folders.IsEmpty && Interlocked.Exchange(ref _registered, 1) == 0)
        {
            AssemblyLoadContext.Default.Resolving += Managed;
            AssemblyLoadContext.Default.ResolvingUnmanagedDll += Native;
        }
    }

    private static Assembly? Managed(AssemblyLoadContext context, AssemblyName name) =>
        name.Name is { } simple && _paths.TryGetValue(simple, out string? path)
            ? context.LoadFromAssemblyPath(path)
            : null;

    private static nint Native(Assembly assembly, string name)
    {
        foreach (string folder in _folders.Keys.Order(StringComparer.Ordinal))
        {
            foreach (string file in (string[])[name, $"lib{name}.so", $"{name}.so", $"lib{name}.dylib", $"{name}.dll"])
            {
                string path = Path.Combine(folder, file);
                if (File.Exists(path) && NativeLibrary.TryLoad(path, out nint handle))
                {
                    return handle;
                }
            }
        }

        return 0;
    }
}
