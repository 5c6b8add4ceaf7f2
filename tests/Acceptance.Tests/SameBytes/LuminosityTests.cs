using System.Text.Json;
using Xunit;

namespace Heppy.Acceptance.Tests.SameBytes;

/// <summary>What is said and written of luminosity sections. That the files do not depend on splitting is in the other tests.</summary>
public sealed class LuminosityTests(RichRun rich)
{
    [Fact]
    public void Sections_are_there_of_data_only()
    {
        string[] all = [.. rich.Undisturbed.Keys.Where(k => k.Contains("/LumiMask/", StringComparison.Ordinal))];

        Assert.Equal(["collisions/LumiMask/lumiMask.json", "collisions/LumiMask/missingLumis.json", "collisions/LumiMask/processedLumis.json"], all);
        Assert.Equal("""{"1": [[1, 17], [19, 50]], "2": [[1, 19], [26, 50]], "3": [[1, 10]]}""" + "\n", Text("reference", "processedLumis"));
        Assert.Equal("""{"1": [[1, 17], [19, 50]], "2": [[1, 19], [26, 50]], "3": [[1, 20]], "9": [[4, 8]]}""" + "\n", Text("reference", "lumiMask"));
        Assert.Equal("""{"3": [[11, 20]], "9": [[4, 8]]}""" + "\n", Text("reference", "missingLumis"));
    }

    [Fact]
    public void The_merge_compares_with_the_mask_also_when_its_file_is_gone()
    {
        string mask = WithMask("lumi", File.ReadAllText(rich["golden.json"]));
        rich.Heppy("--only", "coll*", "-o", "split=3", "lumi/out", "lumi/rich.cs").ShouldEndWith(ExitCode.Success);
        File.Delete(mask);

        ToolResult hadd = Hadd("lumi/out").ShouldEndWith(ExitCode.Success);

        Assert.EndsWith(
            "\ncollisions: 103 of 118 luminosity sections of golden.json processed; missing: lumi/out/collisions/LumiMask/missingLumis.json (5 of them in a run without events)\n",
            hadd.Output,
            StringComparison.Ordinal);
        JsonElement lumis = JsonDocument.Parse(File.ReadAllText(Path.Combine(rich["lumi/out"], "collisions", "summary.json"))).RootElement.GetProperty("lumis")[0];
        Assert.Equal(
            """{"analyzer":"LumiMask","processed":103,"mask":"golden.json","inMask":118,"missing":15,"inMissingRuns":5,"missingRuns":1}""",
            JsonSerializer.Serialize(lumis));
    }

    [Fact]
    public void A_merge_of_what_is_there_is_called_partial()
    {
        rich.Heppy("--only", "coll*", "-o", "split=2", "half", "rich.cs").ShouldEndWith(ExitCode.Success);
        Directory.Delete(Path.Combine(rich["half"], "collisions_Chunk1"), recursive: true);

        ToolResult hadd = Hadd("--allow-partial", "half").ShouldEndWith(ExitCode.Success);

        Assert.Contains("\ncollisions (partial, 6,000 of 11,000 events): 59 of 118 luminosity sections of golden.json processed; missing: half/", hadd.Output, StringComparison.Ordinal);
        Assert.Equal("""{"2": [[11, 19], [26, 50]], "3": [[1, 20]], "9": [[4, 8]]}""" + "\n", Text("half", "missingLumis"));
    }

    [Fact]
    public void A_chunk_of_several_does_not_say_what_is_missing()
    {
        rich.Heppy("--only", "coll*", "-o", "split=2", "chunks", "rich.cs").ShouldEndWith(ExitCode.Success);

        string[] files = [.. Directory.EnumerateFiles(Path.Combine(rich["chunks"], "collisions_Chunk0", "LumiMask")).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];

        Assert.Equal(["lumiMask.json", "processedLumis.json"], files);
    }

    [Fact]
    public void A_mask_that_is_none_is_refused_before_the_first_event()
    {
        WithMask("bad", "{\"1\": [[1, 17]],\n \"2\": [[19, 5]]}");

        ToolResult refused = rich.Heppy("bad/out", "bad/rich.cs").ShouldEndWith(ExitCode.WrongArguments);

        Assert.Contains("golden.json:2: [19, 5] of run 2 is reversed. A luminosity mask is {\"run\": [[first, last], ...], ...}. Nothing was run.", refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(rich["bad/out"]));
    }

    /// <summary>The same configuration in a directory of its own, with another mask.</summary>
    /// <returns>Path of the mask.</returns>
    private string WithMask(string directory, string mask)
    {
        Directory.CreateDirectory(rich[directory]);
        string sources = File.ReadAllText(rich["rich_samples.cs"]);
        File.WriteAllText(Path.Combine(rich[directory], "rich_samples.cs"), sources.Replace("\"data\"", "\"../data\"", StringComparison.Ordinal));
        File.Copy(rich["rich.cs"], Path.Combine(rich[directory], "rich.cs"));
        string path = Path.Combine(rich[directory], "golden.json");
        File.WriteAllText(path, mask);
        return path;
    }

    private ToolResult Hadd(params string[] args) => Tool.RunIn(rich["."], new Dictionary<string, string>(), "heppy-hadd", args);

    private string Text(string outdir, string file) => File.ReadAllText(Path.Combine(rich[outdir], "collisions", "LumiMask", $"{file}.json"));
}
