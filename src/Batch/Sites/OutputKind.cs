namespace Heppy.Batch;

/// <summary>How the output of a query reads.</summary>
public enum OutputKind
{
    /// <summary>A line per job, values between separators.</summary>
    Lines,

    /// <summary>A block per job, a line per key and value.</summary>
    Records,

    /// <summary>A block of text per job, values found by regular expressions.</summary>
    Text,

    /// <summary>JSON: objects in an array, or under their ids.</summary>
    Json,

    /// <summary>XML: an element per job.</summary>
    Xml,
}
