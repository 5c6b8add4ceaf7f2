using Heppy.Compilation;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace Heppy.Commands;

/// <summary>A C# prompt with the loop loaded: <c>Process(3)</c>, <c>Next()</c>, <c>Event</c>, <c>Loop.Analyzer&lt;FourMuons&gt;()</c>.</summary>
internal static class Prompt
{
    private const string Help = """
        Process(3)             processes entry 3 with fresh analyzers, and prints the event
        Next()                 the entry after that
        Event                  the event as it is: Event.Run, Event.Weight, ...
        Loop.Analyzers         the analyzers as the event left them
        Loop.Analyzer<T>()     the one of a class: Loop.Analyzer<FourMuons>().Label
        Anything else is C#, with variables from line to line: var p4 = new P4(1, 2, 3, 10); p4.Mass

        """;

    /// <summary>Reads and runs lines until there are no more.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="assembly">Path of the compiled configuration, whose public types can be named.</param>
    internal static int Run(Loop loop, string assembly)
    {
        ScriptOptions options = ScriptOptions.Default
            .AddReferences(ShippedAssemblies.Paths.Values)
            .AddReferences(assembly)
            .AddImports("System", "System.Linq", "System.Collections.Generic", "Heppy", "Heppy.Physics", "Heppy.Analyzers");
        var globals = new PromptGlobals(loop);
        Console.Out.Write($"{loop.Entries:N0} entries. Process(3), Next(), Event, Loop.Analyzers, Loop.Analyzer<T>(); help lists them; an empty line, exit or Ctrl-D ends.\n");
        ScriptState<object>? state = null;
        while (true)
        {
            Console.Out.Write("> ");
            Console.Out.Flush();
            string? line = Console.In.ReadLine();
            if (string.IsNullOrWhiteSpace(line) || line.Trim(' ', ';', '(', ')') is "exit" or "quit")
            {
                Console.Out.Write('\n');
                return ExitCode.Success;
            }

            if (line.Trim(' ', '(', ')') == "help")
            {
                Console.Out.Write(Help);
                continue;
            }

            try
            {
                state = state is null
                    ? CSharpScript.RunAsync(line, options, globals).GetAwaiter().GetResult()
                    : state.ContinueWithAsync(line).GetAwaiter().GetResult();
                if (state.ReturnValue is { } value)
                {
                    Console.Out.Write(value.ToString()!.TrimEnd('\n') + "\n");
                }
            }
            catch (CompilationErrorException e)
            {
                Console.Out.Write(string.Join('\n', e.Diagnostics) + "\n");
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                Console.Out.Write(e.Message + "\n");
            }
        }
    }
}
