using System.Globalization;
using System.Text.RegularExpressions;

namespace Heppy;

/// <summary>What an analyzer reads or writes, declared as a field, so that the plan knows it before any event is read.</summary>
/// <remarks>
/// A handle belongs to one analyzer, and with it to one range and one thread. It is found in a field of the analyzer, in a collection
/// or dictionary there, or in an object of a class of one's own there.
/// </remarks>
public abstract partial class Handle
{
    private protected Handle()
    {
    }

    /// <summary>The analyzer whose field this is; null for a handle that no sequence knows.</summary>
    internal Analyzer? Owner { get; set; }

    /// <summary>Its name in messages, or empty.</summary>
    private protected virtual string ShownName => "";

    /// <summary>Says what this handle needs or makes.</summary>
    /// <param name="to">The sequence that is being built.</param>
    internal abstract void Declare(Declarations to);

    /// <summary>Points at the columns of the next rows.</summary>
    /// <param name="batch">Decoded rows.</param>
    internal virtual void Attach(EventBatch batch)
    {
    }

    /// <summary>Says which variations can change what it collects; not called if there are none.</summary>
    /// <param name="variations">The variations.</param>
    internal virtual void Vary(AnalyzerVariations variations)
    {
    }

    /// <summary>Called after the last event of a range.</summary>
    /// <exception cref="InvalidOperationException">Something would be lost.</exception>
    internal virtual void Finish()
    {
    }

    /// <summary>Refuses to be used where no sequence knows of it: what is read would not be there, and what is filled would be lost.</summary>
    /// <exception cref="InvalidOperationException">It is not a field of an analyzer.</exception>
    internal void MustBeAttached()
    {
        if (Owner is null)
        {
            throw NotAttached();
        }
    }

    /// <summary>What to throw where there is no row.</summary>
    private protected Exception NotAttached()
    {
        if (Owner is not null)
        {
            return new InvalidOperationException("an event is valid during Process only");
        }

        string type = TypeNames.Of(GetType());
        string kind = Capital().Replace(type.Split('<')[0], " $0").Trim().ToLower(CultureInfo.InvariantCulture);
        string shown = ShownName.Length == 0 ? "" : $" '{ShownName}'";
        string variable = Identifier().IsMatch(ShownName) ? ShownName : kind.Split(' ')[0];
        return new InvalidOperationException(
            $"{kind}{shown} is not a field of an analyzer: declare it as `readonly {type} {variable} = new(...)` in the class, not in Process or in a static class");
    }

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();

    [GeneratedRegex("^[A-Za-z_][A-Za-z_0-9]*$")]
    private static partial Regex Identifier();
}
