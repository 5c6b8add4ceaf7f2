namespace Heppy;

/// <summary>
/// A factor to the weight of the event that has systematic variations: what <c>ScaleFactor</c> is made of. Later fills and cuts
/// know the variations by themselves.
/// </summary>
/// <remarks>
/// Declared as a field: <c>readonly VariedWeight pileup = new("pileup");</c> has the variations <c>pileup_up</c> and <c>pileup_down</c>.
/// While another variation is computed, such as a shifted collection, only the nominal factor counts.
/// </remarks>
public sealed class VariedWeight : Handle
{
    private int _first = -1;

    /// <summary>A factor with two variations, <c>name_up</c> and <c>name_down</c>.</summary>
    /// <param name="name">Name of the uncertainty.</param>
    public VariedWeight(string name)
        : this(name, "up", "down")
    {
    }

    /// <summary>A factor with any variations: <c>new("lhe_scale", "muF_up", "muF_down", "muR_up", "muR_down")</c>.</summary>
    /// <param name="name">Name of the uncertainty.</param>
    /// <param name="labels">What distinguishes its variations; their names are <c>name_label</c>.</param>
    public VariedWeight(string name, params string[] labels) => (Name, Variations) = (name, [.. labels.Select(l => $"{name}_{l}")]);

    /// <summary>Name of the uncertainty.</summary>
    public string Name { get; }

    /// <summary>Names of the variations.</summary>
    public IReadOnlyList<string> Variations { get; }

    private protected override string ShownName => Name;

    /// <summary>Multiplies the weight of the event.</summary>
    /// <param name="ev">The event being processed.</param>
    /// <param name="nominal">The factor.</param>
    /// <param name="up">The factor under the first variation.</param>
    /// <param name="down">The factor under the second variation.</param>
    public void Multiply(Event ev, double nominal, double up, double down) => Multiply(ev, nominal, [up, down]);

    /// <summary>Multiplies the weight of the event.</summary>
    /// <param name="ev">The event being processed.</param>
    /// <param name="nominal">The factor.</param>
    /// <param name="varied">The factor under each variation, in the order of <see cref="Variations"/>.</param>
    /// <exception cref="ArgumentException">Not one factor for each variation, or one is not finite.</exception>
    public void Multiply(Event ev, double nominal, params ReadOnlySpan<double> varied)
    {
        ArgumentNullException.ThrowIfNull(ev);
        MustBeAttached();
        if (varied.Length != Variations.Count)
        {
            throw new ArgumentException($"{varied.Length} factors for the {Variations.Count} variations of {Name}", nameof(varied));
        }

        for (int i = 0; i < varied.Length; i++)
        {
            if (!double.IsFinite(varied[i]))
            {
                throw new ArgumentException($"the factor of the variation {Variations[i]} is {varied[i].ToString(System.Globalization.CultureInfo.InvariantCulture)}", nameof(varied));
            }
        }

        ev.MultiplyWeight(nominal, _first, varied);
    }

    internal override void Declare(Declarations to) => _first = to.VariesWeight(this);
}
