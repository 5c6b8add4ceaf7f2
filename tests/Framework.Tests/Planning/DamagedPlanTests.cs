using System.Text;
using Xunit;

namespace Heppy.Framework.Tests.Planning;

/// <summary>Plans and tasks of chunks that somebody has changed: refused by a message that names the file.</summary>
public sealed class DamagedPlanTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"heppy-plan-{Guid.NewGuid():N}.json");

    [Theory]
    [InlineData("\"name\": \"A\"", "\"name\": \"../A\"", "the name of component '../A' is none: it starts with '.'")]
    [InlineData("\"name\": \"A\"", "\"name\": \"\"", "it is empty")]
    [InlineData("\"file\": 0", "\"file\": 3", "a range is of file 3, which there is not")]
    [InlineData("\"first\": 5", "\"first\": 6", "entries 6 to 11 of f are not in it: it has 10")]
    [InlineData("\"first\": 5", "\"first\": 9223372036854775807", "are not in it")]
    [InlineData("\"count\": 5", "\"count\": -5", "are not in it")]
    [InlineData("\"index\": 1", "\"index\": 0", "the chunks of A are not numbered from 0")]
    [InlineData("\"entriesTotal\": 10", "\"entriesTotal\": -1", "the entries of A are below 0")]
    [InlineData("\"factor\": 1", "\"factor\": 1e999", "a number of A is not finite")]
    [InlineData("\"factor\": 1", "\"factor\": {}", "factor")]
    [InlineData("\"path\": \"f\"", "\"path\": null", "path")]
    [InlineData("\"components\": [", "\"components\": [null, ", "an item of a list is null")]
    [InlineData("\"axisRanges\": {", "\"axisRanges\": {\"a/b/c\": [1]", "the range of a/b/c is none")]
    public void A_plan_says_what_can_be_done(string text, string by, string expected)
    {
        string good = Encoding.UTF8.GetString(JsonFiles.Bytes(Plan()));
        Assert.Contains(text, good, StringComparison.Ordinal);
        File.WriteAllText(_path, good.Replace(text, by, StringComparison.Ordinal));

        string message = Assert.Throws<UserError>(() => PlanCheck.Plan(_path)).Message;

        Assert.StartsWith($"{_path} is damaged: ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0, "it is empty.")]
    [InlineData(0.5, "it ends in the middle of line 25: the rest was cut off.")]
    [InlineData(0.99, "it ends in the middle of line 51: the rest was cut off.")]
    public void What_was_cut_off_is_told_with_where_and_what_to_do(double part, string expected)
    {
        byte[] plan = JsonFiles.Bytes(Plan());
        File.WriteAllBytes(_path, plan[..(int)(part * plan.Length)]);

        Assert.Equal($"{_path} is damaged: {expected} Restore it from a copy, or start again with -f.", Assert.Throws<UserError>(() => PlanCheck.Plan(_path)).Message);
        Assert.Equal($"{_path} is damaged: {expected} Remove the directory {Path.GetDirectoryName(_path)} and run heppy --resume.", Assert.Throws<UserError>(() => PlanCheck.Task(_path)).Message);
    }

    [Fact]
    public void What_is_no_JSON_has_its_line()
    {
        File.WriteAllText(_path, "{\n  \"runId\" 7,\n");

        Assert.Equal($"{_path} is damaged: it is no JSON in line 2: '7' is invalid after a property name. Expected a ':'. Restore it from a copy, or start again with -f.", Assert.Throws<UserError>(() => PlanCheck.Plan(_path)).Message);
    }

    [Theory]
    [InlineData("\"file\": 0", "\"file\": 1", "a range is of file 1, which there is not")]
    [InlineData("\"index\": 0,", "\"index\": -1,", "its number is below 0")]
    [InlineData("\"ranges\": [", "\"ranges\": [[[]],", "could not be converted")]
    [InlineData("\"ranges\": [", "\"ranges\": [null,", "an item of a list is null")]
    public void A_task_says_what_can_be_done(string text, string by, string expected)
    {
        Plan plan = Plan();
        string good = Encoding.UTF8.GetString(JsonFiles.Bytes(ChunkTask.Of(plan, plan.Components[0], plan.Components[0].Chunks[0])));
        Assert.Contains(text, good, StringComparison.Ordinal);
        int at = good.IndexOf(text, StringComparison.Ordinal);
        File.WriteAllText(_path, string.Concat(good.AsSpan(0, at), by, good.AsSpan(at + text.Length)));

        Assert.Contains(expected, Assert.Throws<UserError>(() => PlanCheck.Task(_path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"sha256\": \"b\"", "\"sha256\": \"../../b\"", "'../../b' is no name of a file")]
    [InlineData("\"a.dll\"", "\"/tmp/a.dll\"", "'/tmp/a.dll' is no name of a file")]
    [InlineData("\"name\": \"mask.json\"", "\"name\": \"other.json\"", "it has a file twice")]
    [InlineData("\"sources\": [\n    \"a.cs\"\n  ]", "\"sources\": []", "it has no sources or no assemblies")]
    public void What_a_run_keeps_is_in_its_directory(string text, string by, string expected)
    {
        string folder = Directory.CreateTempSubdirectory("heppy-pinned-").FullName;
        try
        {
            string good = Encoding.UTF8.GetString(JsonFiles.Bytes(new PinnedRun
            {
                EntryPath = "a.cs", Directory = "/", Sources = ["a.cs"], Assemblies = ["a.dll"], Options = [], SelectionDigest = "s", Tool = "t",
                Files = [new PinnedFile("mask.json", "/mask.json", "a"), new PinnedFile("other.json", "/other.json", "b")],
            }));
            Assert.Contains(text, good, StringComparison.Ordinal);
            Directory.CreateDirectory(Path.Combine(folder, ".heppy"));
            File.WriteAllText(Path.Combine(folder, ".heppy", "run.json"), good.Replace(text, by, StringComparison.Ordinal));

            Assert.Contains(expected, Assert.Throws<UserError>(() => new RunDirectory(new Heppy.Storage.PosixFiles(), folder).ReadPinned()).Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("\"events\": 5", "\"events\": -5", "its counts are below 0")]
    [InlineData("\"component\": \"A\"", "\"component\": \"../A\"", "the name of its component is none")]
    [InlineData("\"analyzer\": \"Fill\"", "\"analyzer\": \"../../Fill\"", "'../../Fill' names no result")]
    [InlineData("\"events\": 5", "\"events\": 5, \"events\": 6", "uplicate")]
    public void A_summary_that_is_damaged_is_told_with_its_file(string text, string by, string expected)
    {
        string folder = Directory.CreateTempSubdirectory("heppy-summary-").FullName;
        try
        {
            string good = Encoding.UTF8.GetString(JsonFiles.Bytes(new Summary
            {
                Component = "A", Kind = "mc", Events = 5, Selected = 1, EventsTotal = 5, SumOfWeights = [5], SumOfWeights2 = [5], Analyzers = [], Results = [new ResultIndex { Analyzer = "Fill" }],
            }));
            Assert.Contains(text, good, StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(folder, "summary.json"), good.Replace(text, by, StringComparison.Ordinal));

            string message = Assert.Throws<InvalidDataException>(() => ResultStore.ReadSummary(new DirectorySource(folder))).Message;

            Assert.StartsWith($"{folder}/summary.json is damaged: ", message, StringComparison.Ordinal);
            Assert.Contains(expected, message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void What_is_not_damaged_is_read()
    {
        Plan plan = Plan();
        File.WriteAllBytes(_path, JsonFiles.Bytes(plan));

        Assert.Equal(JsonFiles.Bytes(plan), JsonFiles.Bytes(PlanCheck.Plan(_path)));
    }

    public void Dispose() => File.Delete(_path);

    private static Plan Plan() => new()
    {
        RunId = "run", Created = DateTimeOffset.UnixEpoch, Configuration = "c", Tool = "t",
        Components = [new PlannedComponent
        {
            Name = "A", Kind = "mc", Files = [new PlannedFile("f", 1, "d", 10, 0, 0)], Entries = 10, EntriesTotal = 10,
            Chunks = [new PlannedChunk(0, [[new EntryRange(0, 0, 5)]]), new PlannedChunk(1, [[new EntryRange(0, 5, 5)]])],
        }],
    };
}
