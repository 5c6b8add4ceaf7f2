using System.Text;
using Heppy.CommandLine;
using Heppy.Compilation;
using Heppy.Drawing;
using Heppy.Plots;

namespace Heppy.Commands;

/// <summary><c>heppy-draw FILES EXPR</c>: a quick look at expressions of columns.</summary>
public static class DrawCommand
{
    private static readonly string[] Extensions = [".root", ".parquet"];

    /// <summary>Runs the command.</summary>
    /// <param name="args">Its arguments.</param>
    /// <returns>Exit code.</returns>
    public static int Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return CommandHost.Run<DrawOptions>(args, options =>
        {
            var stop = new StopSignal();
            var console = new RunConsole(options.Quiet, isVerbose: false);
            using StopSignals signals = StopSignals.Listen(stop, console);
            return Run(options, console, console.Look(), stop);
        });
    }

    /// <summary>Checks the expressions, reads the files and draws.</summary>
    internal static int Run(DrawOptions options, RunConsole console, TextLook look, StopSignal stop)
    {
        (List<(string Label, string[] Files)> named, List<string> words) = Split(options);
        Inputs inputs = Workspace.Inputs();
        DrawSample[] samples = [.. named.Select(s => new DrawSample(s.Label, s.Files, options.Tree, inputs))];
        if (options.List)
        {
            return ColumnList.Write(samples, words, options, console, stop);
        }

        if (words.Count == 0)
        {
            throw new UserError($"there is no expression: what is to be drawn? Type: heppy-draw {named[0].Files[0]} COLUMN; heppy-draw {named[0].Files[0]} --list shows the columns.");
        }

        AxisChoice[] bins = AxisChoice.Parse(options.Bins);
        var compiler = new ExpressionCompiler(CompilationCache.Choose());
        List<string> notes = [];
        ParsedExpression[][] plots = [];
        var readings = new List<SampleReading>();
        try
        {
            foreach (DrawSample sample in samples)
            {
                var code = new LoopCode(sample.Columns);
                ExpressionText Text(string name, string typed) => new(name, typed, c => sample.Columns.Find(c) is not null);
                plots = [.. words.Select(w => ParsedExpression.Split(Text("", w)))];
                RequireAlike(plots, options);
                GeneratedText made = code.Make(
                    plots, options.Cut is { } cut ? ParsedExpression.Whole(Text("--cut", cut)) : null, options.Weight is { } weight ? ParsedExpression.Whole(Text("--weight", weight)) : null);
                notes.AddRange(code.Notes);
                readings.Add(sample.Read(compiler.Compile(made), options.Events));
            }

            IReadOnlyList<DrawnPlot> drawn = Fill(options, samples, plots, bins, readings, console, stop);
            notes.AddRange(drawn.SelectMany(StatisticsText.Notes));
            Show(drawn, options, console, look);
            notes.Distinct().ToList().ForEach(n => console.Note($"note: {n}\n"));
            return ExitCode.Success;
        }
        finally
        {
            readings.ForEach(r => r.Dispose());
        }
    }

    private static IReadOnlyList<DrawnPlot> Fill(
        DrawOptions options, DrawSample[] samples, ParsedExpression[][] plots, AxisChoice[] bins, List<SampleReading> readings, RunConsole console, StopSignal stop)
    {
        // y : x is typed, x comes first everywhere else.
        string[][] names = [.. plots.Select(p => p.Reverse().Select(a => a.Shown).ToArray())];
        var run = new DrawRun(options.Jobs ?? Environment.ProcessorCount, stop, console);
        IReadOnlyList<(DrawnAxis[] Axes, DrawnPart[] Samples)> filled = run.Fill(readings, names, bins, options.Overlay);
        string[] shown = [.. names.Select(n => string.Join(" : ", n.Reverse()))];
        if (!options.Overlay)
        {
            return [.. filled.Select((f, i) => new DrawnPlot(shown[i], f.Axes, [.. f.Samples.Select((p, k) => new DrawnSeries(samples[k].Label, p))]))];
        }

        return
        [
            new DrawnPlot(string.Join(", ", shown), filled[0].Axes, [.. filled.SelectMany((f, i) => f.Samples.Select((p, k) =>
                new DrawnSeries(samples.Length == 1 ? shown[i] : $"{samples[k].Label}: {shown[i]}", p)))]),
        ];
    }

    private static void Show(IReadOnlyList<DrawnPlot> plots, DrawOptions options, RunConsole console, TextLook look)
    {
        string condition = string.Join(", ", new[] { options.Cut, options.Weight is { } w ? $"weight {w}" : null }.OfType<string>());
        for (int i = 0; i < plots.Count; i++)
        {
            DrawnPlot plot = plots[i];
            IReadOnlyList<string> marks = options.Out is null && !plot.IsMap ? TextPlot.Marks(plot.Series.Count, look) : [];
            var text = new StringBuilder(i > 0 ? "\n" : "");
            text.Append(plot.Expression).Append(condition.Length > 0 ? $"   ({condition})" : "").Append('\n');
            text.Append(StatisticsText.Of(plot, options.Weight is not null, marks));
            if (options.Out is null)
            {
                Append(text, plot, options, look);
            }
            else
            {
                var figures = new DrawFigures(options.Log, options.Normalize, condition, options.Weight is null ? "Entries" : "Sum of weights");
                foreach (string path in Write(figures.Of(plot), plot, options, plots.Count > 1 ? $"-{i + 1}" : ""))
                {
                    text.Append($"-> {path}\n");
                }
            }

            console.Always(text.ToString());
        }
    }

    private static void Append(StringBuilder text, DrawnPlot plot, DrawOptions options, TextLook look)
    {
        if (!plot.IsMap)
        {
            text.Append(new TextPlot(plot, look, options.Log, options.Normalize).Draw());
            return;
        }

        foreach (DrawnSeries series in plot.Series)
        {
            text.Append(plot.Series.Count > 1 ? $"\n{series.Label}\n" : "").Append(new TextMap(plot, look, options.Log).Draw(series));
        }
    }

    private static IEnumerable<string> Write(IReadOnlyList<Figure> figures, DrawnPlot plot, DrawOptions options, string which)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(options.Out!))!;
        if (!Directory.Exists(folder))
        {
            throw new UserError($"-o {options.Out}: there is no directory {folder}.", ExitCode.OutputDirectory);
        }

        string stem = Path.ChangeExtension(options.Out!, null) + which;
        for (int i = 0; i < figures.Count; i++)
        {
            string path = stem + (figures.Count > 1 ? $"-{FileName(plot.Series[i].Label)}" : "");
            FigureFiles.Write(figures[i], path, [options.Format], new SvgCanvas());
            yield return path + Path.GetExtension(options.Out!).ToLowerInvariant();
        }
    }

    private static string FileName(string label) => new([.. label.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '+' or '.' ? c : '_')]);

    /// <summary>All plots are over as many axes as the bins are for, if they are to be one.</summary>
    private static void RequireAlike(ParsedExpression[][] plots, DrawOptions options)
    {
        if (options.Overlay && plots.Any(p => p.Length > 1))
        {
            throw new UserError("--overlay puts expressions over one axis together; y : x is drawn by itself.");
        }

        if (options.Normalize && plots.Any(p => p.Length > 1))
        {
            throw new UserError("--normalize compares shapes over one axis; leave it out for y : x.");
        }
    }

    /// <summary>The first word is a file; of the others, those that are one or look like one. With samples, there are no other files.</summary>
    private static (List<(string Label, string[] Files)> Samples, List<string> Words) Split(DrawOptions options)
    {
        string[] words = [.. options.Words];
        if (options.Samples.Any())
        {
            List<(string Label, string[] Files)> named = [.. options.Samples.Select(Named)];
            string? twice = named.GroupBy(s => s.Label).FirstOrDefault(g => g.Count() > 1)?.Key;
            return twice is null ? (named, [.. words]) : throw new UserError($"--sample {twice} is given twice. Give other names, or all files in one: {twice}=a.root,b.root");
        }

        List<string> files = [];
        List<string> rest = [];
        for (int i = 0; i < words.Length; i++)
        {
            bool isFile = i == 0 || File.Exists(words[i]) || Extensions.Any(e => words[i].EndsWith(e, StringComparison.OrdinalIgnoreCase));
            if (isFile)
            {
                files.AddRange(Expand(words[i]));
            }
            else
            {
                rest.Add(words[i]);
            }
        }

        return ([("", [.. files])], rest);
    }

    private static (string Label, string[] Files) Named(string sample)
    {
        int equal = sample.IndexOf('=', StringComparison.Ordinal);
        string files = sample[(equal + 1)..];
        return equal > 0 && files.Trim().Length > 0
            ? (sample[..equal].Trim(), [.. files.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(Expand)])
            : throw new UserError($"--sample {sample}: write a name and files: --sample 'Z=z/*.root'");
    }

    private static string[] Expand(string word)
    {
        string[] found = Glob.IsPattern(word) && !Path.Exists(word) ? InputFiles.Matching(word) : [];
        return found.Length > 0 ? found : [InputFiles.Require(word)];
    }
}
