namespace Heppy.Campaigns;

/// <summary>
/// A disk that fills: a command finds room for so many pages, or so many files, from none to all that it needs. It ends right, or says that there is
/// no space; nothing that is half written is taken for whole; and with room again it gives the same bytes.
/// </summary>
internal sealed class Full(Request request) : RunCampaign(request)
{
    private readonly List<Job> _jobs = [];
    private SmallDisk? _disk;
    private string? _withTrees;

    protected override int Usual => 24;

    private string Out => Path.Combine(_disk!.Path, "Out");

    protected override void Prepare()
    {
        base.Prepare();
        _disk = new SmallDisk(Path.Combine(Work, "disk"));
        string merged = Path.Combine(Home, "Merged");
        Copy(Reference, merged);
        Good(Commands.Run("heppy-hadd", "-q", merged));
        string signal = Path.Combine(Home, "data", "signal", "file_1.parquet");
        Job[] jobs =
        [
            new("run", () => { }, () => Begin(Out), () => ExpectSame(Out, "run: other results", "")) { Command = "heppy" },
            new("run by processes", () => { }, () => ["--executor", "processes", .. Begin(Out)], () => ExpectSame(Out, "run by processes: other results", "")) { Command = "heppy" },
            new("run, with its cache", () => { }, () => Begin(Out), () => ExpectSame(Out, "run, with its cache: other results", "")) { Command = "heppy", HasCache = true },
            new("run with trees of ROOT", () => { }, () => File.Exists(Path.Combine(Out, "plan.json")) ? Begin(Out) : [.. Begin(Out), "-o", "root=true"], SameTrees) { Command = "heppy" },
            new("batch", () => { }, () => ["-q", "-n", "--site", "local", "-o", Out, .. Directory.Exists(Out) ? (string[])["-f"] : [], Analysis], Scripts) { Command = "heppy-batch" },
            new("hadd", () => Copy(Reference, Out), () => ["-q", Out], InPlace) { Command = "heppy-hadd" },
            new("hadd -c", () => Copy(Reference, Out), () => ["-q", "-c", Out], InPlace) { Command = "heppy-hadd" },
            Written("plot", "plots/made.svg", "heppy-plot", "-q", "-j", "1", "--only", "pt", "--linear", "--out", "OUT", merged),
            Written("report", "report.md", "heppy-report", "-q", "-j", "1", "--out", "OUT", merged),
            Written("export", "fit.json", "heppy-export", "-q", merged, "pt", "--signal", "signal", "--pyhf", "OUT/fit.json"),
            Written("convert", "file_1.root", "heppy-convert", "-q", "-f", "--to", "root", signal, "OUT"),
            Written("convert to parquet", "x.parquet", "heppy-convert", "-q", "-f", signal, "OUT/x.parquet"),
            Written("draw", "met.svg", "heppy-draw", "-q", "-o", "OUT/met.svg", signal, "MET_pt"),
        ];
        foreach (Job job in jobs)
        {
            _disk.Clear();
            Directory.CreateDirectory(Path.Combine(_disk.Path, "tmp"));
            job.Start();
            (int pages, int files) = _disk.Used;
            Good(Run(job));
            job.Check();
            (int pagesAfter, int filesAfter) = _disk.Used;
            // What is written aside for a while is not seen at the end.
            _jobs.Add(job with { Pages = ((pagesAfter - pages) * 5 / 4) + 3, Files = ((filesAfter - files) * 5 / 4) + 3 });
        }
    }

