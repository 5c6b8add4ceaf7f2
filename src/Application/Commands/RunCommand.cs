using Heppy.CommandLine;
using Heppy.Compilation;

namespace Heppy.Commands;

/// <summary><c>heppy run test.cs</c>: compiles and runs a C# program that uses heppy's libraries, without the .NET SDK.</summary>
internal static class RunCommand
{
    /// <summary>What stands behind the file belongs to the program, whatever it looks like.</summary>
    internal static string[] Arguments(string[] words)
    {
        int file = Array.FindIndex(words, w => !w.StartsWith('-'));
        return file < 0 || words.AsSpan(0, file).Contains("--") ? words : [.. words[..file], "--", .. words[file..]];
    }

    internal static int Run(RunOptions options)
    {
        CompiledConfiguration compiled = new ConfigurationCompiler(CompilationCache.Choose())
            .Compile(options.Program, new CompilerOptions { Progress = Console.Error });
        ConfigurationContext.Begin(Path.GetDirectoryName(compiled.EntryPath)!);
        return ConfigurationProgram.Run(compiled, [.. options.Words]);
    }
}
