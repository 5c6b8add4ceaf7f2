using Heppy.Compilation;
using Xunit;

namespace Heppy.Application.Tests.Compilation;

/// <summary>A folder of sources and a cache of its own.</summary>
public abstract class CompilerFixture : IDisposable
{
    protected TestFolder Folder { get; } = new();

    protected CompilationCache Cache => new(Folder[".cache"]);

    protected CompiledConfiguration Compile(string path, bool allPublic = false, TextWriter? warnings = null) =>
        new ConfigurationCompiler(Cache).Compile(
            path, new CompilerOptions { CurrentDirectory = Folder.Path, AllPublic = allPublic, Warnings = warnings });

    protected CompiledConfiguration CompileText(string text)
    {
        Folder.Write("analysis.cs", text);
        return Compile("analysis.cs");
    }

    protected int Run(string text, params string[] args) => ConfigurationProgram.Run(CompileText(text), args);

    protected IReadOnlyList<string> Errors(string text) => Assert.Throws<CompilationFailed>(() => CompileText(text)).Lines;

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
