namespace Heppy.Commands;

/// <summary>The names that a prompt knows.</summary>
/// <param name="loop">The loop.</param>
public sealed class PromptGlobals(Loop loop)
{
    /// <summary>The loop.</summary>
    public Loop Loop => loop;

    /// <summary>The event that was processed last.</summary>
    public Event? Event => loop.Event;

    /// <summary>Processes an entry.</summary>
    /// <param name="entry">From 0.</param>
    /// <returns>The event as text.</returns>
    public string Process(long entry) => loop.Process(entry);

    /// <summary>Processes the next entry.</summary>
    /// <returns>The event as text.</returns>
    public string Next() => loop.Next();
}
