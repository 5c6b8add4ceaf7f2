using Heppy.Commands;
using Heppy.Compilation;
using Xunit;

namespace Heppy.Samples.Tests;

/// <summary>Runs the commands in this process, on the samples of this checkout.</summary>
internal static class Sample
{
    private static readonly Lock Gate = new();

    /// <summary>The root of the checkout.</summary>
    internal static string Root { get; } = FindRoot();

    /// <summary>Path of a sample.</summary>
    internal static string PathOf(string sample) => Path.Combine(Root, "samples", sample);

    /// <summary>Runs a command and returns its exit code and what it wrote to standard output and standard error.</summary>
    internal static (int Code, string Output) Run(string command, params string[] arguments)
    {
        lock (Gate)
        {
            (TextWriter output, TextWriter error) = (Console.Out, Console.Error);
            var text = new StringWriter();
            Console.SetOut(TextWriter.Synchronized(text));
            Console.SetError(Console.Out);
            try
            {
                int code = command switch
                {
                    "heppy" => HeppyCommand.Main(arguments),
                    "heppy-check" => CheckCommand.Main(arguments),
                    "heppy-hadd" => HaddCommand.Main(arguments),
                    "heppy-plot" => PlotCommand.Main(arguments),
                    "heppy-export" => ExportCommand.Main(arguments),
                    "heppy-diff" => DiffCommand.Main(arguments),
                    "heppy-report" => ReportCommand.Main(arguments),
                    _ => throw new ArgumentException(command),
                };
                return (code, text.ToString());
            }
            finally
            {
                Console.SetOut(output);
                Console.SetError(error);
            }
        }
    }

    /// <summary>Runs a sample that is a program of its own, compiled as configurations are, and returns what it wrote to standard output.</summary>
    internal static string RunProgram(string sample, params string[] arguments)
    {
        lock (Gate)
        {
            TextWriter output = Console.Out;
            var text = new StringWriter();
            Console.SetOut(TextWriter.Synchronized(text));
            try
            {
                CompiledConfiguration compiled = new ConfigurationCompiler(CompilationCache.Choose()).Compile(PathOf(sample));
                Assert.Equal(0, ConfigurationProgram.Run(compiled, arguments));
                return text.ToString();
            }
            finally
            {
                Console.SetOut(output);
            }
        }
    }

    /// <summary>Runs a command that must succeed.</summary>
    internal static string Succeed(string command, params string[] arguments)
    {
        (int code, string output) = Run(command, arguments);
        Assert.True(code == 0, $"{command} {string.Join(' ', arguments)} ended with {code}:\n{output}");
        return output;
    }

    private static string FindRoot()
    {
        string? at = AppContext.BaseDirectory;
        while (at is not null && !File.Exists(Path.Combine(at, "Heppy.sln")))
        {
            at = Path.GetDirectoryName(at);
        }

        return at ?? throw new InvalidOperationException("not inside a checkout");
    }
}
