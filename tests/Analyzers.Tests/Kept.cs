namespace Heppy.Analyzers.Tests;

/// <summary>Keeps the items of a collection of each event that reaches it, by entry.</summary>
internal sealed class Kept<T> : Analyzer
{
    private readonly Input<T> _input;
    private readonly SortedDictionary<long, T[]> _into;

    internal Kept(string name, SortedDictionary<long, T[]> into) => (_input, _into, Label) = (name, into, name);

    public override bool Process(Event ev)
    {
        _into[ev.Entry] = _input[ev].ToArray();
        return true;
    }
}
