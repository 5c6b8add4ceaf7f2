using Xunit;

namespace Heppy.Application.Tests.Compilation;

public class SourceMapTests : CompilerFixture
{
    private const string Text = """
        var config = new Config
        {
            Steps =
            [
                new Reader<int> { Collection = "Muon", Output = "muons" },
                new Reader<int> { Collection = "Jet", Output = "jets" },
                new Selector(),
                new Selector(),
            ],
        };
        return 0;
        class Reader<T> { public string Collection = "", Output = ""; }
        class Selector { }
        class Config { public object[] Steps = []; }
        class Column<T>(string name) { public string Name => name; }
        class Four
        {
            readonly Column<float> met = new("MET_pt");
            public Column<int> Run { get; } = new($"run{1}");
        }
        static class Samples { public static readonly Config ggH_125 = new(); }
        """;

    [Theory]
    [InlineData("ParticleReader", "muons", 0, null)]
    [InlineData("Reader`1", "muons", 0, 5)]
    [InlineData("Heppy.Reader<int>", "jets", 0, 6)]
    [InlineData("Reader", "nowhere", 0, null)]
    [InlineData("Selector", null, 0, 7)]
    [InlineData("Selector", null, 1, 8)]
    [InlineData("Selector", null, 9, 8)]
    [InlineData("Column", "MET_pt", 0, 18)]
    [InlineData("Column", "met", 0, 18)]
    [InlineData("Column", "run", 0, 19)]
    [InlineData("Config", "config", 0, 1)]
    [InlineData("Config", "ggH_125", 0, 21)]
    public void An_object_is_found_where_it_was_created(string type, string? literal, int occurrence, int? line)
    {
        var compiled = CompileText(Text);
        var stored = Compile("analysis.cs");
        string[] literals = literal is null ? [] : [literal];

        Assert.Equal(line, compiled.SourceMap.Find(type, literals, occurrence)?.Line);
        Assert.Equal(line, stored.SourceMap.Find(type, literals, occurrence)?.Line);
    }

    [Fact]
    public void The_creation_that_shows_most_texts_is_the_one() =>
        Assert.Equal("analysis.cs:6", CompileText(Text).SourceMap.Find("Reader", ["Jet", "jets", "muons"])?.ToString());

    [Fact]
    public void Texts_of_inner_creations_do_not_belong_to_the_outer_one() =>
        Assert.DoesNotContain("muons", CompileText(Text).SourceMap.Creations.First(c => c.TypeName == "Config").Literals);
}
