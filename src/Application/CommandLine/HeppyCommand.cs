using Heppy.Compilation;

namespace Heppy.CommandLine;

/// <summary>The command <c>heppy</c>.</summary>
public static class HeppyCommand
{
    /// <summary>Compiles the configuration and runs its program.</summary>
    /// <param name="args">What was typed.</param>
    /// <returns>The exit code, see <see cref="ExitCode"/>.</returns>
    public static int Main(string[] args) => CommandHost.Run<HeppyOptions>(args, options =>
    {
        string path = options.Configuration ?? throw new UserError("--resume: give the configuration as well.");
        var compiled = new ConfigurationCompiler(CompilationCache.Choose()).Compile(path, new CompilerOptions
        {
            Warnings = options.Verbose ? Console.Error : null,
            Progress = options.Quiet ? null : Console.Error,
        });
        return ConfigurationProgram.Run(compiled, args);
    });
}
