using System.Text;
using System.Text.Json;
using Heppy.Events;
using Heppy.Physics;
using Heppy.Storage;

namespace Heppy;

/// <summary>Writes and reads the results of a component or chunk; the same results always give the same bytes.</summary>
/// <param name="formats">Formats of histograms and trees.</param>
internal sealed class ResultStore(ResultFormats formats)
{
    /// <summary>Name of the summary.</summary>
    internal const string SummaryFile = "summary.json";

    /// <summary>Name of the table of analyzers.</summary>
    internal const string AnalyzersFile = "analyzers.txt";

    /// <summary>Writes everything but the rows of trees.</summary>
    internal void Write(IResultSink sink, ResultSet results, Summary summary)
    {
        SortedDictionary<string, object> metadata = Metadata(summary);
        string stamp = Stamp(summary);
        foreach (AnalyzerResults analyzer in results.Analyzers)
        {
            foreach (CutFlow flow in analyzer.CutFlows)
            {
                Text(sink, $"{analyzer.Name}/{flow.Name}.txt", flow.ToText() + stamp);
                Json(sink, $"{analyzer.Name}/{flow.Name}.json", flow.State());
            }

            foreach (AverageContent average in analyzer.Averages)
            {
                Text(sink, $"{analyzer.Name}/{average.Name}.txt", average.ToText() + "\n" + stamp);
                Json(sink, $"{analyzer.Name}/{average.Name}.json", average.State());
            }

            foreach (TextLines text in analyzer.Texts)
            {
                Text(sink, $"{analyzer.Name}/{text.Name}", string.Concat(text.Lines.Select(l => l + "\n")));
            }

            if (analyzer.Lumis is { } lumis)
            {
                Text(sink, LumiFile(analyzer.Name, ProcessedLumis.ProcessedName), lumis.Processed + "\n");
                if (lumis.Mask is { } mask)
                {
                    Text(sink, LumiFile(analyzer.Name, ProcessedLumis.MaskName), mask + "\n");
                }
            }

            if (analyzer.Histograms.Count > 0)
            {
                using Stream stream = sink.Create($"{analyzer.Name}/{formats.Histograms.FileName}");
                formats.Histograms.Write(stream, analyzer.Histograms, metadata);
            }
        }

        Text(sink, AnalyzersFile, AnalyzerTable(summary) + stamp);
        Json(sink, SummaryFile, summary);
    }

    /// <summary>
    /// Writes what is for a component as a whole, and not for one chunk of several: what masks have and was not processed, and
    /// histograms for other programs.
    /// </summary>
    internal void WriteWhole(IResultSink sink, ResultSet results, Summary summary)
    {
        AnalyzerResults[] filled = [.. results.Analyzers.Where(a => a.Histograms.Count > 0)];
        foreach (IHistogramExport export in formats.Export.Where(_ => filled.Length > 0))
        {
            using Stream stream = sink.Create(export.FileName);
            export.Write(stream, filled, Metadata(summary));
        }

        foreach (AnalyzerResults analyzer in results.Analyzers)
        {
            if (analyzer.Lumis?.Missing is { } missing)
            {
                Text(sink, LumiFile(analyzer.Name, ProcessedLumis.MissingName), missing + "\n");
            }
        }
    }

    /// <summary>Reads everything but the rows of trees.</summary>
    internal (ResultSet Results, Summary Summary) Read(IResultSource source)
    {
        Summary summary = ReadSummary(source);
        var results = new ResultSet { Read = summary.Events, Selected = summary.Selected };
        results.Weights.AddExpansion(0, summary.SumOfWeights);
        results.Weights.AddExpansion(1, summary.SumOfWeights2);
        results.Statistics.AddRange(summary.Analyzers.Select(a => new AnalyzerStatistics(a.Name) { Processed = a.Processed, Passed = a.Passed }));
        foreach (ResultIndex index in summary.Results)
        {
            var analyzer = new AnalyzerResults(index.Analyzer);
            analyzer.CutFlows.AddRange(index.CutFlows.Select(n => Json<CutFlowState, CutFlow>(source, $"{index.Analyzer}/{n}.json", CutFlow.FromState)));
            analyzer.Averages.AddRange(index.Averages.Select(n => Json<AverageState, AverageContent>(source, $"{index.Analyzer}/{n}.json", AverageContent.FromState)));
            analyzer.Texts.AddRange(index.Texts.Select(n => ReadText(source, index.Analyzer, n)));
            if (index.Lumis is { } lumis)
            {
                analyzer.Lumis = new ProcessedLumis(
                    Sections(source, LumiFile(index.Analyzer, ProcessedLumis.ProcessedName)),
                    lumis.Mask is null ? null : Sections(source, LumiFile(index.Analyzer, ProcessedLumis.MaskName)),
                    lumis.Mask);
            }

            if (index.Histograms.Length > 0)
            {
                analyzer.Histograms.AddRange(Named(source, $"{index.Analyzer}/{formats.Histograms.FileName}", formats.Histograms.Read));
            }

            analyzer.TreeNames.AddRange(index.Trees);
            results.Analyzers.Add(analyzer);
        }

        return (results, summary);
    }

    /// <summary>Appends the rows of all trees of a directory to open files.</summary>
    internal void AppendTrees(IResultSource source, Summary summary, TreeFiles into)
    {
        foreach (ResultIndex index in summary.Results)
        {
            foreach (string tree in index.Trees)
            {
                using IEventFile file = formats.Trees.Events.Open(source.PathOf(TreeFiles.PathOf(index.Analyzer, tree, formats.Trees)));
                into.Append(index.Analyzer, new StoredTree(tree, file));
            }
        }
    }

