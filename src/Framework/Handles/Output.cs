namespace Heppy;

/// <summary>A collection that an analyzer leaves on the event under a name.</summary>
/// <typeparam name="T">Type of its items.</typeparam>
public sealed class Output<T> : Handle, IOutput
{
    /// <summary>Names it.</summary>
    /// <param name="name">Its name; a later <see cref="Input{T}"/> of the same name and type reads it.</param>
    public Output(string name) => (Name, Product) = (name, new Product<T>(this));

    /// <summary>Its name.</summary>
    public string Name { get; }

    internal Product<T> Product { get; }

    /// <summary>A name is enough: <c>Output = "good_muons"</c>.</summary>
    /// <param name="name">Its name.</param>
    public static implicit operator Output<T>(string name) => new(name);

    /// <summary>Appends an item; the first call in an event starts with an empty collection.</summary>
    /// <param name="ev">The event being processed.</param>
    /// <param name="item">The item.</param>
    public void Add(Event ev, in T item) => Product.Add(ev, item);

    /// <summary>Makes the collection of this event and hands out its storage to be filled.</summary>
    /// <param name="ev">The event being processed.</param>
    /// <param name="count">Number of items.</param>
    /// <returns>Storage of that length; what is in it is left over from earlier events.</returns>
    public Span<T> Allocate(Event ev, int count) => Product.Allocate(ev, count);

    /// <summary>Replaces the collection of this event.</summary>
    /// <param name="ev">The event being processed.</param>
    /// <param name="items">Copied.</param>
    public void Set(Event ev, params ReadOnlySpan<T> items) => items.CopyTo(Product.Allocate(ev, items.Length));

    private protected override string ShownName => Name;

    internal override void Declare(Declarations to) => to.Writes(Name, typeof(T), Product);
}
