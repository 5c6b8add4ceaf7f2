using Heppy.Compilation;
using Xunit;

namespace Heppy.Application.Tests.Compilation;

public class ConfigurationCompilerTests : CompilerFixture
{
    [Fact]
    public void A_file_based_app_runs_with_its_arguments() =>
        Assert.Equal(3, Run("#!/usr/bin/env dotnet\n#:property PublishAot=false\nreturn args.Length;\n", "a", "b", "c"));

    [Theory]
    [InlineData("await Task.Yield(); return 5;", 5)]
    [InlineData("Console.Out.Flush();", 0)]
    [InlineData("await Task.Yield();", 0)]
    [InlineData("class P { static int Main() => 7; }", 7)]
    [InlineData("class P { static void Main(string[] args) { } }", 0)]
    public void Every_form_of_entry_point_is_called(string text, int code) => Assert.Equal(code, Run(text));

    [Fact]
    public void The_types_of_the_tools_are_the_configurations_own() =>
        Assert.Equal(1, Run("#:project ../../src/Application\nusing Heppy;\nreturn typeof(A).BaseType == typeof(Analyzer) ? 1 : 0;\nclass A : Analyzer { public override bool Process(Event ev) => true; }"));

    [Fact]
    public void The_configuration_can_ask_where_it_stands() =>
        Assert.Equal(1, Run("return (string?)AppContext.GetData(\"EntryPointFilePath\") == args[0] ? 1 : 0;", Folder["analysis.cs"]));

    [Fact]
    public void Included_files_are_relative_to_the_one_that_includes_them()
    {
        Folder.Write("shared/more/b.cs", "static class B { public const int Value = 20; }");
        Folder.Write("shared/a.cs", "#:include more/*.cs\n#:exclude more/skip.cs\nstatic class A { public const int Value = B.Value + 1; }");
        Folder.Write("shared/more/skip.cs", "this is no C#");
        Folder.Write("cuts.json", "{}");
        var compiled = CompileText("#:include shared/a.cs\n#:include shared/**/*.cs\n#:include cuts.json\nreturn A.Value;");

        Assert.Equal(["analysis.cs", "a.cs", "b.cs"], compiled.Sources.Select(s => Path.GetFileName(s.Path)));
        Assert.Equal(21, ConfigurationProgram.Run(compiled, []));
    }

    [Fact]
    public void Unchanged_sources_are_found_compiled_and_any_change_is_noticed()
    {
        Folder.Write("cuts.cs", "static class Cuts { public const int Pt = 20; }");
        var first = CompileText("#:include cuts.cs\nreturn Cuts.Pt;");
        var written = File.GetLastWriteTimeUtc(first.AssemblyPath);
        var again = Compile("analysis.cs");
        Folder.Write("cuts.cs", "static class Cuts { public const int Pt = 25; }");
        var changed = Compile("analysis.cs");

        Assert.Equal((first.Key, first.AssemblyPath, written), (again.Key, again.AssemblyPath, File.GetLastWriteTimeUtc(again.AssemblyPath)));
        Assert.NotEqual(first.Key, changed.Key);
        Assert.Equal([20, 25], new[] { first, changed }.Select(c => ConfigurationProgram.Run(c, [])));
    }

    [Fact]
    public void Compiling_twice_gives_the_same_bytes()
    {
        var first = CompileText("return 1;");
        byte[][] bytes = [first.ReadAssembly(), first.ReadSymbols()];
        Directory.Delete(Cache.Folder, recursive: true);
        var second = Compile("analysis.cs");

        Assert.Equal(bytes[0], second.ReadAssembly());
        Assert.Equal(bytes[1], second.ReadSymbols());
    }

