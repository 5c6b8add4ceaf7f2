namespace Heppy;

/// <summary>Copies of a collection as it would be if a systematic uncertainty moved it: what <c>ShapeVariation</c> is made of.</summary>
/// <remarks>
/// For each copy the analyzers that depend on the collection run again, and what they fill and count is kept apart; all others run once.
/// The collection itself stays as it is.
/// </remarks>
/// <typeparam name="T">Type of its items.</typeparam>
/// <param name="name">Name of the uncertainty; the variations are <c>name_up</c> and <c>name_down</c>.</param>
/// <param name="collection">Name of the collection.</param>
/// <param name="change">Writes the copy: the items of the event, which way, where to.</param>
public sealed class VariedCollection<T>(string name, string collection, VariedCollection<T>.Change change) : Handle, IVariedCollection
{
    private Product<T>? _product;

    /// <summary>Writes a varied copy of a collection.</summary>
    /// <param name="items">The collection in this event.</param>
    /// <param name="shift">Up or down.</param>
    /// <param name="into">Of the same length.</param>
    public delegate void Change(ReadOnlySpan<T> items, Shift shift, Span<T> into);

    /// <summary>Name of the uncertainty.</summary>
    public string Name => name;

    /// <summary>Name of the collection.</summary>
    public string Collection => collection;

    private protected override string ShownName => name;

    internal override void Declare(Declarations to)
    {
        if (to.VariesCollection(this, typeof(T)) is Product<T> product)
        {
            _product = product;
        }
    }

    /// <inheritdoc/>
    void IVariedCollection.Apply(Event ev, Shift shift)
    {
        ReadOnlySpan<T> nominal = _product!.Nominal(ev);
        change(nominal, shift, _product.Allocate(ev, nominal.Length));
    }
}
