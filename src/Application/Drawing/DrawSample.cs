using Heppy.Events;

namespace Heppy.Drawing;

/// <summary>Files that are drawn together, under a name.</summary>
internal sealed class DrawSample
{
    private const string ComponentName = "events";
    private readonly Inputs _inputs;
    private readonly string? _tree;

    /// <param name="label">Its name in legends.</param>
    /// <param name="files">Its files.</param>
    /// <param name="tree">Tree to read, or null.</param>
    /// <param name="inputs">Opens files.</param>
    /// <exception cref="UserError">A file cannot be read.</exception>
    internal DrawSample(string label, string[] files, string? tree, Inputs inputs)
    {
        (Label, Files, _tree, _inputs) = (label, [.. files.Select(Path.GetFullPath)], tree, inputs);
        var problems = new string?[files.Length];
        var footers = new FileFooter[files.Length];
        Parallel.For(0, files.Length, i =>
        {
            try
            {
                footers[i] = inputs.Footer(Files[i], tree);
            }
            catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
            {
                problems[i] = e.Message;
            }
        });
        if (problems.OfType<string>().ToArray() is { Length: > 0 } all)
        {
            throw new UserError(string.Join("\n", all.Select(p => p.TrimEnd())));
        }

        Columns = new DrawnColumns(footers, files.Length == 1 ? files[0] : $"the {files.Length} files{(label.Length > 0 ? $" of {label}" : "")}");
        Footers = footers;
    }

    /// <summary>Its name in legends; may be empty.</summary>
    internal string Label { get; }

    /// <summary>Its files, absolute.</summary>
    internal IReadOnlyList<string> Files { get; }

    /// <summary>Their footers.</summary>
    internal IReadOnlyList<FileFooter> Footers { get; }

    /// <summary>Its columns.</summary>
    internal DrawnColumns Columns { get; }

    /// <summary>Opens one of its files.</summary>
    internal IEventFile Open(int index) => _inputs.Open(Files[index], _tree);

    /// <summary>Plans how its events are read.</summary>
    /// <param name="make">Makes the loop.</param>
    /// <param name="limit">Read so many events; null for all.</param>
    /// <exception cref="UserError">A column is missing in a file, or is of another type there.</exception>
    internal SampleReading Read(Func<DrawLoop> make, long? limit)
    {
        var component = new DataComponent(ComponentName) { Files = FileList.Create([.. Files]), TreeName = _tree };
        var config = new Config { Components = [component], Sequence = _ => [make()] };
        try
        {
            PlannedComponent planned = new Planner(config, _inputs, null).Make(new PlanRequest { Limit = limit }, "", "", TimeProvider.System).Plan.Components[0];
            return new SampleReading(this, component, planned, make, new FilePool(_inputs, config));
        }
        catch (UserError e)
        {
            // What the planner calls an analyzer and a component, nobody here has heard of.
            string text = e.Message.Replace($"{ComponentName}: ", "", StringComparison.Ordinal).Replace(", read by Drawn)", ")", StringComparison.Ordinal).Replace(" Nothing was run.", "", StringComparison.Ordinal);
            throw new UserError(text, e.ExitCode, e);
        }
    }
}
