using System.Text.RegularExpressions;
using Heppy.Examples;
using Xunit;

namespace Heppy.Application.Tests.Drawing;

/// <summary>The outputs in <c>docs/draw.md</c> are those of the commands above them; HEPPY_UPDATE_GOLDEN=1 rewrites them.</summary>
public sealed partial class DrawPageTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_page_shows_what_is_printed()
    {
        foreach ((string name, FourMuonProcess process) in ((string, FourMuonProcess)[])[("ggH_125", FourMuonProcess.Higgs), ("ZZ", FourMuonProcess.Continuum)])
        {
            ExampleData.Write(_folder.Path, name, new FourMuonGenerator(process, 13), files: 1, eventsPerFile: 5_000);
            File.Move(_folder[$"{name}/file_1.parquet"], _folder[$"{name}.parquet"]);
        }

        string page = Path.Combine(Repository.Root, "docs", "draw.md");
        string text = File.ReadAllText(page);
        string now = Output().Replace(text, m => $"<!-- output: heppy-draw {m.Groups[1].Value} -->\n```text\n{Run(m.Groups[1].Value)}```");
        if (Environment.GetEnvironmentVariable("HEPPY_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(page, now);
            return;
        }

        Assert.Equal(now, text);
        Assert.True(Output().Count(text) >= 5);
    }

    private string Run(string typed)
    {
        string[] words = [.. Words().Matches(typed).Select(m => m.Value.Trim('\''))];
        var (_, output, error) = DrawTool.Run([.. words.Select(w => w.Replace("data/", $"{_folder.Path}/", StringComparison.Ordinal)), "-q"]);
        return (output + error).Replace($"{_folder.Path}/", "data/", StringComparison.Ordinal);
    }

    [GeneratedRegex("<!-- output: heppy-draw (.*?) -->\n```text\n(?:[^`]*\n)?```")]
    private static partial Regex Output();

    [GeneratedRegex("'[^']*'|[^ ]+")]
    private static partial Regex Words();
}
