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

    /// <summary>Version of the tools, and the commit that they were built from, where it is known: <c>0.1.0 (4ad183bd1db9)</c>.</summary>
    public static string Version { get; } =
        VersionText(typeof(CommandHost).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);

    /// <summary>An informational version for people: <c>0.1.0+4ad183bd1db905...</c>, or <c>0.1.0+4ad183bd1db905...-changed</c> for a checkout with changes.</summary>
    internal static string VersionText(string informational)
    {
        string[] parts = informational.Split('+', 2);
        if (parts.Length == 1)
        {
            return parts[0];
        }

        string[] words = parts[1].Split('-', 2);
        string commit = words[0].Length > 12 ? words[0][..12] : words[0];
        return words.Length == 1 ? $"{parts[0]} ({commit})" : $"{parts[0]} ({commit}, {words[1]})";
    }

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
                ? $"{mistake.Message}\n{command}: nothing was run.\n"
                : mistake.Message.StartsWith($"{command} ", StringComparison.Ordinal) ? $"{mistake.Message}\n" : $"{command}: {mistake.Message}\n");
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
