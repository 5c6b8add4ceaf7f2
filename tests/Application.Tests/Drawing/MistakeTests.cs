using Heppy.Drawing;
using Xunit;

namespace Heppy.Application.Tests.Drawing;

/// <summary>What is said of expressions and options that are wrong.</summary>
public sealed class MistakeTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Moun_pt", "character 1: there is no column Moun_pt in FILE. Nearest: Muon_pt.\n  Moun_pt\n  ^^^^^^^")]
    [InlineData("1 + 2 * Moun_pt[0]", "character 9: there is no column Moun_pt in FILE. Nearest: Muon_pt.\n  1 + 2 * Moun_pt[0]\n          ^^^^^^^")]
    [InlineData("sqrt(MET_pt)", "character 1: there is no function sqrt. Nearest: Sqrt.\n  sqrt(MET_pt)\n  ^^^^")]
    [InlineData("Sum$(Muon_pt)", "functions of lists are written without $, with the list in parentheses: Sum(Muon_pt)")]
    [InlineData("Sum(MET_pt)", "character 5: Sum takes a list, and there is none here.\n  Sum(MET_pt)\n      ^^^^^^")]
    [InlineData("MET_pt +", "character 9: ")]
    [InlineData("MET_pt : ", "there is no expression here.")]
    [InlineData("MET_pt : kind : event", "character 15: at most two axes can be drawn, y : x.")]
    [InlineData("MET_pt = 3", "= changes a value; to compare: ==.")]
    [InlineData("name", "character 1: this is text, not a number; compare it: name == \"a\".\n  name\n  ^^^^")]
    [InlineData("MET_pt[0]", "character 1: Cannot apply indexing with [] to an expression of type 'double'.\n  MET_pt[0]\n  ^^^^^^^^^")]
    [InlineData("event % Muon_pt.Foo", "character 17: 'double' does not contain a definition for 'Foo'")]
    [InlineData("MET_pt ^ 2", "Operator '^' cannot be applied to operands of type 'double' and 'int'.\n  MET_pt ^ 2\n  ^^^^^^^^^^")]
    public void A_wrong_expression_is_shown_with_a_caret(string expression, string message)
    {
        string file = DrawnFile.Write(_folder["a.parquet"]);
        (int code, string output, string error) = DrawTool.Run(file, expression);

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("heppy-draw: character ", error, StringComparison.Ordinal);
        Assert.Contains(message.Replace("FILE", file, StringComparison.Ordinal), error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MET_pt", "--cut, character 1: Cannot implicitly convert type 'double' to 'bool'.\n  MET_pt\n  ^^^^^^\n")]
    [InlineData("kind == 1 && Muon_p > 3", "--cut, character 14: there is no column Muon_p in FILE. Nearest: Muon_pt.\n  kind == 1 && Muon_p > 3\n               ^^^^^^\n")]
    [InlineData("kind : 3", "--cut, character 6: a colon stands between the axes of what is drawn only.")]
    public void A_wrong_cut_is_shown_with_a_caret(string cut, string message)
    {
        string file = DrawnFile.Write(_folder["a.parquet"]);
        (int code, _, string error) = DrawTool.Run(file, "MET_pt", "--cut", cut);

        Assert.Equal(1, code);
        Assert.Contains(message.Replace("FILE", file, StringComparison.Ordinal), error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no expression: what is to be drawn?")]
    [InlineData("--bins a: 'a' is not a number. Type: --bins 50,0,100", "kind", "--bins", "a")]
    [InlineData("--bins 10,5,5: the range 5 to 5 is empty.", "kind", "--bins", "10,5,5")]
    [InlineData("--bins 0.5,0,1: 0.5 bins; there must be 1 to 1,000,000.", "kind", "--bins", "0.5,0,1")]
    [InlineData("-o x.gif: the name must end with .svg, .pdf or .png.", "kind", "-o", "x.gif")]
    [InlineData("there is no directory", "kind", "-o", "no/where/x.svg")]
    [InlineData("--overlay puts expressions over one axis together", "kind : MET_pt", "--overlay")]
    [InlineData("--list and -o exclude each other", "--list", "-o", "x.svg")]
    [InlineData("no such file: MISSING.root.", "MISSING.root", "kind")]
    [InlineData("there is no column Moun_* in", "--list", "Moun_*")]
    public void Wrong_arguments_are_refused(string message, params string[] typed)
    {
        (int code, string output, string error) = DrawTool.Run([DrawnFile.Write(_folder["a.parquet"]), .. typed]);

        Assert.True(code is 1 or 2, error);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.DoesNotContain("heppy-draw: this is a bug", error, StringComparison.Ordinal);
        Assert.True(output.Length == 0 || message.Contains("directory", StringComparison.Ordinal), output);
    }

    [Fact]
    public void Samples_need_names_that_differ_and_files()
    {
        string file = DrawnFile.Write(_folder["a.parquet"]);

        Assert.Contains("--sample a is given twice.", DrawTool.Run("kind", "--sample", $"a={file}", "--sample", $"a={file}").Error, StringComparison.Ordinal);
        Assert.Contains("write a name and files", DrawTool.Run("kind", "--sample", file).Error, StringComparison.Ordinal);
        Assert.Contains("no file matches", DrawTool.Run("kind", "--sample", $"a={_folder["*.root"]}").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_one_file_lacks_is_said_before_anything_is_read()
    {
        DrawnFile.Write(_folder["a.parquet"]);
        Converting.SmallFile.Write(_folder["b.parquet"], 0, 9);
        (int code, _, string error) = DrawTool.Run(_folder["*.parquet"], "Jet_pt");

        Assert.Equal(1, code);
        Assert.Contains("column Jet_pt (list of float) is missing in 1 of 2 files: b.parquet.", error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_expression_throws_is_said_with_the_entry()
    {
        (int code, _, string error) = DrawTool.Run(DrawnFile.Write(_folder["a.parquet"]), "100 / kind", "-q");

        Assert.Equal(4, code);
        Assert.Equal("heppy-draw: entry 0: whole numbers are divided by 0 (cast to double for infinity).\n", error);
    }

    [Fact]
    public void Whole_numbers_that_are_divided_and_lists_of_different_lengths_are_noted()
    {
        string file = DrawnFile.Write(_folder["a.parquet"]);
        int different = DrawnFile.All.Count(r => r.JetPt.Length != r.MuonPt.Length);

        Assert.Equal("note: nMuon / 2 divides whole numbers and drops the rest, as C# does. For a fraction: nMuon / (double)2\n", DrawTool.Run(file, "nMuon / 2").Error);
        Assert.Equal("", DrawTool.Run(file, "nMuon / 2.0").Error);
        Assert.Equal($"note: lists in Jet_pt - Muon_pt, its cut or its weight have different lengths in {different} events: as many elements are drawn as the shortest has\n",
            DrawTool.Run(file, "Jet_pt - Muon_pt").Error);
        Assert.Equal("", DrawTool.Run(file, "Jet_pt - Muon_pt", "-q").Error);
    }

    [Fact]
    public void Values_that_are_no_numbers_are_left_out_and_counted()
    {
        (int code, string output, string error) = DrawTool.Run(DrawnFile.Write(_folder["a.parquet"]), "Sqrt(kind - 1.0)");

        int negative = DrawnFile.All.Count(r => r.Kind == 0);
        Assert.Equal(0, code);
        Assert.Contains($"note: {negative} of the values of Sqrt(kind - 1.0) are not a number, and left out\n", error, StringComparison.Ordinal);
        Assert.Equal($"{DrawnFile.Rows - negative}", output.Split('\n')[2].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]);
    }

    [Fact]
    public void A_damaged_assembly_in_the_cache_is_compiled_again()
    {
        string file = DrawnFile.Write(_folder["a.parquet"]);
        var cache = new Heppy.Compilation.CompilationCache(_folder["cache"]);
        var columns = new DrawnColumns([Commands.Workspace.Unremembered().Footer(file)], file);
        GeneratedText code = new LoopCode(columns).Make([ParsedExpression.Split(new ExpressionText("", "kind", _ => true))], null, null);
        new ExpressionCompiler(cache).Compile(code);
        string assembly = Directory.GetFiles(_folder["cache"], "*.dll", SearchOption.AllDirectories).Single();
        File.WriteAllBytes(assembly, [1, 2, 3]);

        Assert.NotNull(new ExpressionCompiler(cache).Compile(code)());
    }
}
