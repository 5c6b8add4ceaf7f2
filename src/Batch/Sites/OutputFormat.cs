namespace Heppy.Batch;

/// <summary>How to read the output of a query.</summary>
/// <remarks>
/// Fields with a meaning: <c>id</c>, <c>task</c> (a number or a range such as <c>4-10:1</c>), <c>array</c> (true for tasks, where
/// single jobs have a task number too), <c>step</c> (a part of a job: only its peak memory counts), <c>name</c>,
/// <c>reason</c>, <c>exit</c> (<c>3</c> or <c>0:9</c>), <c>signal</c>, <c>host</c>, <c>seconds</c> (<c>4s</c> and <c>1-02:03:04</c> too),
/// <c>peakMemory</c>. All, and any others, can be used in <see cref="States"/>.
/// </remarks>
public sealed record OutputFormat
{
    /// <summary>How the output reads.</summary>
    public required OutputKind Kind { get; init; }

    /// <summary>Lines: the separator. The last column takes the rest of the line.</summary>
    public string Separator { get; init; } = "|";

    /// <summary>Lines: the fields in their order.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Records, text: regular expression of the line that separates blocks.</summary>
    public string Block { get; init; } = "^={10,}\\s*$";

    /// <summary>Text: regular expression whose match is taken out, to undo a system's line breaks; or null.</summary>
    public string? Unwrap { get; init; }

    /// <summary>JSON: property that holds the jobs, empty if the root does. XML: name of the element of a job.</summary>
    public string Item { get; init; } = "";

    /// <summary>
    /// Of each field the key (records), the regular expression whose first group is the value (text), the property, with dots for
    /// nested ones and <c>@key</c> for its own name (JSON), or the element (XML).
    /// </summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>Regular expressions over fields; their named groups are fields too. A row whose id does not match is skipped.</summary>
    public IReadOnlyDictionary<string, string> Patterns { get; init; } = new Dictionary<string, string>();

    /// <summary>Values that mean nothing, such as <c>-</c>.</summary>
    public IReadOnlyList<string> Empty { get; init; } = [];

    /// <summary>Unit of peak memory without one: B, K, M or G.</summary>
    public string MemoryUnit { get; init; } = "M";

    /// <summary>Regular expression of further lines that explain jobs, with the groups <c>id</c>, <c>task</c> and <c>reason</c>; or null.</summary>
    public string? Notes { get; init; }

    /// <summary>What the words mean: the first rule that holds.</summary>
    public required IReadOnlyList<StateRule> States { get; init; }
}
