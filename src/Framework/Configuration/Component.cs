namespace Heppy;

/// <summary>A sample: its files (or generator), how finely to split it, and the numbers that scale it.</summary>
/// <remarks>Named after the variable it is assigned to, unless <see cref="Name"/> is set.</remarks>
public abstract class Component
{
    private protected Component(string name) => Name = name;

    /// <summary>Unique name, also of its directory: letters, digits, <c>_ - + .</c>, not ending in <c>_Chunk</c> and a number.</summary>
    public string Name { get; init; }

    /// <summary>Input files, in the order they are read.</summary>
    public FileList Files { get; init; } = [];

    /// <summary>Tree to read of files that can hold several, as ROOT files do; by default <c>Events</c>, or else the only one.</summary>
    public string? TreeName { get; init; }

    /// <summary>Number of chunks, at least 1; also more than there are files or row groups.</summary>
    public int SplitFactor { get; set; } = 1;

    /// <summary>Another way to say how to split; takes precedence over <see cref="SplitFactor"/>.</summary>
    public SplitBy? Split { get; set; }

    /// <summary>Trigger paths, of which an event must have fired at least one; <c>*</c> and <c>?</c> are wildcards.</summary>
    public string[] Triggers { get; init; } = [];

    /// <summary>Integrated luminosity in 1/pb: recorded, for data; of its own, for simulation that is not scaled to that of the run.</summary>
    public double? Luminosity { get; init; }

    /// <summary>Anything else that analyzers want to know about the sample; stored with the run.</summary>
    public IDictionary<string, object> Properties { get; } = new SortedDictionary<string, object>(StringComparer.Ordinal);

    /// <summary>Recorded collisions.</summary>
    public bool IsData => this is DataComponent;

    /// <summary>Simulated collisions.</summary>
    public bool IsMC => this is MCComponent or GeneratedComponent;

    /// <summary>Recorded collisions with simulated particles put in.</summary>
    public bool IsEmbed => this is EmbedComponent;

    /// <summary>Column with the generator weight of an event, or null where every event counts 1.</summary>
    public virtual string? EventWeight => null;

    /// <summary>The factor from sums of weights to expected events at a luminosity; 1 for data.</summary>
    /// <param name="luminosity">Integrated luminosity in 1/pb.</param>
    /// <param name="sumOfWeights">Sum of generator weights before any cut over the events that were read.</param>
    public virtual double Scale(double luminosity, double sumOfWeights) => 1;
}
