using System.Globalization;
using System.Text;
using Heppy.CommandLine;
using Heppy.Listing;
using Heppy.Reports;
using Heppy.Storage;

namespace Heppy.Commands;

/// <summary><c>heppy-report Outdir</c>: writes a page on a run, whatever has become of it.</summary>
public static class ReportCommand
{
    /// <summary>Runs the command.</summary>
    /// <param name="args">Its arguments.</param>
    /// <returns>Exit code.</returns>
    public static int Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return CommandHost.Run<ReportOptions>(args, Write);
    }

    private static int Write(ReportOptions options)
    {
        var console = new RunConsole(options.Quiet, isVerbose: false);
        var run = new RunDirectory(Workspace.Files, options.Directory);
        string shown = options.Out ?? options.Directory;
        string directory = Path.GetFullPath(shown);
        Require(directory, options.Out);
        PlotStyle style = run.HasPlan && !options.NoFigures ? PlotStyles.Find(options.Style, run) : new PlotStyle();
        var drawn = new RunProgress.Counter();
        RunReport report;
        using (ProgressView.Of(console, "drawing", "results", drawn))
        {
            report = new ReportBuilder(run, options.Directory).Build(style, !options.NoFigures, options.Jobs ?? Environment.ProcessorCount, drawn);
        }

        byte[] page = Encoding.UTF8.GetBytes(ReportPage.Of(report));
        Write(directory, page, Encoding.UTF8.GetBytes(ReportMarkdown.Of(report)));
        console.Info($"{report.Name}: {report.Word}. {report.Headline}\n");
        console.Info(string.Create(CultureInfo.InvariantCulture, $"{CountText.Of(report.Gallery.Figures.Count, "figure")}, {CountText.Of(report.Failures.Sum(f => f.Chunks.Count), "failed chunk")}, {CountText.Of(report.Warnings.Count, "warning")}, {ByteText.Of(page.Length)} -> {Path.Combine(shown, "report.html")}, report.md\n"));
        return ExitCode.Success;
    }

    private static void Write(string directory, byte[] page, byte[] text)
    {
        try
        {
            Workspace.Files.CreateDirectory(directory);
            Workspace.Files.WriteDurably(Path.Combine(directory, "report.html"), page);
            Workspace.Files.WriteDurably(Path.Combine(directory, "report.md"), text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"cannot write to {directory}: {WriteFailure.Of(e, "--out DIR")}", ExitCode.OutputDirectory, e);
        }
    }

    private static void Require(string directory, string? typed)
    {
        if (File.Exists(directory))
        {
            throw new UserError($"{typed ?? directory} is a file. Give {(typed is null ? "the directory of a run" : "another directory: --out DIR")}.", ExitCode.OutputDirectory);
        }

        if (File.Exists(Path.Combine(directory, "manifest.json")) || File.Exists(Path.Combine(directory, "chunk.json")))
        {
            throw new UserError($"{directory} holds the results of a component. Give the directory of the run, and with --out another one.", ExitCode.OutputDirectory);
        }
    }
}
