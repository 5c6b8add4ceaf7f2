using Heppy.Drawing;

namespace Heppy.Commands;

/// <summary>What a command says: results to standard output, errors to standard error.</summary>
internal sealed class RunConsole(bool isQuiet, bool isVerbose, TextWriter? output = null, TextWriter? error = null)
{
    private readonly Lock _gate = new();

    internal bool IsQuiet => isQuiet;

    internal bool IsVerbose => isVerbose;

    /// <summary>Whether a person looks at it, so that lines may be drawn over.</summary>
    internal bool IsTerminal { get; } = !isQuiet && output is null && !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "dumb");

    private TextWriter Out => output ?? Console.Out;

    /// <summary>A line being drawn over, or empty.</summary>
    private string Status { get; set; } = "";

    /// <summary>What the output can show.</summary>
    internal TextLook Look() => new(
        IsTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : 80,
        Console.OutputEncoding.CodePage == 65001,
        IsTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")));

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

    /// <summary>Draws lines that the next call draws over; nothing where the output is a file.</summary>
    internal void Draw(string lines)
    {
        lock (_gate)
        {
            Out.Write(Erase() + lines);
            Out.Flush();
            Status = lines;
        }
    }

    private void Write(TextWriter to, string text)
    {
        lock (_gate)
        {
            string again = Status;
            Out.Write(Erase());
            Out.Flush();
            to.Write(text);
            to.Flush();
            Out.Write(again);
            Out.Flush();
            Status = again;
        }
    }

    private string Erase()
    {
        int lines = Status.Count(c => c == '\n');
        Status = "";
        return string.Concat(Enumerable.Repeat("\u001b[1A\u001b[2K", lines));
    }
}
