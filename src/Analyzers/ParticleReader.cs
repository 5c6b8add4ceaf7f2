namespace Heppy.Analyzers;

/// <summary>Reads a collection of the user's own records from columns, one per parameter.</summary>
/// <typeparam name="T">For example <c>record struct Muon(float Pt, float Eta, float Phi, float Mass, int Charge)</c>.</typeparam>
/// <example>
/// <code>
/// new ParticleReader&lt;Muon&gt; { Collection = "Muon", Output = "muons" }     // Muon_pt, Muon_eta, Muon_phi, Muon_mass, Muon_charge
/// </code>
/// </example>
public sealed class ParticleReader<T> : Analyzer
    where T : struct
{
    private Records<T> _records = null!;

    /// <summary>Name of the collection in the file: <c>Muon</c> for columns <c>Muon_pt</c>, ... and for a list of structs <c>Muon</c>.</summary>
    public required string Collection
    {
        get => _records.Collection;
        init => _records = new Records<T>(value);
    }

    /// <summary>Name of the collection on the event, in the order of the file.</summary>
    public required Output<T> Output { get; init; }

    /// <inheritdoc/>
    protected override bool OnlyAddsCollections => true;

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        _records.Read(ev, Output);
        return true;
    }
}
