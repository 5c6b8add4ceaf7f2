using Heppy.Drawing;

namespace Heppy.Commands;

/// <summary>What a command says: results to standard output, errors to standard error.</summary>
/// <param name="isQuiet">Neither what is only told nor progress.</param>
/// <param name="isVerbose">More is told.</param>
/// <param name="output">In place of standard output.</param>
/// <param name="error">In place of standard error.</param>
/// <param name="screen">A terminal, in place of the one that there may be.</param>
internal sealed class RunConsole(bool isQuiet, bool isVerbose, TextWriter? output = null, TextWriter? error = null, TextWriter? screen = null)
{
    private const int WidthWithoutTerminal = 80;
    private readonly Lock _gate = new();

    internal bool IsQuiet => isQuiet;

    internal bool IsVerbose => isVerbose;

    /// <summary>Whether a person looks at the output, so that it may be drawn over.</summary>
    internal bool IsTerminal { get; } = !isQuiet && output is null && !Console.IsOutputRedirected && CanDraw;

    /// <summary>Whether a person looks at progress: also where the output goes to a file, and standard error does not.</summary>
    internal bool HasScreen => Screen is not null;

    private TextWriter Out => output ?? Console.Out;

    private TextWriter? Screen { get; } = isQuiet ? null
        : screen ?? (output is not null || !CanDraw ? null : !Console.IsOutputRedirected ? Console.Out : !Console.IsErrorRedirected ? Console.Error : null);

    private static bool CanDraw => Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");

    /// <summary>A line being drawn over, or empty.</summary>
    private string Status { get; set; } = "";

    /// <summary>What the output can show.</summary>
    internal TextLook Look() => LookOf(output is null && !Console.IsOutputRedirected);

    /// <summary>What the place can show where progress is drawn.</summary>
    internal TextLook ScreenLook() => LookOf(screen is null && HasScreen);

    /// <summary>Rows of the terminal.</summary>
    internal int Rows() => screen is null && HasScreen ? Math.Max(5, Window(() => Console.WindowHeight, 24)) : 24;

    internal void Always(string text) => Write(Out, text);

    internal void Info(string text)
    {
        if (!isQuiet)
        {
            Write(Out, text);
        }
    }

    /// <summary>Something that the user should know, to standard error; nothing if quiet.</summary>
    internal void Note(string text)
    {
        if (!isQuiet)
        {
            Error(text);
        }
    }

    internal void Error(string text)
    {
        if (text.Length > 0)
        {
            Write(error ?? Console.Error, text);
        }
    }

    /// <summary>Draws lines that the next call draws over; nothing where nobody looks.</summary>
    internal void Draw(string lines)
    {
        if (Screen is null)
        {
            return;
        }

        lock (_gate)
        {
            Screen.Write(Erase() + lines);
            Screen.Flush();
            Status = lines;
        }
    }

    private static TextLook LookOf(bool isTerminal) => new(
        isTerminal ? Math.Max(20, Window(() => Console.WindowWidth, WidthWithoutTerminal)) : WidthWithoutTerminal,
        Console.OutputEncoding.CodePage == 65001,
        isTerminal && CanDraw && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")));

    private static int Window(Func<int> size, int otherwise)
    {
        try
        {
            return size() is > 0 and var found ? found : otherwise;
        }
        catch (IOException)
        {
            return otherwise;
        }
    }

    private void Write(TextWriter to, string text)
    {
        lock (_gate)
        {
            string again = Status;
            if (again.Length > 0)
            {
                Screen!.Write(Erase());
                Screen.Flush();
            }

            to.Write(text);
            to.Flush();
            if (again.Length > 0)
            {
                Screen!.Write(again);
                Screen.Flush();
                Status = again;
            }
        }
    }

    private string Erase()
    {
        int lines = Status.Count(c => c == '\n');
        Status = "";
        return string.Concat(Enumerable.Repeat("\u001b[1A\u001b[2K", lines));
    }
}
