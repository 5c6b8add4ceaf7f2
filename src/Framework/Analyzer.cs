namespace Heppy;

/// <summary>One step of a sequence: reads the event, may add products, may end it.</summary>
public abstract class Analyzer
{
}
