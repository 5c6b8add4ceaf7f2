using System.Reflection;

namespace Heppy.CommandLine;

/// <summary>Runs a command: help, version, and what becomes of exceptions.</summary>
public static class CommandHost
{
    /// <summary>Parses the arguments and runs the command.</summary>
    /// <typeparam name="TOptions">The option class of the command.</typeparam>
    /// <param name="arguments">What was typed, without the name of the command.</param>
    /// <param name="body">The command itself; returns its exit code.</param>
    /// <param name="output">Receives help and version; standard output if null.</param>
    /// <param name="error">Receives messages; standard error if null.</param>
    /// <returns>The exit code, see <see cref="ExitCode"/>.</returns>
    public static int Run<TOptions>(
        IReadOnlyList<string> arguments, Func<TOptions, int> body, TextWriter? output = null, TextWriter? error = null)
        where TOptions : ICommandOptions, new()
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(body);
        output ??= Console.Out;
        error ??= Console.Error;
        string command = TOptions.Description.Command;
        var typed = arguments.TakeWhile(a => a != "--").ToList();
        if (typed.Contains("--help") || typed.Contains("-h"))
        {
            output.Write(HelpPage.Write<TOptions>());
            return ExitCode.Success;
        }

        if (typed.Contains("--version"))
        {
            output.Write($"{command} {Version}\n");
            return ExitCode.Success;
        }

        return Guarded(command, () => body(CommandParser.Parse<TOptions>(arguments)), error);
    }

    /// <summary>Version of the tools.</summary>
    public static string Version { get; } =
        typeof(CommandHost).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Runs a command; a mistake of the user is a message, anything else a stack trace.</summary>
    internal static int Guarded(string command, Func<int> body, TextWriter error)
    {
        try
        {
            return body();
        }
        catch (UserError mistake)
        {
            error.Write(mistake is Compilation.CompilationFailed
                ? $"{mistake.Message}\n"
                : $"{command}: {mistake.Message}\n");
            return mistake.ExitCode;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.Write($"{command}: {e.Message}\n");
            return ExitCode.OutputDirectory;
        }
#pragma warning disable CA1031 // the outermost frame: whatever comes here is reported, and is the exit code
        catch (Exception bug)
#pragma warning restore CA1031
        {
            error.Write($"{bug}\n{command}: this is a bug in heppy ({Version}). Please report the lines above.\n");
            return ExitCode.InternalError;
        }
    }
}
