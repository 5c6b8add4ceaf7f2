namespace Heppy;

/// <summary>A collection that an earlier analyzer left on the event.</summary>
/// <typeparam name="T">Type of its items, exactly that of the <see cref="Output{T}"/>.</typeparam>
/// <param name="name">Its name.</param>
public sealed class Input<T>(string name) : Handle
{
    private Product<T>? _product;

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>A name is enough: <c>Input = "muons"</c>.</summary>
    /// <param name="name">Its name.</param>
    public static implicit operator Input<T>(string name) => new(name);

    /// <summary>Items in an event; empty if nothing was written in this event. Valid until the next event.</summary>
    /// <param name="ev">The event being processed.</param>
    public ReadOnlySpan<T> this[Event ev] => _product is { } product ? product[ev] : throw NotAttached();

    private protected override string ShownName => Name;

    internal override void Declare(Declarations to)
    {
        if (to.Reads(Name, typeof(T)) is Product<T> product)
        {
            _product = product;
        }
    }
}