    protected override string Case(Random random)
    {
        Job job = _jobs[random.Next(_jobs.Count)];
        _disk!.Free();
        _disk.Clear();
        Directory.CreateDirectory(Path.Combine(_disk.Path, "tmp"));
        job.Start();
        bool isOfFiles = random.Next(3) == 0;
        int left = random.Next((isOfFiles ? job.Files : job.Pages) + 1);
        string room = $"{job.Name} with room for {left} {(isOfFiles ? $"of {job.Files} files" : $"of {job.Pages} pages")}";
        _disk.Leave(isOfFiles ? 50_000 : left, isOfFiles ? left : 50_000);
        Ended ended = Run(job).Sound();
        Expect(ended.IsGood || ended.Error.Contains("No space left", StringComparison.Ordinal) || ended.Error.Contains("no space", StringComparison.OrdinalIgnoreCase), $"{job.Name}: the message does not say that the disk is full", $"{room}\n{ended.Story}");
        _disk.Free();
        try
        {
            if (ended.IsGood)
            {
                job.Check();
            }
            else
            {
                job.Partly?.Invoke();
            }

            Ended again = Run(job).Sound();
            Expect(again.IsGood, $"{job.Name}: with room again it failed", $"{room}\n{ended.Story}\n{again.Story}");
            job.Check();
        }
        catch (CaseFailed e)
        {
            throw new CaseFailed(e.Message, $"{room}\n{ended.Story}\n{e.Details}");
        }

        string[] leftovers = [.. Directory.EnumerateFileSystemEntries(_disk.Path, "*", SearchOption.AllDirectories).Where(e => Path.GetFileName(e) is var n && (n.StartsWith(".attempt-", StringComparison.Ordinal) || n.Contains(".new-", StringComparison.Ordinal) || n.EndsWith(".old", StringComparison.Ordinal) || n.EndsWith(".part", StringComparison.Ordinal)))];
        Expect(leftovers.Length == 0, $"{job.Name}: something is left behind", $"{room}\n{ended.Story}\n{string.Join('\n', leftovers)}");
        return ended.IsGood ? "succeeded" : "refused, and right with room again";
    }

    public override void Dispose()
    {
        _disk?.Dispose();
        _disk = null;
        base.Dispose();
    }

    private Ended Run(Job job)
    {
        Programs.Environment["TMPDIR"] = job.HasCache ? Path.Combine(_disk!.Path, "tmp") : null;
        Programs.Environment["HEPPY_CACHE"] = job.HasCache ? Path.Combine(_disk!.Path, "cache") : Path.Combine(Work, "user", "cache");
        return Programs.Run(Home, job.Command, job.Words());
    }

    private void SameTrees()
    {
        string merged = Merged(Out);
        _withTrees ??= merged;
        Expect(merged == _withTrees, "run with trees of ROOT: other results", Results.Difference(_withTrees, merged));
    }

    private void InPlace()
    {
        string merged = Results.Of(Out);
        Expect(merged == Expected, "hadd: other results", Results.Difference(Expected, merged));
    }

    private void Scripts()
    {
        string[] chunks = [.. Directory.GetDirectories(Out, "*_Chunk*")];
        Expect(chunks.Length == 6 && chunks.All(c => File.Exists(Path.Combine(c, "batchScript.sh")) && new FileInfo(Path.Combine(c, "batchScript.sh")).Length > 100), "batch: not all scripts are there");
    }

    /// <summary>A command that writes files which are the same each time.</summary>
    private Job Written(string name, string wanted, string command, params string[] words)
    {
        string? good = null;
        string Found() => string.Join('\n', Directory.EnumerateFiles(Out, "*", SearchOption.AllDirectories)
            .Where(f => !f.EndsWith("manifest.json", StringComparison.Ordinal) && !f.EndsWith(".html", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(f => $"{Path.GetRelativePath(Out, f)} {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))[..16]}"));
        return new(name, () => Directory.CreateDirectory(Out), () => [.. words.Select(w => w.Replace("OUT", Out, StringComparison.Ordinal))], () =>
        {
            string found = Found();
            Expect(found.Length > 0, $"{name}: {wanted} was not written");
            good ??= found;
            Expect(found == good, $"{name}: other bytes", Results.Difference(good, found));
        })
        {
            Command = command,
            Partly = () => Expect(Found().Split('\n').All(l => l.Length == 0 || good!.Split('\n').Contains(l)), $"{name}: a half-written file has the name of a whole one", Results.Difference(good!, Found())),
        };
    }

    /// <summary>Something to be done on a disk.</summary>
    /// <param name="Name">What it is.</param>
    /// <param name="Start">Puts on the disk what it starts from.</param>
    /// <param name="Words">Arguments of the command, the first time and again.</param>
    /// <param name="Check">Fails unless all is there and right.</param>
    private sealed record Job(string Name, Action Start, Func<string[]> Words, Action Check)
    {
        internal required string Command { get; init; }

        internal bool HasCache { get; init; }

        /// <summary>Fails if a file of the result is there and not whole.</summary>
        internal Action? Partly { get; init; }

        internal int Pages { get; init; }

        internal int Files { get; init; }
    }
}
