namespace Heppy;

/// <summary>Names the column of a record's parameter: <c>record struct Jet(float Pt, [Column("jetId")] int Id)</c>.</summary>
/// <param name="name">Name without the collection: <c>jetId</c> of <c>Jet_jetId</c>.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class ColumnAttribute(string name) : Attribute
{
    /// <summary>Name without the collection.</summary>
    public string Name => name;
}
