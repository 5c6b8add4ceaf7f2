namespace Heppy.Converting;

/// <summary>A column that is not converted.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why: <c>TLeafElement of vector&lt;string&gt; cannot be read</c>.</param>
internal sealed record LeftOutColumn(string Name, string Reason);
