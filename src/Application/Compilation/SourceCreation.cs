namespace Heppy.Compilation;

/// <summary>One object creation of the sources: <c>new ParticleReader&lt;Muon&gt; { Output = "muons"
/// }</c>.</summary>
/// <param name="TypeName">Simple name of the type, without namespace and type arguments.</param>
/// <param name="Literals">
/// The text literals of its arguments and initialiser, and the name of the field or variable that it is
/// assigned to.
/// </param>
/// <param name="Location">Where it is.</param>
public sealed record SourceCreation(string TypeName, IReadOnlyList<string> Literals, SourceLocation Location);
