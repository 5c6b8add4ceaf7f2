using Heppy.CommandLine;
using Heppy.Commands;
using Heppy.Drawing;

namespace Heppy.Application.Tests.Drawing;

/// <summary>Runs <c>heppy-draw</c> in this process.</summary>
internal static class DrawTool
{
    /// <summary>Draws; exit code, standard output, standard error.</summary>
    internal static (int Code, string Output, string Error) Run(params string[] typed) => Run(new TextLook(80, true, false), typed);

    /// <summary>Draws with another look.</summary>
    internal static (int Code, string Output, string Error) Run(TextLook look, params string[] typed)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        int code = CommandHost.Run<DrawOptions>(typed, o => DrawCommand.Run(o, new RunConsole(o.Quiet, false, output, error), look, new StopSignal()), output, error);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>Draws with the bins 10000,-1000,1000 and returns how often each value was filled: of the middle of the bins, 0.1 apart.</summary>
    internal static (long Entries, double Mean, double Deviation) Statistics(params string[] typed)
    {
        (int code, string output, string error) = Run([.. typed, "--bins", "1000000,-1000000,1000000", "-q"]);
        Xunit.Assert.Equal((0, ""), (code, error));
        string[] cells = output.Split('\n')[2].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (long.Parse(cells[0].Replace(",", "", StringComparison.Ordinal)), Number(cells[1]), Number(cells[2]));

        static double Number(string cell) => cell == "-" ? double.NaN : double.Parse(cell);
    }
}
