namespace Heppy;

/// <summary>Sum of generator weights of a full sample, before any cut, where the files are skims of it: a number, or a column of a tree beside the events.</summary>
public sealed record SumOfWeights
{
    private SumOfWeights()
    {
    }

    /// <summary>The number; null where it is read from the files.</summary>
    public double? Value { get; private init; }

    /// <summary>Tree that holds the column; null where the number is given.</summary>
    public string? Tree { get; private init; }

    /// <summary>Column whose values are added up over all entries and files; null where the number is given.</summary>
    public string? Column { get; private init; }

    /// <summary>Takes the sum from the files themselves, when the run is planned: <c>SumOfWeights.From("Runs", "genEventSumw")</c> of NanoAOD.</summary>
    /// <param name="tree">Tree beside the events, which a skim keeps whole: <c>Runs</c>. Of a Parquet file <c>dy/1.parquet</c> it is <c>dy/Runs/1_Runs.parquet</c>.</param>
    /// <param name="column">Numbers, one for each entry: <c>genEventSumw</c>, <c>genEventCount</c>.</param>
    /// <remarks>All files of the component count, each once, however the run is split and also where it is limited to the first events.</remarks>
    public static SumOfWeights From(string tree, string column)
    {
        ArgumentException.ThrowIfNullOrEmpty(tree);
        ArgumentException.ThrowIfNullOrEmpty(column);
        return new SumOfWeights { Tree = tree, Column = column };
    }

    /// <summary>A number that is known.</summary>
    /// <param name="value">The sum.</param>
    public static implicit operator SumOfWeights(double value) => new() { Value = value };
}
