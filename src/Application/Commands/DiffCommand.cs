using System.Globalization;
using Heppy.CommandLine;
using Heppy.Reports;
using Heppy.Storage;
using Heppy.Tables;

namespace Heppy.Commands;

/// <summary><c>heppy-diff A B</c>: compares two runs.</summary>
public static class DiffCommand
{
    /// <summary>Runs the command.</summary>
    /// <param name="args">Its arguments.</param>
    /// <returns>Exit code.</returns>
    public static int Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return CommandHost.Run<DiffOptions>(args, Run);
    }

    private static int Run(DiffOptions options)
    {
        var console = new RunConsole(options.Quiet, isVerbose: false);
        (RunDirectory first, RunDirectory second) = (new(Workspace.Files, options.First), new(Workspace.Files, options.Second));
        (Plan a, Plan b) = (first.ReadPlan(), second.ReadPlan());
        (IReadOnlyList<ReportComponent> x, IReadOnlyList<ReportComponent> y) = (new RunResults(first, a).Read(), new RunResults(second, b).Read());
        string[] common = [.. a.Components.Select(c => c.Name).Where(n => b.Components.Any(c => c.Name == n))];
        var results = new ResultComparison(options.Relative, options.Least);
        var compared = new RunProgress.Counter { All = common.Length };
        using var view = ProgressView.Of(console, "comparing", "components", compared);
        foreach (string name in common)
        {
            compared.Add(1);
            (ReportComponent of, ReportComponent with) = (x.Single(c => c.Planned.Name == name), y.Single(c => c.Planned.Name == name));
            results.Compare(of, with);
            if (of.IsMerged && with.IsMerged)
            {
                results.Trees(name, Trees(first, of), Trees(second, with));
            }
            else if (Enumerable.Any([of, with], c => c.Results?.Analyzers.Exists(a => a.TreeNames.Count > 0) == true))
            {
                console.Error($"warning: the trees of {name} are not compared: it is not merged in both runs.\n");
            }
        }

        ResultDifference[] alone =
        [
            .. a.Components.Where(c => !common.Contains(c.Name)).Select(c => new ResultDifference(c.Name, "component", "there", "not there", "")),
            .. b.Components.Where(c => !common.Contains(c.Name)).Select(c => new ResultDifference(c.Name, "component", "not there", "there", "")),
        ];
        ResultDifference[] differing = [.. alone, .. results.Found];
        Table found = new("Results", [["component", "result", "A", "B", "difference"], .. differing.Select(d => (string[])[d.Component, d.Name, d.First, d.Second, d.Measure])]);
        foreach (Table table in (Table[])[new SourceComparison(first, second).Code(), SourceComparison.Inputs(a, b), SourceComparison.Times(x, y), found])
        {
            if (table.Rows.Count > 1)
            {
                console.Info(table.To(options.Format) + "\n");
            }
        }

        int all = results.Compared + alone.Length;
        console.Always(differing.Length == 0
            ? string.Create(CultureInfo.InvariantCulture, $"all {all:N0} results are the same{Meaning(options)}.\n")
            : string.Create(CultureInfo.InvariantCulture, $"{differing.Length:N0} of {all:N0} results differ{Meaning(options)}.\n"));
        return differing.Length == 0 ? ExitCode.Success : ExitCode.Different;
    }

    /// <summary>The trees of a merged component with their digests.</summary>
    private static Dictionary<string, string> Trees(RunDirectory run, ReportComponent component)
    {
        string[] names = [.. component.Results!.Analyzers.SelectMany(a => a.TreeNames.Select(t => $"{a.Name}/{t}."))];
        Seal? seal = new ChunkDirectory(Workspace.Files, Path.Combine(run.Path, component.Planned.Name)).Read();
        return (seal?.Outputs ?? []).Where(o => names.Any(n => o.Path.StartsWith(n, StringComparison.Ordinal))).ToDictionary(o => o.Path, o => o.Sha256, StringComparer.Ordinal);
    }

    private static string Meaning(DiffOptions options) => options.Least is { } p ? string.Create(CultureInfo.InvariantCulture, $" at a probability of {p:G3}")
        : options.Relative > 0 ? string.Create(CultureInfo.InvariantCulture, $" to {options.Relative:G3}") : "";
}