    /// <summary>Rows of all trees of a directory.</summary>
    internal long TreeRows(IResultSource source, Summary summary)
    {
        long rows = 0;
        foreach (ResultIndex index in summary.Results)
        {
            foreach (string tree in index.Trees)
            {
                using IEventFile file = formats.Trees.Events.Open(source.PathOf(TreeFiles.PathOf(index.Analyzer, tree, formats.Trees)));
                rows += file.Footer.Entries;
            }
        }

        return rows;
    }

    private static string LumiFile(string analyzer, string lumis) => $"{analyzer}/{lumis}.json";

    private static LumiSections Sections(IResultSource source, string path)
    {
        using Stream stream = source.Open(path);
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return LumiSections.Parse(bytes.ToArray(), source.PathOf(path));
    }

    private static TextLines ReadText(IResultSource source, string analyzer, string name)
    {
        using var reader = new StreamReader(source.Open($"{analyzer}/{name}"), Encoding.UTF8);
        string all = reader.ReadToEnd();
        return new TextLines(name, all.Length == 0 ? [] : [.. all[..^1].Split('\n')]);
    }

    private static SortedDictionary<string, object> Metadata(Summary summary)
    {
        var metadata = new SortedDictionary<string, object>(StringComparer.Ordinal)
        {
            ["component"] = summary.Component,
            ["kind"] = summary.Kind,
            ["events"] = summary.Events,
            ["events_total"] = summary.EventsTotal,
            ["sum_of_weights"] = summary.SumOfWeights[0],
        };
        if (summary.SampleSumOfWeights is { } sample)
        {
            metadata["sample_sum_of_weights"] = sample;
        }

        if (summary.CrossSection is { } sigma)
        {
            metadata["cross_section_pb"] = sigma;
        }

        if (summary.Luminosity is { } luminosity)
        {
            metadata["luminosity_ipb"] = luminosity;
        }

        return metadata;
    }

    private static string Stamp(Summary summary) => summary.IsWhole
        ? ""
        : string.Create(Culture, $"\n{summary.Events:N0} of {summary.EventsTotal:N0} events of {summary.Component}{(summary.Partial is null ? "" : $": {summary.Partial}")}\n");

    private static string AnalyzerTable(Summary summary)
    {
        int width = Math.Max(8, summary.Analyzers.Select(a => a.Name.Length).DefaultIfEmpty(0).Max());
        var text = new StringBuilder();
        text.Append(Culture, $"{"analyzer".PadRight(width)} {"processed",14} {"passed",14} {"efficiency",12}\n");
        foreach (AnalyzerCount a in summary.Analyzers)
        {
            string efficiency = a.Processed == 0 ? "-" : ((double)a.Passed / a.Processed).ToString("F6", Culture);
            text.Append(Culture, $"{a.Name.PadRight(width)} {a.Processed,14} {a.Passed,14} {efficiency,12}\n");
        }

        return text.Append(Culture, $"\nevents read     {summary.Events}\nevents selected {summary.Selected}\n").ToString();
    }

    private static IFormatProvider Culture => System.Globalization.CultureInfo.InvariantCulture;

    private static void Text(IResultSink sink, string path, string text)
    {
        using Stream stream = sink.Create(path);
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private static void Json<T>(IResultSink sink, string path, T value)
    {
        using Stream stream = sink.Create(path);
        stream.Write(JsonFiles.Bytes(value));
    }

    /// <summary>What was processed of a directory.</summary>
    internal static Summary ReadSummary(IResultSource source) => Json<Summary, Summary>(source, SummaryFile, summary =>
        Problem(summary) is { } problem ? throw new JsonException(problem) : summary);

    private static string? Problem(Summary summary) =>
        Names.ComponentProblem(summary.Component) is { } name ? $"the name of its component is none: {name}"
        : summary.Results.SelectMany(r => (string[])[r.Analyzer, .. r.CutFlows, .. r.Averages, .. r.Histograms, .. r.Texts, .. r.Trees]).FirstOrDefault(n => Names.Problem(n) is not null) is { } bad ? $"'{bad}' names no result"
        : summary.Events < 0 || summary.EventsTotal < 0 || summary.Selected < 0 || summary.Analyzers.Any(a => a.Passed < 0 || a.Processed < a.Passed) ? "its counts are below 0, or more events passed than there were"
        : !double.IsFinite(summary.Scale) || !double.IsFinite(summary.CrossSection ?? 0) || !double.IsFinite(summary.Luminosity ?? 0) || !double.IsFinite(summary.SampleSumOfWeights ?? 0) ? "a number is not finite"
        : StoredNumbers.Problem(summary.SumOfWeights, "sumOfWeights") ?? StoredNumbers.Problem(summary.SumOfWeights2, "sumOfWeights2");

    private static TResult Json<T, TResult>(IResultSource source, string path, Func<T, TResult> make) => Named(source, path, stream =>
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return make(JsonFiles.Parse<T>(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), _ => null));
    });

    /// <summary>Reads a file; if it is damaged, the error names it.</summary>
    private static T Named<T>(IResultSource source, string path, Func<Stream, T> read)
    {
        try
        {
            using Stream stream = source.Open(path);
            return read(stream);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or ArgumentException)
        {
            throw new InvalidDataException($"{source.PathOf(path)} is damaged: {e.Message}", e);
        }
    }
}
