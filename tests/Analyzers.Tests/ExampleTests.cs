using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Heppy.Analyzers.Tests;

/// <summary>The configuration block in the comment of each analyzer compiles as it stands there.</summary>
public class ExampleTests
{
    /// <summary>The records that blocks speak of.</summary>
    private const string Prelude = """
        #nullable enable
        using System;
        using Heppy;
        using Heppy.Analyzers;
        using Heppy.Physics;

        readonly record struct Muon(float Pt, float Eta, float Phi, float Mass, int Charge) : ICharged;
        readonly record struct Lepton(float Pt, float Eta, float Phi, float Mass, int Charge, int PdgId) : ICharged, IIdentified;
        readonly record struct Candidate(float Pt, float Eta, float Phi, float Mass, int Charge, int PdgId) : ICharged, IIdentified;
        readonly record struct Particle(float Pt, float Eta, float Phi, float Mass, int Charge) : ICharged;
        readonly record struct Photon(float Pt, float Eta, float Phi, float Mass) : IParticle;
        readonly record struct Jet(float Pt, float Eta, float Phi, float Mass, float Btag) : IParticle;
        readonly record struct GenPart(float Pt, float Eta, float Phi, float Mass, int PdgId, int MotherIndex, int Status) : IGenParticle;
        readonly record struct GenJet(float Pt, float Eta, float Phi, float Mass) : IParticle;
        readonly record struct TaggedJet(Jet Jet, bool IsB);

        static class Example
        {
            static Analyzer? Make(Component sample) =>
        """;

    private static readonly Dictionary<string, string> Blocks = XDocument
        .Load(Path.ChangeExtension(typeof(Selector<>).Assembly.Location, ".xml"))
        .Descendants("member")
        .Where(m => m.Element("example") is not null)
        .ToDictionary(m => Name(m.Attribute("name")!.Value), m => m.Element("example")!.Element("code")!.Value);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p)),
    ];

    public static TheoryData<string> Analyzers =>
    [
        .. typeof(Selector<>).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Analyzer))).Select(t => t.Name.Split('`')[0]),
    ];

    [Theory]
    [MemberData(nameof(Analyzers))]
    public void Its_block_compiles(string analyzer)
    {
        Assert.True(Blocks.TryGetValue(analyzer, out string? block), $"{analyzer} has no <example><code> in its comment.");
        string code = $"{Prelude}\n{block}\n;}}";
        CSharpCompilation compilation = CSharpCompilation.Create(
            "example", [CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken)], References, new(OutputKind.DynamicallyLinkedLibrary));

        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
    }

    private static string Name(string member) => member.Split('.')[^1].Split('`')[0];
}
