using System.Globalization;
using Heppy.CommandLine;
using Heppy.Fits;
using Heppy.Formats.Root;
using Heppy.Tables;

namespace Heppy.Commands;

/// <summary><c>heppy-export Outdir</c>: writes histograms for fits.</summary>
public static class ExportCommand
{
    /// <summary>Runs the command.</summary>
    /// <param name="args">Its arguments.</param>
    /// <returns>Exit code.</returns>
    public static int Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return CommandHost.Run<ExportOptions>(args, Export);
    }

    private static int Export(ExportOptions options)
    {
        var console = new RunConsole(options.Quiet, isVerbose: false);
        (MergedResults merged, PlotStyle style) = StyledResults.Read(options.Directory, options.Style, console);

        FitChoice choice = options.Choice;
        var builder = new FitModelBuilder(merged.Components, style, choice);
        if (choice.Channels.Count == 0)
        {
            console.Always(FitText.Possible([.. builder.Possible]));
            return ExitCode.Success;
        }

        FitModel model = builder.Build();
        foreach (string note in model.Notes)
        {
            console.Error($"note: {note}\n");
        }

        console.Info(string.Join('\n', FitText.Of(model).Select(t => t.To(TableFormat.Text))) + "\n");
        Write(model, options, console);
        return ExitCode.Success;
    }

    private static void Write(FitModel model, ExportOptions options, RunConsole console)
    {
        if (options.Combine is { } card)
        {
            string root = Path.ChangeExtension(card, ".root");
            var made = new CombineCard(model, Path.GetFileName(root));
            Save(root, stream => new RootHistogramExport().Write(stream, made.Histograms, new Dictionary<string, object> { ["software"] = $"heppy {CommandHost.Version}" }));
            Save(card, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(made.Text)));
            console.Info($"{FitText.Counts(model)} -> {card}, {root}\n");
        }

        if (options.Pyhf is { } workspace)
        {
            Save(workspace, stream => PyhfWorkspace.Write(stream, model));
            console.Info($"{FitText.Counts(model)} -> {workspace}\n");
        }

        if (options.Combine is null && options.Pyhf is null)
        {
            console.Info(string.Create(CultureInfo.InvariantCulture, $"{FitText.Counts(model)}; nothing is written without --pyhf FILE or --combine FILE.\n"));
        }
    }

    /// <summary>Writes a file aside and renames it: it is whole or not there.</summary>
    private static void Save(string path, Action<Stream> write)
    {
        string full = Path.GetFullPath(path);
        if (Directory.Exists(full))
        {
            throw new UserError($"{path} is a directory. Give the name of a file.", ExitCode.OutputDirectory);
        }

        if (!Directory.Exists(Path.GetDirectoryName(full)))
        {
            throw new UserError($"there is no directory {Path.GetDirectoryName(full)}.", ExitCode.OutputDirectory);
        }

        string draft = $"{full}.{Environment.ProcessId}.part";
        try
        {
            using (FileStream stream = File.Create(draft))
            {
                write(stream);
            }

            File.Move(draft, full, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
