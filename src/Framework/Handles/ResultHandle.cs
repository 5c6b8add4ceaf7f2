namespace Heppy;

/// <summary>A handle that collects a result.</summary>
public abstract class ResultHandle : Handle
{
    private protected ResultHandle(string name) => Name = name;

    /// <summary>Name of the result, unique within its analyzer, also of its file where it has one of its own.</summary>
    public string Name { get; }

    private protected override string ShownName => Name;

    internal override void Declare(Declarations to) => to.Result(Name);

    /// <summary>Adds what was collected in a range to the results of its analyzer.</summary>
    internal abstract void Collect(AnalyzerResults into);
}
