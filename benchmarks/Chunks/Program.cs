// What it costs to prepare the chunks of a run for submission, to check sealed ones, and to seal and merge chunks of 100 histograms, compared with
// the plainest loop that writes and reads the same files. dotnet run -c Release --project benchmarks/Chunks -- [CHUNKS [FOLDER]]. Prints ratios of medians of interleaved passes.
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Heppy;
using Heppy.Batch;
using Heppy.Benchmarks;
using Heppy.Commands;
using Heppy.Storage;

int chunks = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : Ratios.IsShort ? 500 : 5_000;
string root = Path.Combine(args.Length > 1 ? args[1] : Path.GetTempPath(), $"heppy-bench-{Environment.ProcessId}");
const int passes = 5;
var files = new PosixFiles();
SiteProfile slurm = SiteProfiles.Find("slurm");
Plan plan = MakePlan(chunks);
List<double> prepare = [], plainly = [], check = [], checkPlainly = [];
try
{
    // First, and nothing is removed in between: some file systems make files slowly for a minute after others were removed.
    Merging.Measure(root, Ratios.IsShort ? 100 : 1_000);
    for (int pass = 0; pass < passes + 1; pass++)
    {
        string ours = Path.Combine(root, $"run{pass}");
        string plain = Path.Combine(root, $"plain{pass}");
        double a = Time(() => Prepare(ours));
        (string Name, byte[] Bytes)[][] written = [.. plan.Chunks().Select(c => Content(Path.Combine(ours, c.Directory)))];
        double b = Time(() => WritePlainly(plain, written));
        Seal(ours);
        double c = Time(() => Check(ours));
        double d = Time(() => CheckPlainly(ours));
        if (pass > 0)
        {
            prepare.Add(a);
            plainly.Add(b);
            check.Add(c);
            checkPlainly.Add(d);
        }

        Directory.Delete(ours, recursive: true);
        Directory.Delete(plain, recursive: true);
    }

    Rows.Add($"preparing {chunks} chunks / writing the same files", Ratios.Of(prepare, plainly), null, $"{Rows.Number(Ratios.MedianOf(prepare) / chunks * 1e6)} us each");
    Rows.Add($"checking {chunks} sealed chunks / reading their seals and looking at their files", Ratios.Of(check, checkPlainly), null, $"{Rows.Number(Ratios.MedianOf(check) / chunks * 1e6)} us each");
}
finally
{
    if (Directory.Exists(root))
    {
        Directory.Delete(root, recursive: true);
    }
}

void Prepare(string outdir)
{
    var run = new RunDirectory(files, outdir);
    run.Write(plan, new PinnedSources { EntryPath = "a.cs", Sources = [("a.cs", [1])], Assemblies = [("a.dll", [2])], Options = [], SelectionDigest = "" }, [], []);
    new ChunkSubmission(run, plan, new CommandRunner(TimeSpan.FromMinutes(1), new Dictionary<string, string>()), new RunConsole(isQuiet: true, isVerbose: false))
        .WriteOnly(slurm, plan.Chunks().Select(c => c.Directory), new JobRequests { Time = TimeSpan.FromHours(1), Memory = 2000 });
}

void WritePlainly(string outdir, (string Name, byte[] Bytes)[][] written)
{
    int i = 0;
    foreach ((_, _, string directory) in plan.Chunks())
    {
        string folder = Directory.CreateDirectory(Path.Combine(outdir, directory)).FullName;
        foreach ((string name, byte[] bytes) in written[i++])
        {
            string path = Path.Combine(folder, name);
            File.WriteAllBytes(path, bytes);
            if (name.EndsWith(".sh", StringComparison.Ordinal))
            {
                File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
            }
        }
    }
}

void Check(string outdir)
{
    var runner = new CommandRunner(TimeSpan.FromMinutes(1), new Dictionary<string, string>());
    var watch = new JobWatch(files, runner, TimeProvider.System, TimeSpan.FromMinutes(1));
    var status = new RunStatus(new RunDirectory(files, outdir), outdir, runner, watch, isDeep: false);
    if (status.Chunks().Any(c => !c.IsDone))
    {
        throw new InvalidOperationException("not all chunks are sealed");
    }
}

void CheckPlainly(string outdir)
{
    foreach (PlannedComponent component in JsonFiles.Read<Plan>(Path.Combine(outdir, "plan.json")).Components)
    {
        foreach (PlannedChunk chunk in component.Chunks)
        {
            string folder = Path.Combine(outdir, component.DirectoryOf(chunk.Index));
            Seal seal = JsonSerializer.Deserialize<Seal>(File.ReadAllBytes(Path.Combine(folder, "manifest.json")), JsonFiles.Options)!;
            if (seal.Outputs.Any(o => new FileInfo(Path.Combine(folder, o.Path)).Length != o.Size))
            {
                throw new InvalidOperationException("damaged");
            }
        }
    }
}

void Seal(string outdir)
{
    foreach ((PlannedComponent component, PlannedChunk chunk, string directory) in plan.Chunks())
    {
        string folder = Path.Combine(outdir, directory);
        var outputs = new List<SealedOutput>();
        foreach (string name in new[] { "summary.json", "log.txt", "Fill/histograms.json", "Fill/cut_flow.json", "Fill/cut_flow.txt" })
        {
            string path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, name);
            outputs.Add(new SealedOutput(name, name.Length, ""));
        }

        File.WriteAllBytes(Path.Combine(folder, "manifest.json"), JsonFiles.Bytes(new Seal
        {
            RunId = plan.RunId, Component = component.Name, Chunk = directory, ChunkDigest = "", State = SealState.Complete, EntriesExpected = chunk.Entries,
            EntriesRead = chunk.Entries, EntriesSelected = 1, RangesDone = chunk.Ranges[0], SumOfWeights = [chunk.Entries], SumOfWeights2 = [chunk.Entries], Schema = "",
            Configuration = "c", Tool = "t", Inputs = [new SealedInput("f", 1, "d")], Host = "h", Started = DateTimeOffset.UnixEpoch, Outputs = outputs,
        }));
    }
}

static (string, byte[])[] Content(string folder) => [.. Directory.GetFiles(folder).Select(f => (Path.GetFileName(f), File.ReadAllBytes(f)))];

static Plan MakePlan(int chunks) => new()
{
    RunId = Guid.NewGuid().ToString("N"), Created = DateTimeOffset.UnixEpoch, Configuration = "c", Tool = "t",
    Components =
    [
        new PlannedComponent
        {
            Name = "ggH", Kind = "mc", Files = [new PlannedFile("f", 1, "d", 1000L * chunks, 0, 0)], Entries = 1000L * chunks, EntriesTotal = 1000L * chunks,
            Chunks = [.. Enumerable.Range(0, chunks).Select(i => new PlannedChunk(i, [[new EntryRange(0, 1000L * i, 1000)]]))],
        },
    ],
};

static double Time(Action action)
{
    long start = Stopwatch.GetTimestamp();
    action();
    return Stopwatch.GetElapsedTime(start).TotalSeconds;
}
