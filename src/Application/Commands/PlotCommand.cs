using System.Globalization;
using Heppy.CommandLine;
using Heppy.Listing;
using Heppy.Plots;

namespace Heppy.Commands;

/// <summary><c>heppy-plot Outdir</c>: draws the merged results of a run.</summary>
public static class PlotCommand
{
    /// <summary>Runs the command.</summary>
    /// <param name="args">Its arguments.</param>
    /// <returns>Exit code.</returns>
    public static int Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return CommandHost.Run<PlotOptions>(args, Draw);
    }

    private static int Draw(PlotOptions options)
    {
        var console = new RunConsole(options.Quiet, isVerbose: false);
        (MergedResults merged, PlotStyle style) = StyledResults.Read(options.Directory, options.Style, console);

        var book = new PlotBook(merged.Components, style, new PlotChoice { Only = [.. options.Only], Scale = options.Scale, Normalize = options.Normalize });
        RequireItems(book, options, merged.Components);
        string shown = options.Out ?? Path.Combine(options.Directory, "plots");
        string directory = Path.GetFullPath(shown);
        RequireFree(directory);
        var drawn = new RunProgress.Counter { All = book.Items.Count };
        (int Figures, int Logarithmic) count;
        using (ProgressView.Of(console, "drawing", "results", drawn))
        {
            count = WriteAll(book, directory, options, drawn);
        }

        foreach (string warning in book.Warnings)
        {
            console.Error($"warning: {warning}\n");
        }

        string also = count.Logarithmic == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {count.Logarithmic:N0} of them also on a logarithmic axis");
        console.Info($"{CountText.Of(book.Items.Count, "result")} of {CountText.Of(merged.Components.Count, "component")}: {CountText.Of(count.Figures, "figure")}{also} -> {shown}\n");
        return ExitCode.Success;
    }

    private static (int Figures, int Logarithmic) WriteAll(PlotBook book, string directory, PlotOptions options, RunProgress.Counter drawn)
    {
        try
        {
            return FigureFiles.Write(book, directory, options.Formats, options.Jobs ?? Environment.ProcessorCount, drawn);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"cannot write to {directory}: {WriteFailure.Of(e, "--out DIR")}", ExitCode.OutputDirectory, e);
        }
    }

    private static void RequireItems(PlotBook book, PlotOptions options, IReadOnlyList<PlotComponent> components)
    {
        if (book.Items.Count > 0)
        {
            return;
        }

        string[] only = [.. options.Only];
        if (only.Length == 0)
        {
            throw new UserError($"{options.Directory} has no histogram and no cut flow to draw.");
        }

        PlotItem[] all = [.. new PlotBook(components, new PlotStyle(), new PlotChoice()).Items];
        string[] names = [.. all.Select(i => i.Path), .. all.Select(i => i.Path[(i.Path.IndexOf('/', StringComparison.Ordinal) + 1)..]).Distinct()];
        string meant = ListedNames.Sentence(only[0], "--only ", names.Contains) ?? Nearest.Sentence(only[0], names);
        throw new UserError($"--only {string.Join(" --only ", only)}: there is no such histogram or cut flow.{meant} There are: {string.Join(", ", all.Select(i => i.Path).Take(20))}{(all.Length > 20 ? ", ..." : "")}");
    }

    /// <summary>Figures do not go where results are.</summary>
    private static void RequireFree(string directory)
    {
        if (File.Exists(directory))
        {
            throw new UserError($"{directory} is a file. Give another directory: --out DIR", ExitCode.OutputDirectory);
        }

        if (File.Exists(Path.Combine(directory, "manifest.json")) || File.Exists(Path.Combine(directory, "chunk.json")))
        {
            throw new UserError($"{directory} holds the results of a component. Give another directory: --out DIR", ExitCode.OutputDirectory);
        }
    }
}
