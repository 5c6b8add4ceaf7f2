using Heppy.Commands;
using Heppy.Compilation;

namespace Heppy.Diagnosis;

/// <summary>Looks at the programs themselves: whether they are whole, compile, and have a place for what they compile.</summary>
internal static class Installation
{
    private const string Smallest = "using Heppy.Physics;\n\nreturn Pdg.Z.Mass > 91 ? 0 : 1;\n";

    internal static IEnumerable<Finding> Look()
    {
        yield return Finding.Fact("programs", $"{Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)}, identity {Workspace.Tool}");
        CompilationCache cache = CompilationCache.Choose();
        yield return cache.IsTemporary
            ? Finding.Note("cache", "there is no folder for it: every process compiles its configuration anew", "Name a folder that can be written to: export HEPPY_CACHE=/some/folder")
            : Finding.Fact("cache", cache.Folder);
        yield return Temporary();
        yield return Compiler();
        string? sdk = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(f => Path.Combine(f, "dotnet")).FirstOrDefault(File.Exists);
        yield return Finding.Fact(".NET SDK", sdk ?? "none on PATH; it is needed for #:package and #:project of others only");
    }

    private static Finding Temporary()
    {
        string folder = Path.GetTempPath();
        try
        {
            string probe = Directory.CreateTempSubdirectory("heppy-doctor-").FullName;
            Directory.Delete(probe);
            return Finding.Fact("temporary files", folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Finding.Wrong("temporary files", $"{folder} cannot be written to: {e.Message}", "Name a folder that can: export TMPDIR=/some/folder");
        }
    }

    /// <summary>Compiles a small program, in a cache of its own.</summary>
    private static Finding Compiler()
    {
        const string subject = "compiler";
        string? work = null;
        try
        {
            work = Directory.CreateTempSubdirectory("heppy-doctor-").FullName;
            string path = Path.Combine(work, "smallest.cs");
            File.WriteAllText(path, Smallest);
            long begin = TimeProvider.System.GetTimestamp();
            new ConfigurationCompiler(new CompilationCache(Path.Combine(work, "cache"))).Compile(path);
            return Finding.Fact(subject, FormattableString.Invariant($"compiles, in {TimeProvider.System.GetElapsedTime(begin).TotalSeconds:F1} s"));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return Finding.Wrong(subject, $"cannot compile a configuration: {e.Message.TrimEnd()}", "If the temporary folder can be written to, the installation is damaged: unpack it again, the whole folder.");
        }
        finally
        {
            if (work is not null)
            {
                Directory.Delete(work, recursive: true);
            }
        }
    }
}
