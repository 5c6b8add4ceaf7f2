using Heppy.Compilation;
using Xunit;

namespace Heppy.Application.Tests.Compilation;

public class PinnedConfigurationTests : CompilerFixture
{
    private const string Text = "#:include cuts/analysis.cs\nvar sample = new object();\nreturn Cuts.Pt;";

    private CompiledConfiguration Saved()
    {
        Folder.Write("cuts/analysis.cs", "static class Cuts { public const int Pt = 17; }");
        var compiled = CompileText(Text);
        compiled.Save(Folder["Out/.heppy"]);
        return compiled;
    }

    [Fact]
    public void A_run_keeps_all_that_it_needs()
    {
        var compiled = Saved();
        byte[] assembly = compiled.ReadAssembly();
        Directory.Delete(Cache.Folder, recursive: true);
        Folder.Write("analysis.cs", "changed");
        var opened = CompiledConfiguration.Open(Folder["Out/.heppy"]);

        Assert.Equal((compiled.Key, compiled.EntryPath), (opened.Key, opened.EntryPath));
        Assert.Equal(compiled.Sources.Select(s => s.Path), opened.Sources.Select(s => s.Path));
        Assert.Equal(Text, File.ReadAllText(Folder["Out/.heppy/sources/analysis.cs"]));
        Assert.Equal(assembly, opened.ReadAssembly());
        Assert.Equal("analysis.cs:2", opened.SourceMap.Find("object", [])?.ToString());
        Assert.Equal(17, ConfigurationProgram.Run(opened, []));
    }

    [Fact]
    public void What_is_no_assembly_is_told_with_its_path()
    {
        string path = Folder.Write("no-assembly-0123.dll", "text");
        var configuration = new CompiledConfiguration { EntryPath = Folder["a.cs"], AssemblyPath = path, Sources = [], SourceMap = new SourceMap([]), Key = "" };

        Assert.StartsWith($"{path} is damaged: ", Assert.Throws<UserError>(() => ConfigurationProgram.Load(configuration)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sources/analysis-2.cs", "it was edited or is truncated")]
    [InlineData("binaries/*.dll", "it was edited or is truncated")]
    [InlineData("configuration.json", "missing or damaged")]
    public void A_file_that_was_edited_is_refused(string pattern, string message)
    {
        Saved();
        string file = Directory.GetFiles(Folder["Out/.heppy"], Path.GetFileName(pattern), SearchOption.AllDirectories).Single();
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^1]);
        var refused = Assert.Throws<UserError>(() => CompiledConfiguration.Open(Folder["Out/.heppy"]));

        Assert.Equal(ExitCode.Conflict, refused.ExitCode);
        Assert.StartsWith(file, refused.Message, StringComparison.Ordinal);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }
}
