namespace Heppy.Analyzers;

/// <summary>Multiplies the four-momentum of each item by a random factor, as a detector's resolution does, and keeps those it would see.</summary>
/// <remarks>
/// The factor is normal. The random numbers belong to the event, so they are the same however the work is split. An item that is not
/// accepted after smearing is left out; one whose width is NaN gets NaN.
/// </remarks>
/// <typeparam name="T">Type of the items.</typeparam>
/// <example>
/// <code>
/// new GaussianSmearer&lt;Jet&gt;
/// {
///     Input = "gen_jets", Output = "jets", Width = (in j) => 0.8 / Math.Sqrt(j.Pt), Smeared = (in j, f) => j with { Pt = j.Pt * f, Mass = j.Mass * f },
///     Accept = (in j) => j.Pt > 20,
/// }
/// </code>
/// </example>
public sealed class GaussianSmearer<T> : Analyzer
    where T : struct
{
    private readonly RandomNumbers _random = new();

    /// <summary>The items.</summary>
    public required Input<T> Input { get; init; }

    /// <summary>The smeared items that are accepted, in the order of the input.</summary>
    public required Output<T> Output { get; init; }

    /// <summary>Relative width of the factor.</summary>
    public required Quantity<T> Width { get; init; }

    /// <summary>Mean of the factor.</summary>
    /// <value>1.</value>
    public Quantity<T>? Mean { get; init; }

    /// <summary>An item multiplied by a factor.</summary>
    public required Scaled<T> Smeared { get; init; }

    /// <summary>Which smeared items are kept.</summary>
    /// <value>All.</value>
    public Condition<T>? Accept { get; init; }

    /// <inheritdoc/>
    protected override bool OnlyAddsCollections => true;

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        foreach (ref readonly T item in Input[ev])
        {
            double factor = (Mean?.Invoke(in item) ?? 1) + (Width(in item) * _random[ev].NextGaussian());
            T smeared = Smeared(in item, (float)factor);
            if (Accept is null || Accept(in smeared))
            {
                Output.Add(ev, in smeared);
            }
        }

        return true;
    }
}
