using Heppy.Graphs;

namespace Heppy.Commands;

/// <summary>A plan as a picture: from the files of each component through its chunks to its merged results, and to the figures of all.</summary>
internal static class PlanPicture
{
    internal static GraphPicture Of(Plan plan)
    {
        var picture = new GraphPicture("plan of the run");
        List<int> results = [];
        foreach (PlannedComponent component in plan.Components)
        {
            results.Add(Add(picture, component));
        }

        int plot = picture.AddCall("heppy-plot");
        results.ForEach(r => picture.Connect(r, plot));
        picture.Connect(plot, picture.AddData("plots"));
        return picture;
    }

    /// <summary>Adds a component.</summary>
    /// <returns>Number of its results.</returns>
    private static int Add(GraphPicture picture, PlannedComponent component)
    {
        Dictionary<int, int> files = [];
        List<int> chunks = [];
        foreach (PlannedChunk chunk in component.Chunks)
        {
            int[] read = [.. chunk.Ranges.SelectMany(r => r).Select(r => r.File).Distinct()];
            foreach (int file in read.Where(f => !files.ContainsKey(f)))
            {
                files[file] = picture.AddData(NameOf(component.Files[file]), $"files of {component.Name}");
            }

            string events = FormattableString.Invariant($"{chunk.Entries:N0} events in {chunk.Ranges.Length} {(chunk.Ranges.Length == 1 ? "range" : "ranges")}");
            int call = picture.AddCall($"{component.DirectoryOf(chunk.Index)}\n{events}", $"chunks of {component.Name}");
            Array.ForEach(read, f => picture.Connect(files[f], call));
            chunks.Add(call);
        }

        // A component that is not split has its results at once.
        int[] parts = chunks.Count > 1 ? [picture.AddCall("heppy-hadd", $"heppy-hadd of {component.Name}")] : [.. chunks];
        if (chunks.Count > 1)
        {
            chunks.ForEach(c => picture.Connect(c, parts[0]));
        }

        int result = picture.AddData($"{component.Name}\n{component.Kind}");
        Array.ForEach(parts, p => picture.Connect(p, result));
        return result;
    }

    private static string NameOf(PlannedFile file) =>
        file.Path.StartsWith("generator:", StringComparison.Ordinal) ? file.Path : Path.GetFileName(file.Path);
}