    [Theory]
    [InlineData(".dll")]
    [InlineData(".pdb")]
    [InlineData(".json")]
    public void A_damaged_entry_of_the_cache_is_compiled_again(string extension)
    {
        var first = CompileText("return 4;");
        byte[] whole = first.ReadAssembly();
        string file = Directory.EnumerateFiles(Path.GetDirectoryName(first.AssemblyPath)!, "*" + extension).Single();
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^20]);

        Assert.Equal(whole, Compile("analysis.cs").ReadAssembly());
    }

    [Fact]
    public void Many_at_once_leave_one_entry()
    {
        Folder.Write("analysis.cs", "return 4;");
        var all = Enumerable.Range(0, 4).AsParallel().WithDegreeOfParallelism(4).Select(_ => Compile("analysis.cs")).ToList();

        Assert.Single(all.Select(c => c.AssemblyPath).Distinct());
        Assert.Single(Directory.EnumerateDirectories(Path.Combine(Cache.Folder, "configurations")));
    }

    [Fact]
    public void Errors_are_those_of_a_compiler_in_every_file()
    {
        Folder.Write("sub/cuts.cs", "static class Cuts { public const int Pt = \"x\"; }");

        Assert.Equal(
            [
                "analysis.cs(2,8): error CS0103: The name 'nothing' does not exist in the current context",
                "sub/cuts.cs(1,43): error CS0029: Cannot implicitly convert type 'string' to 'int'",
            ],
            Errors("#:include sub/cuts.cs\nreturn nothing;"));
    }

    [Theory]
    [InlineData("int minPt = 5; return minPTT;", "(1,23): error CS0103: The name 'minPTT' does not exist in the current context. Nearest: minPt.")]
    [InlineData("return new Muonn(5).Pt; record Muon(int Pt);", "(1,12): error CS0246: The type or namespace name 'Muonn' could not be found (are you missing a using directive or an assembly reference?). Nearest: Muon.")]
    [InlineData("return new Muon(5).Ptt; record Muon(int Pt);", ". Nearest: Pt.")]
    [InlineData("using Heppy; return Axis.Reglar(1, 0, 1).Bins;", "(1,26): error CS0117: 'Axis' does not contain a definition for 'Reglar'. Nearest: Regular.")]
    [InlineData("using Heppy; return new Config { Components = [], Sequence = _ => [], Luminosty = 5 }.GetHashCode();", "'Config' does not contain a definition for 'Luminosty'. Nearest: Luminosity.")]
    [InlineData("return new TriggerFilter().GetHashCode();", "(are you missing a using directive or an assembly reference?). Add: using Heppy.Analyzers;")]
    [InlineData("using Heppy.Physics; return (int)new Muon(5, 0, 0, 0).P4().Pt; readonly record struct Muon(float Pt, float Eta, float Phi, float Mass) : IParticle;", "'Muon' does not contain a definition for 'P4' and no accessible extension method 'P4' accepting a first argument of type 'Muon' could be found (are you missing a using directive or an assembly reference?). P4 is a property: write it without ().")]
    [InlineData("return (int)(5 * pb);", "(1,18): error CS0103: The name 'pb' does not exist in the current context. Add: using static Heppy.Units;")]
    [InlineData("using Heppy; return (int)(5 / fb);", "The name 'fb' does not exist in the current context. Add: using static Heppy.Units;")]
    [InlineData("return (int)m.Pt;", "The name 'm' does not exist in the current context")]
    [InlineData("return nothing;", "'nothing' does not exist in the current context")]
    public void What_may_be_meant_stands_behind_a_name_that_does_not_exist(string text, string end) => Assert.EndsWith(end, Assert.Single(Errors(text)), StringComparison.Ordinal);

    [Fact]
    public void A_file_without_a_program_is_refused() =>
        Assert.Equal(["analysis.cs: error CS5001: Program does not contain a static 'Main' method suitable for an entry point. This file has no 'return Application.Run(...)': perhaps another file includes it (#:include), run that."], Errors("class A;"));

    [Fact]
    public void A_file_that_another_one_includes_is_told_from_an_analysis()
    {
        Folder.Write("zh.cs", "#:include analysis.cs\nreturn 0;");

        Assert.EndsWith("This file has no 'return Application.Run(...)': zh.cs includes it, run that.", Assert.Single(Errors("class A;")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_of_a_file_that_was_not_included_names_it()
    {
        Folder.Write("other.cs", "return 0; record struct TriggerFilter(int Pt);");
        Folder.Write("selection.cs", "#:include more.cs\n// heppy has one too\nrecord struct TriggerFilter(int Pt);");

        Assert.EndsWith(". Add: #:include selection.cs", Assert.Single(Errors("return new TriggerFilter(5).Pt;")), StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_are_shown_only_when_asked_for()
    {
        Folder.Write("analysis.cs", "string s = null;\nreturn s.Length;");
        var warnings = new StringWriter();
        Compile("analysis.cs");
        Compile("analysis.cs", warnings: warnings);

        Assert.StartsWith("analysis.cs(1,12): warning CS8600:", warnings.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#:property AllowUnsafeBlocks=true\nunsafe { int x = 4; int* p = &x; return *p; }", 4)]
    [InlineData("#:property Nullable=disable\n#:property LangVersion=latest\n#:package Spectre.Console@0.57.2\nreturn 2;", 2)]
    [InlineData("#:property DefineConstants=$(DefineConstants);FAST\n#if FAST\nreturn 6;\n#else\nreturn 5;\n#endif", 6)]
    public void Properties_that_the_compiler_knows_are_honoured(string text, int code) =>
        Assert.Equal(code, Run(text));

    [Theory]
    [InlineData("#:include cutz.cs", "analysis.cs(1,1): error HEPPY002: no such file: cutz.cs. Nearest: cuts.cs.")]
    [InlineData("//\n#:include no/*.cs", "analysis.cs(2,1): error HEPPY002: no such file: no/*.cs.")]
    [InlineData("#:inclde cuts.cs", "analysis.cs(1,1): error HEPPY002: unknown directive '#:inclde'. Nearest: #:include.")]
    [InlineData("#:property Nullable", "analysis.cs(1,1): error HEPPY002: a property is written #:property Name=Value.")]
    [InlineData("#:property LangVersion=fast", "analysis.cs(1,1): error HEPPY002: 'fast' is not a value of LangVersion.")]
    public void A_directive_that_cannot_be_is_refused(string text, string error)
    {
        Folder.Write("cuts.cs", "");

        Assert.Equal([error], Errors(text + "\nreturn 0;"));
    }

    [Fact]
    public void Exceptions_of_the_configuration_keep_their_line()
    {
        var threw = Assert.Throws<ConfigurationThrew>(() => Run("static int Cut(int x) =>\n    x / (x - x);\n\nreturn Cut(1);"));

        Assert.IsType<DivideByZeroException>(threw.InnerException);
        Assert.Contains("in analysis.cs:2", threw.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Folder.Path, threw.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_that_the_application_reports_comes_through_as_it_is() =>
        Assert.Equal(7, Assert.Throws<UserError>(() => Run("throw new Heppy.UserError(\"changed\", 7);")).ExitCode);

    [Fact]
    public void At_the_prompt_all_types_are_public_and_on_their_lines()
    {
        Folder.Write("analysis.cs", "return 0;\n/// <summary>x</summary>\nreadonly record struct Muon(float Pt);\nsealed class Four { internal enum Kind { A } public Kind K; private class Own; }\ninternal delegate void D();");
        var assembly = ConfigurationProgram.Load(Compile("analysis.cs", allPublic: true));
        string[] types = [.. assembly.GetTypes().Where(t => t.IsVisible).Select(t => t.Name).Order()];

        Assert.Equal(["D", "Four", "Kind", "Muon"], types);
        Assert.DoesNotContain(ConfigurationProgram.Load(Compile("analysis.cs")).GetTypes(), t => t.IsVisible);
    }
}
