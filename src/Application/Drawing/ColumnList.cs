using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Heppy.CommandLine;
using Heppy.Commands;
using Heppy.Events;
using Heppy.Formats.Listing;
using Heppy.Listing;

namespace Heppy.Drawing;

/// <summary>Lists the columns of samples with types, sizes, and the ranges of their values.</summary>
internal static class ColumnList
{
    /// <summary>Columns of a file that are read together, by one thread.</summary>
    private const int Together = 32;

    /// <summary>Writes the lists.</summary>
    internal static int Write(IReadOnlyList<DrawSample> samples, IReadOnlyList<string> patterns, DrawOptions options, RunConsole console, StopSignal stop)
    {
        for (int i = 0; i < samples.Count; i++)
        {
            DrawSample sample = samples[i];
            ColumnSchema[] wanted = [.. sample.Footers[0].Columns.Where(c => !c.IsCount && (patterns.Count == 0 || patterns.Any(p => Glob.Matches(p, c.Name))))];
            foreach (string pattern in patterns.Where(p => !sample.Footers[0].Columns.Any(c => Glob.Matches(p, c.Name))))
            {
                throw new UserError($"there is no column {pattern} in {sample.Columns.Where}.{Nearest.Sentence(pattern, sample.Columns.Names)}");
            }

            ColumnRange[] ranges = Ranges(sample, wanted, options, console, stop);
            console.Always((i > 0 ? "\n" : "") + Text(sample, wanted, ranges, options));
        }

        return ExitCode.Success;
    }

    private static string Text(DrawSample sample, ColumnSchema[] columns, ColumnRange[] ranges, DrawOptions options)
    {
        long entries = sample.Footers.Sum(f => f.Entries);
        var text = new StringBuilder();
        string files = sample.Files.Count == 1 ? "1 file" : string.Create(CultureInfo.InvariantCulture, $"{sample.Files.Count:N0} files");
        string part = options.Events < entries ? string.Create(CultureInfo.InvariantCulture, $"; ranges of the first {options.Events:N0}") : "";
        text.Append(CultureInfo.InvariantCulture, $"{(sample.Label.Length > 0 ? $"{sample.Label}: " : "")}{files}, {entries:N0} entries{part}\n");
        Dictionary<string, string> types = Types(sample, options.Tree);
        string[] shown = [.. columns.Select(c => types.GetValueOrDefault(c.Name, c.Stored))];
        string[] sizes = [.. columns.Select(c => ByteText.Of(sample.Footers.Sum(f => SizeOf(f, c.Name))))];
        int name = columns.Select(c => c.Name.Length).DefaultIfEmpty(0).Max();
        int type = shown.Select(t => t.Length).DefaultIfEmpty(0).Max();
        for (int i = 0; i < columns.Length; i++)
        {
            string range = columns[i].Type == ElementType.Unsupported ? "cannot be read" : ranges[i].Text();
            text.Append($"  {columns[i].Name.PadRight(name)}  {shown[i].PadRight(type)}  {sizes[i],9}  {range}\n");
        }

        return text.ToString();
    }

    /// <summary>Types as <c>heppy-ls</c> says them.</summary>
    private static Dictionary<string, string> Types(DrawSample sample, string? tree)
    {
        ListedObject[] trees = [.. FileListing.Of(sample.Files[0]).Objects.Where(o => o.Tree is not null && o.IsNewest)];
        ListedObject? listed = trees.FirstOrDefault(o => o.Path == (tree?.Split(';')[0] ?? "Events")) ?? trees.FirstOrDefault();
        return listed?.Tree!.Columns.GroupBy(c => c.Name).ToDictionary(g => g.Key, g => g.First().Type) ?? [];
    }

    private static long SizeOf(FileFooter footer, string column)
    {
        for (int i = 0; i < footer.Columns.Count; i++)
        {
            if (footer.Columns[i].Name == column)
            {
                return footer.CompressedBytes[i];
            }
        }

        return 0;
    }

    private static ColumnRange[] Ranges(DrawSample sample, ColumnSchema[] columns, DrawOptions options, RunConsole console, StopSignal stop)
    {
        ColumnSchema[] readable = [.. columns.Where(c => c.Type != ElementType.Unsupported)];
        (int File, ColumnSchema[] Columns)[] items = [.. Enumerable.Range(0, sample.Files.Count).SelectMany(f => readable.Chunk(Together).Select(c => (f, c)))];
        var made = new ColumnRange[items.Length][];
        long[] first = [.. sample.Footers.Select((_, i) => sample.Footers.Take(i).Sum(f => f.Entries))];
        var progress = new RunProgress.Counter { All = items.Sum(i => (long)i.Columns.Length) };
        using (ProgressView.Of(console, "reading", "columns", progress))
        {
            Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, items.Length), EnumerablePartitionerOptions.NoBuffering),
                new ParallelOptions { MaxDegreeOfParallelism = options.Jobs ?? Environment.ProcessorCount }, i =>
                {
                    made[i] = Read(sample, items[i].File, items[i].Columns, (options.Events ?? long.MaxValue) - first[items[i].File], stop);
                    progress.Add(items[i].Columns.Length);
                });
        }

        if (stop.IsRequested)
        {
            throw new UserError("stopped; nothing is listed.", ExitCode.Stopped);
        }

        Dictionary<string, ColumnRange> all = new(StringComparer.Ordinal);
        for (int i = 0; i < items.Length; i++)
        {
            for (int k = 0; k < made[i].Length; k++)
            {
                string name = items[i].Columns[k].Name;
                if (!all.TryAdd(name, made[i][k]))
                {
                    all[name].Merge(made[i][k]);
                }
            }
        }

        return [.. columns.Select(c => all.GetValueOrDefault(c.Name) ?? ColumnRange.For(new ColumnSchema(c.Name, ElementType.String)))];
    }

    private static ColumnRange[] Read(DrawSample sample, int index, ColumnSchema[] columns, long most, StopSignal stop)
    {
        ColumnRange[] ranges = [.. columns.Select(ColumnRange.For)];
        using IEventFile file = sample.Open(index);
        HashSet<string> has = [.. file.Footer.Columns.Select(c => c.Name)];
        ColumnRange[] there = [.. ranges.Where(r => has.Contains(r.Buffer.Name))];
        ColumnBuffer[] buffers = [.. there.Select(r => r.Buffer)];
        long done = 0;
        for (int group = 0; group < file.Footer.RowGroups.Count && done < most && !stop.IsRequested; group++)
        {
            file.Read(group, buffers);
            int rows = (int)Math.Min(file.Footer.RowGroups[group], most - done);
            Array.ForEach(there, r => r.Add(rows));
            done += rows;
        }

        return ranges;
    }
}
