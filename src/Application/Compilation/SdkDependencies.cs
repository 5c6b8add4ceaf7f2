using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security;

namespace Heppy.Compilation;

/// <summary>Lets the .NET SDK resolve packages and projects that do not ship with the tools, once.</summary>
/// <remarks>
/// The SDK publishes an empty program with the same directives; what it leaves is kept in the cache. The
/// program stands in the
/// cache, not in the user's folder, but the build settings and package sources of that folder apply.
/// </remarks>
internal sealed class SdkDependencies(CompilationCache cache, CompilerOptions options)
{
    private const string Kind = "dependencies";
    private const string Program = "heppy-dependencies";
    private const string Complete = ".complete";

    /// <summary>True for a managed assembly, false for a native library.</summary>
    public static bool IsManaged(string path)
    {
        if (!path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        using var stream = File.OpenRead(path);
        using var file = new System.Reflection.PortableExecutable.PEReader(stream);
        return file.HasMetadata;
    }

    /// <summary>Full paths of everything that the directives bring beyond what ships, in ordinal
    /// order.</summary>
    /// <exception cref="CompilationFailed">There is no SDK, or it failed; with its errors.</exception>
    public IReadOnlyList<string> Resolve(string entry, IReadOnlyList<SourceDirective> directives)
    {
        string key = DependencyKey.Of(entry, directives.Select(Line), directives);
        string folder = cache.Entry(Kind, key);
        if (!IsComplete(folder))
        {
            folder = cache.Store(Kind, key, draft => Publish(draft, entry, directives), IsComplete);
        }

        return
        [
            .. Directory.EnumerateFiles(folder)
                .Where(f => Path.GetExtension(f) is ".dll" or ".so" or ".dylib")
                .Where(f => Path.GetFileNameWithoutExtension(f) != Program)
                .Where(f => !ShippedAssemblies.Paths.ContainsKey(Path.GetFileNameWithoutExtension(f)))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static bool IsComplete(string folder) => File.Exists(Path.Combine(folder, Complete));

    private void Publish(string draft, string entry, IReadOnlyList<SourceDirective> directives)
    {
        string values = string.Join(", ", directives.Select(d => d.Value));
        options.Progress?.Write($"resolving {values} with the .NET SDK (once)...\n");
        string work = Directory.CreateTempSubdirectory("heppy-sdk-").FullName;
        try
        {
            string source = Path.Combine(work, $"{Program}.cs");
            File.WriteAllText(source, string.Concat(directives.Select(Line)) + "return 0;\n");
            string folder = Path.GetDirectoryName(entry)!;
            foreach (string name in DependencyKey.BuildSettings)
            {
                string import = DependencyKey.Above(folder, name) is { } found
                    ? $"<Import Project=\"{SecurityElement.Escape(found)}\" />"
                    : "";
                File.WriteAllText(Path.Combine(work, name), $"<Project>{import}</Project>\n");
            }

            Run(
                ["publish", source, "-c", "Release", "-o", draft, "--nologo", "-v", "q",
                    "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-p:PublishAot=false",
                    "-p:TreatWarningsAsErrors=false", $"-p:RestoreRootConfigDirectory={folder}",
                    $"-p:ArtifactsPath={work}/artifacts"],
                folder, directives);
            File.WriteAllText(Path.Combine(draft, Complete), "");
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>The directive for a program that stands elsewhere: paths of projects become absolute.</summary>
    private static string Line(SourceDirective directive)
    {
        bool isRelative = directive.Kind == "project" && !directive.Value.Contains("$(", StringComparison.Ordinal);
        string value = isRelative
            ? Path.GetFullPath(directive.Value.Replace('\\', '/'), Path.GetDirectoryName(directive.File)!)
            : directive.Value;
        return $"#:{directive.Kind} {value}\n";
    }

    private void Run(IReadOnlyList<string> arguments, string folder, IReadOnlyList<SourceDirective> directives)
    {
        var start = new ProcessStartInfo(options.Sdk, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new CompilationFailed(
            [
                .. directives.Select(d => d.Error(
                    "HEPPY003",
                    $"'{d.Value}' does not ship with heppy: the .NET SDK 10.0.400 or later is needed once, "
                    + "and no 'dotnet' is on PATH.",
                    options.CurrentDirectory)),
            ], missing);
        }

        using (process)
        {
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new CompilationFailed(Explain(output, directives));
            }
        }
    }

    /// <summary>The directives that the SDK's errors name, or all if they name none, and these
    /// errors.</summary>
    private List<string> Explain(string output, IReadOnlyList<SourceDirective> directives)
    {
        string[] errors =
        [
            .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(l => l.Contains("error", StringComparison.Ordinal)).Distinct().DefaultIfEmpty(output.Trim()),
        ];
        var named = directives.Where(d => errors.Any(e => e.Contains(Name(d), StringComparison.OrdinalIgnoreCase))).ToList();
        return
        [
            .. (named.Count > 0 ? named : directives).Select(d => d.Error(
                "HEPPY003", $"the .NET SDK cannot resolve '{d.Value}':", options.CurrentDirectory)),
            .. errors,
        ];
    }

    /// <summary>The name of a package, or of the folder or file of a project.</summary>
    private static string Name(SourceDirective directive) =>
        directive.Value.Split('@')[0].TrimEnd('/', '\\').Split('/', '\\')[^1];
}
