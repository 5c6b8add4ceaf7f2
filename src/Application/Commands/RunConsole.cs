namespace Heppy.Commands;

/// <summary>What a command says: results to standard output, errors to standard error.</summary>
internal sealed class RunConsole(bool isQuiet, bool isVerbose)
{
    private readonly Lock _gate = new();

    internal bool IsQuiet => isQuiet;

    internal bool IsVerbose => isVerbose;

    /// <summary>Whether a person looks at it, so that lines may be drawn over.</summary>
    internal bool IsTerminal { get; } = !isQuiet && !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "dumb");

    /// <summary>A line being drawn over, or empty.</summary>
    private string Status { get; set; } = "";

    internal void Always(string text) => Write(Console.Out, text);

    internal void Info(string text)
    {
        if (!isQuiet)
        {
            Write(Console.Out, text);
        }
    }

    internal void Error(string text)
    {
        if (text.Length > 0)
        {
            Write(Console.Error, text);
        }
    }

    /// <summary>Draws lines that the next call draws over; nothing where the output is a file.</summary>
    internal void Draw(string lines)
    {
        lock (_gate)
        {
            Console.Out.Write(Erase() + lines);
            Console.Out.Flush();
            Status = lines;
        }
    }

    private void Write(TextWriter to, string text)
    {
        lock (_gate)
        {
            string again = Status;
            Console.Out.Write(Erase());
            Console.Out.Flush();
            to.Write(text);
            to.Flush();
            Console.Out.Write(again);
            Console.Out.Flush();
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
