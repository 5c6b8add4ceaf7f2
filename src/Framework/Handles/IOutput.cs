namespace Heppy;

/// <summary>Any output, whatever its type.</summary>
internal interface IOutput
{
    /// <summary>Name of the product.</summary>
    string Name { get; }
}
