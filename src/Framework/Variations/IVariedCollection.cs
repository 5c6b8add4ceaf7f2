namespace Heppy;

/// <summary>What the loop needs to know of a <see cref="VariedCollection{T}"/>.</summary>
internal interface IVariedCollection
{
    /// <summary>Name of the uncertainty.</summary>
    string Name { get; }

    /// <summary>Name of the collection.</summary>
    string Collection { get; }

    /// <summary>Writes the varied copy for this event; the product shows varied items.</summary>
    void Apply(Event ev, Shift shift);
}
