using Heppy.Physics;

namespace Heppy;

/// <summary>The event being processed. One object serves all events of a range.</summary>
public sealed class Event
{
    private readonly IReadOnlyList<string> _variations;
    private readonly SplitWeights _splitWeights;
    private double _weight = 1;
    private bool _areSplit;

    internal Event(Component component)
        : this(component, [])
    {
    }

    /// <summary>An event with systematic variations.</summary>
    internal Event(Component component, IReadOnlyList<string> variations, SplitWeights? like = null)
    {
        (Component, _variations, _splitWeights) = (component, variations, new SplitWeights(like));
        VariedWeights = variations.Count == 0 ? null : new double[variations.Count];
    }

    /// <summary>The sample it belongs to.</summary>
    public Component Component { get; }

    /// <summary>Entry in the component, counted over its files from 0.</summary>
    public long Entry => Batch.FirstEntry + Row;

    /// <summary>Entry in its file, from 0.</summary>
    public long EntryInFile => Batch.FirstEntryInFile + Row;

    /// <summary>Path of its file.</summary>
    public string File => Batch.File;

    /// <summary>Run number (column <c>run</c>); 1 where there is none.</summary>
    public uint Run => Batch.Ids.Run(Batch, Row);

    /// <summary>Luminosity block (column <c>luminosityBlock</c>); 1 where there is none.</summary>
    public uint Lumi => Batch.Ids.Lumi(Batch, Row);

    /// <summary>Event number (column <c>event</c>); the entry where there is none.</summary>
    public ulong Number => Batch.Ids.Number(Batch, Row);

    /// <summary>Weight: the generator weight times whatever analyzers multiplied it with. 1 for data.</summary>
    /// <remarks>
    /// Setting it changes the weight under each variation by the same factor, which may differ in the last digit from a product; a
    /// factor by <see cref="MultiplyWeight(double)"/> does not.
    /// </remarks>
    public double Weight
    {
        get => _weight;
        set
        {
            if (VariedWeights is not null)
            {
                _areSplit = false;
                Scale(VariedWeights, value);
            }

            _weight = value;
        }
    }

    /// <summary>Name of the systematic variation that is being computed, or <c>nominal</c>.</summary>
    /// <remarks>Variations of the weight alone are computed together with the nominal event.</remarks>
    public string Variation => Universe < 0 ? "nominal" : _variations[Universe];

    /// <summary>Whether its file has run, luminosity block and event number.</summary>
    internal bool HasNumbers => Batch.Ids.HasNumbers(Batch);

    /// <summary>Row in the current batch.</summary>
    internal int Row { get; set; }

    /// <summary>The current batch.</summary>
    internal EventBatch Batch { get; set; } = null!;

    /// <summary>Different for every event of a range.</summary>
    internal long Stamp { get; set; }

    /// <summary>Index of the variation whose shifted collection is being processed, or -1.</summary>
    internal int Universe { get; private set; } = -1;

    /// <summary>Weight under each variation of the weight, by index of the variation; null if there are none.</summary>
    internal double[]? VariedWeights { get; }

    /// <summary><see cref="VariedWeights"/>, ready to be added to histograms.</summary>
    internal SplitWeights SplitWeights
    {
        get
        {
            if (!_areSplit)
            {
                _splitWeights.Set(VariedWeights);
                _areSplit = true;
            }

            return _splitWeights;
        }
    }

    /// <summary>Multiplies the weight, nominal and under each variation.</summary>
    /// <param name="factor">The factor.</param>
    public void MultiplyWeight(double factor) => MultiplyWeight(factor, 0, []);

    /// <summary>Multiplies the weight by a factor that is another one under some variations.</summary>
    internal void MultiplyWeight(double nominal, int first, ReadOnlySpan<double> varied)
    {
        _weight *= nominal;
        if (VariedWeights is null || Universe >= 0)
        {
            return;
        }

        _areSplit = false;
        Multiply(VariedWeights.AsSpan(0, first), nominal);
        for (int i = 0; i < varied.Length; i++)
        {
            VariedWeights[first + i] *= varied[i];
        }

        Multiply(VariedWeights.AsSpan(first + varied.Length), nominal);
    }

    /// <summary>Another event of the same component, with nothing in it.</summary>
    internal Event Blank() => new(Component, _variations, _splitWeights);

    /// <summary>Starts an event.</summary>
    internal void Begin(double weight)
    {
        _weight = weight;
        Universe = -1;
        _areSplit = false;
        VariedWeights?.AsSpan().Fill(weight);
    }

    internal void EnterUniverse(int variation, double weight) => (Universe, _weight) = (variation, weight);

    internal void LeaveUniverse(double weight) => (Universe, _weight) = (-1, weight);

    private static void Multiply(Span<double> weights, double factor)
    {
        foreach (ref double weight in weights)
        {
            weight *= factor;
        }
    }

    private void Scale(double[] varied, double weight)
    {
        for (int i = 0; Universe < 0 && i < varied.Length; i++)
        {
            varied[i] = varied[i] == _weight || _weight == 0 ? weight : varied[i] * (weight / _weight);
        }
    }
}
