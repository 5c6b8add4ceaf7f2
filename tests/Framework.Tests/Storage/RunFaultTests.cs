using System.Text.Json.Nodes;
using Heppy.Storage;
using Xunit;

namespace Heppy.Framework.Tests.Storage;

/// <summary>A fault before and after every file operation of making, replacing and extending a run.</summary>
public sealed class RunFaultTests : IDisposable
{
    private readonly string _path = Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"heppy-run-{Guid.NewGuid():N}");

    public static TheoryData<Fault, bool> Faults => new() { { Fault.Crash, false }, { Fault.Crash, true }, { Fault.Error, false }, { Fault.Error, true }, { Fault.DiskFull, false } };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_new_run_has_a_plan_only_when_it_is_whole(Fault fault, bool isAfter) =>
        Enumerate(fault, isAfter, start: _ => { }, step: f => Write(f, "new", "A", "B"), ["new"], "new", "A", "B");

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_replaced_run_is_the_old_the_new_or_marked_as_neither(Fault fault, bool isAfter) =>
        Enumerate(
            fault, isAfter,
            start: f => { Write(f, "old", "A", "C"); Result("A_Chunk0/manifest.json"); Result("Chunks/C_Chunk1/out/histograms.json"); Result("notes.txt"); },
            step: f => { OldRun.Remove(f, Run(f)); Write(f, "new", "A", "B"); },
            ["old", "new"], "new", "A", "B");

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_run_that_gets_another_component_is_the_shorter_or_the_longer_one(Fault fault, bool isAfter) =>
        Enumerate(fault, isAfter, start: f => { Write(f, "run", "A"); Result("A_Chunk0/out.txt"); }, step: f => Write(f, "run", "A", "B"), ["run"], "run", "A", "B");

    [Theory]
    [InlineData(Fault.Crash)]
    [InlineData(Fault.Error)]
    public void Deleted_chunks_come_back_however_often_it_is_interrupted(Fault fault)
    {
        for (int at = 0; ; at++)
        {
            Write(new PosixFiles(), "run", "A", "B");
            string whole = Tree();
            Directory.Delete(Path.Combine(_path, "A_Chunk1"), recursive: true);
            var files = new FaultyFiles(fault, at, isAfter: true);
            Try(() => Run(files).WriteChunks(Plan("run", "A", "B")));

            Run(new PosixFiles()).WriteChunks(Plan("run", "A", "B"));
            Assert.Equal(whole, Tree());
            Directory.Delete(_path, recursive: true);
            if (files.Count <= at)
            {
                return;
            }
        }
    }

    [Fact]
    public void What_a_link_in_a_replaced_run_points_to_stays()
    {
        Write(new PosixFiles(), "old", "A");
        Result("elsewhere/precious.txt");
        Directory.CreateSymbolicLink(Path.Combine(_path, "A_Chunk0", "link"), Path.Combine(_path, "elsewhere"));

        OldRun.Remove(new PosixFiles(), Run(new PosixFiles()));

        Assert.Equal("elsewhere/precious.txt", Tree());
    }

    private void Enumerate(Fault fault, bool isAfter, Action<IFileLayer> start, Action<IFileLayer> step, string[] possible, string run, params string[] components)
    {
        var sound = new PosixFiles();
        start(sound);
        step(sound);
        string undisturbed = Tree();
        int points = 0;
        for (int at = 0; ; at++)
        {
            Directory.Delete(_path, recursive: true);
            start(sound);
            var files = new FaultyFiles(fault, at, isAfter);
            Try(() => step(files));
            points += files.Count > at ? 1 : 0;

            RunDirectory disturbed = Run(sound);
            if (disturbed.HasPlan)
            {
                Plan plan = disturbed.ReadPlan();
                Assert.Contains(plan.RunId, possible);
                Assert.Equal("-o", disturbed.ReadPinned().Options[0]);
                Assert.All(plan.Chunks(), c => Assert.Contains($"\"runId\": \"{plan.RunId}\"", File.ReadAllText(Path.Combine(_path, c.Directory, "chunk.json")), StringComparison.Ordinal));
                Assert.True(plan.RunId != "old" || File.Exists(Path.Combine(_path, "A_Chunk0/manifest.json")), "the old run lost a result");
            }

            // The same command once more, as the user types it.
            if (!disturbed.HasPlan || disturbed.ReadPlan() is var p && (p.RunId != run || p.Components.Count != components.Length))
            {
                if (disturbed.IsUnfinished || disturbed.HasPlan && disturbed.ReadPlan().RunId != run)
                {
                    OldRun.Remove(sound, disturbed);
                }

                Write(sound, run, components);
            }

            Assert.Equal(undisturbed, Tree());
            if (files.Count <= at)
            {
                break;
            }
        }

        Assert.True(points > 10, $"only {points} operations");
    }

    private RunDirectory Run(IFileLayer files) => new(files, _path);

    private void Write(IFileLayer files, string run, params string[] components) => Run(files).Write(
        Plan(run, components),
        new PinnedSources { EntryPath = "a.cs", Sources = [("a.cs", [1])], Assemblies = [("a.dll", [2])], Options = ["-o", "x=1"], SelectionDigest = "s" },
        new JsonObject { ["components"] = components.Length },
        []);

    private static Plan Plan(string run, params string[] components) => new()
    {
        RunId = run, Created = DateTimeOffset.UnixEpoch, Configuration = "c", Tool = "t",
        Components = [.. components.Select(name => new PlannedComponent
        {
            Name = name, Kind = "mc", Files = [new PlannedFile("f", 1, "d", 10, 0, 0)], Entries = 10, EntriesTotal = 10,
            Chunks = [new PlannedChunk(0, [[new EntryRange(0, 0, 5)]]), new PlannedChunk(1, [[new EntryRange(0, 5, 5)]])],
        })],
    };

    private void Result(string name)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_path, name))!);
        File.WriteAllText(Path.Combine(_path, name), "result");
    }

    /// <summary>The files that belong to the run; drafts of an interrupted write are nobody's.</summary>
    private string Tree() => string.Join('\n', Directory
        .EnumerateFiles(_path, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(_path, f))
        .Where(f => !f.Contains(".new-", StringComparison.Ordinal) && f != ".heppy/unfinished.json")
        .Order(StringComparer.Ordinal));

    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is SimulatedCrash or IOException)
        {
            // The fault; what it leaves is looked at next.
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(_path))
        {
            Directory.Delete(_path, recursive: true);
        }
    }
}
