using System.Text.Json.Nodes;
using Heppy.Compilation;

namespace Heppy.Acceptance.Tests;

/// <summary>Compiles configurations in this process before a program needs them: the compiler is warm here, and takes 2 s in each new process.</summary>
/// <remarks>The programs find the result in their cache, since it is kept under a digest of all it depends on; if it were another, they would compile it themselves.</remarks>
internal static class Precompiled
{
    private static readonly Lazy<bool> IsReady = new(Begin);

    /// <summary>Compiles what is a configuration among the arguments of a program.</summary>
    internal static void Add(string cache, string directory, string[] args)
    {
        _ = IsReady.Value;
        foreach (string path in args.Where(a => a.EndsWith(".cs", StringComparison.Ordinal)).Select(a => Path.GetFullPath(a, directory)).Where(File.Exists))
        {
            try
            {
                new ConfigurationCompiler(new CompilationCache(cache)).Compile(path, new CompilerOptions { CurrentDirectory = directory });
            }
            catch (Exception e) when (e is UserError or CompilationFailed)
            {
                // The program will say so.
            }
        }
    }

    /// <summary>Shows the compiler the libraries of the programs, and not those of the tests.</summary>
    private static bool Begin()
    {
        JsonNode dependencies = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "heppy.deps.json")))!;
        HashSet<string> libraries =
        [
            .. dependencies["targets"]!.AsObject().SelectMany(t => t.Value!.AsObject())
                .SelectMany(l => l.Value!["runtime"]?.AsObject().Select(r => Path.GetFileName(r.Key)) ?? []),
        ];
        const string name = "TRUSTED_PLATFORM_ASSEMBLIES";
        AppContext.SetData(name, string.Join(Path.PathSeparator, ((string)AppContext.GetData(name)!).Split(Path.PathSeparator)
            .Where(p => !p.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal) || libraries.Contains(Path.GetFileName(p)))));
        return true;
    }
}
