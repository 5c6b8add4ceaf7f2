using Heppy.Compilation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Heppy.Application.Tests.Compilation;

/// <summary>With a stand-in for the SDK: no network, no build.</summary>
public class SdkDependenciesTests : CompilerFixture
{
    private CompiledConfiguration CompileWith(string text, string sdk, TextWriter? progress = null)
    {
        Folder.Write("conf/analysis.cs", text);
        return new ConfigurationCompiler(Cache).Compile(
            Folder["conf/analysis.cs"], new CompilerOptions { CurrentDirectory = Folder.Path, Sdk = sdk, Progress = progress });
    }

    private string Sdk(string script)
    {
        string path = Folder.Write("dotnet", $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        return path;
    }

    [Fact]
    public void What_does_not_ship_is_resolved_once_and_again_when_the_project_changes()
    {
        string library = Folder["made.dll"];
        CSharpCompilation.Create(
            "GroupLib", [CSharpSyntaxTree.ParseText("public static class Group { public static int Cut() => 33; }", cancellationToken: TestContext.Current.CancellationToken)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)], new(OutputKind.DynamicallyLinkedLibrary))
            .Emit(library, cancellationToken: TestContext.Current.CancellationToken);
        Folder.Write("GroupLib/GroupLib.csproj", "<Project />");
        Folder.Write("GroupLib/Cuts.cs", "1");
        string sdk = Sdk($"""
            echo called >> '{Folder["calls"]}'; cp "$2" '{Folder["asked.cs"]}'
            while [ $# -gt 0 ]; do if [ "$1" = -o ]; then out=$2; fi; shift; done
            cp '{library}' "$out/GroupLib.dll"; : > "$out/Heppy.Framework.dll"; : > "$out/libnative.so"; : > "$out/heppy-dependencies.dll"
            """);
        const string Text = "#:project ../GroupLib\n#:project ../../src/Application\nreturn Group.Cut();";
        var progress = new StringWriter();
        var compiled = CompileWith(Text, sdk, progress);
        CompileWith(Text + " // edited", sdk, progress);

        Assert.Equal(["GroupLib.dll", "libnative.so"], compiled.ExtraAssemblies.Select(Path.GetFileName));
        Assert.Equal(33, ConfigurationProgram.Run(compiled, []));
        Assert.Equal($"#:project {Folder["GroupLib"]}\nreturn 0;\n", File.ReadAllText(Folder["asked.cs"]));
        Assert.Equal("resolving ../GroupLib with the .NET SDK (once)...\n", progress.ToString());
        Folder.Write("GroupLib/Cuts.cs", "2");
        CompileWith(Text, sdk);
        Assert.Equal(2, File.ReadAllLines(Folder["calls"]).Length);
    }

    [Fact]
    public void Without_an_SDK_the_line_that_needs_it_is_named() => Assert.Equal(
        [
            "conf/analysis.cs(2,1): error HEPPY003: 'Some.Package@1.0.0' does not ship with heppy: "
                + "the .NET SDK 10.0.400 or later is needed once, and no 'dotnet' is on PATH.",
        ],
        Assert.Throws<CompilationFailed>(() => CompileWith("// x\n#:package Some.Package@1.0.0\nreturn 0;", Folder["no-dotnet"])).Lines);

    [Fact]
    public void A_groups_own_project_with_one_of_our_names_is_not_taken_for_ours()
    {
        Folder.Write("Analyzers/Analyzers.csproj", "<Project />");

        Assert.Throws<CompilationFailed>(() => CompileWith("#:project ../Analyzers\nreturn 0;", Folder["no-dotnet"]));
        Folder.Write("Heppy.sln", "");
        Assert.NotNull(CompileWith("#:project ../Analyzers\nreturn 0;", Folder["no-dotnet"]));
    }

    [Fact]
    public void What_the_SDK_says_is_shown_and_nothing_is_kept()
    {
        string sdk = Sdk("echo 'x.csproj : error NU1101: Unable to find package Some.Package.'; exit 1");
        const string Text = "#:package Some.Package@1.0.0\n#:package Other@2\nreturn 0;";
        var failed = Assert.Throws<CompilationFailed>(() => CompileWith(Text, sdk));

        Assert.Equal(
            [
                "conf/analysis.cs(1,1): error HEPPY003: the .NET SDK cannot resolve 'Some.Package@1.0.0':",
                "x.csproj : error NU1101: Unable to find package Some.Package.",
            ],
            failed.Lines);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(Cache.Folder, "dependencies")));
    }
}
