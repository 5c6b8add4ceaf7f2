using System.Text;
using Heppy.Analyzers;
using Heppy.Formats.Uhi;

namespace Heppy.Campaigns;

/// <summary>
/// Changed JSON: luminosity masks, corrections and histograms by themselves, and every JSON file of a run and of its merged results, read by every
/// command. What is changed is read, or refused by a message that names it; no other file changes, and what is merged all the same is what it was.
/// </summary>
internal sealed class Mutants(Request request) : Campaign(request)
{
    private const long MostMemory = 3L << 30;
    private readonly List<(string Name, byte[] Good, Action<byte[], string> Read)> _texts = [];
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private Snapshot _before = null!;
    private string[] _files = [];
    private string _merged = "";

    protected override int Usual => 2500;

    private string Outdir => Path.Combine(Work, "run", "Out");

    private string Open => Path.Combine(Work, "run", "Open");

    private string Away => Path.Combine(Work, "away");

    protected override void Prepare()
    {
        Environment.SetEnvironmentVariable("HEPPY_CACHE", Path.Combine(Work, "cache"));
        Environment.SetEnvironmentVariable("TERM", "dumb");
        string folder = Path.Combine(Work, "run");
        string analysis = SmallRun.Write(folder);
        // A chunk that waits to be resumed.
        Good("heppy", "-q", "-j", "2", Open, analysis);
        File.Delete(Path.Combine(Open, "signal_Chunk1", "manifest.json"));
        Good("heppy", "-q", "-j", "2", Outdir, analysis);
        Good("heppy-hadd", "-q", Outdir);
        _merged = Results.Of(Outdir);
        foreach (string chunk in Directory.GetDirectories(Outdir, "*_Chunk*").Append(Path.Combine(Open, "signal_Chunk1")))
        {
            Ledgers.Write(chunk);
        }

        File.WriteAllText(Path.Combine(folder, "precious.txt"), "mine");
        _before = new Snapshot(folder);
        _files = [.. _before.Paths.Where(p => p.EndsWith(".json", StringComparison.Ordinal) && (p.StartsWith(Outdir, StringComparison.Ordinal) || p.StartsWith(Open, StringComparison.Ordinal)))];
        _texts.Add(("mask.json", Texts.Mask, (bytes, name) => LumiSections.Parse(bytes, name)));
        _texts.Add(("corrections.json", Texts.Corrections, Correct));
        _texts.Add(("plots.json", Texts.Style, (bytes, name) => PlotStyle.Parse(Encoding.UTF8.GetString(bytes), name)));
        _texts.ForEach(t => t.Read(t.Good, t.Name));
        foreach (string histograms in _files.Where(f => Path.GetFileName(f) == "histograms.json").Take(4))
        {
            _texts.Add((histograms, File.ReadAllBytes(histograms), (bytes, name) => Uhi(bytes)));
        }
    }

    protected override string Case(Random random)
    {
        long before = GC.GetTotalAllocatedBytes();
        string end = random.Next(4) > 0 ? Text(random) : OfRun(random);
        long taken = GC.GetTotalAllocatedBytes() - before;
        Expect(taken < MostMemory, "more than 3 GiB of memory were taken", $"{taken >> 20} MiB");
        return end;
    }

    private string Text(Random random)
    {
        (string name, byte[] good, Action<byte[], string> read) = _texts[random.Next(_texts.Count)];
        byte[] bad = JsonMutation.Of(good, random);
        string kind = Path.GetFileName(name);
        try
        {
            read(bad, name);
            return $"{kind} read";
        }
        catch (UserError e)
        {
            Expect(e.Message.Contains(name, StringComparison.Ordinal), $"the message on {kind} does not name it", $"{e.Message}\n{Shown(bad)}");
            return $"{kind} refused";
        }
        catch (InvalidDataException) when (kind == "histograms.json")
        {
            return $"{kind} refused";
        }
        catch (Exception e) when (e is not OutOfMemoryException and not CaseFailed)
        {
            string place = e.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("Heppy", StringComparison.Ordinal))?.Trim() ?? "";
            throw new CaseFailed($"{kind}: {e.GetType().Name} {place.Split(" in ")[0]}", $"{e.Message}\n{Shown(bad)}");
        }
    }

    private static string Shown(byte[] bad) => Encoding.UTF8.GetString(bad.Length > 4000 ? bad[..4000] : bad);

    /// <summary>A set that is read gives finite numbers, or says why not.</summary>
    private static void Correct(byte[] bytes, string name)
    {
        CorrectionSet set = CorrectionSet.Parse(name, bytes);
        foreach (string correction in set.Names.Concat(set.CompoundNames))
        {
            Texts.Evaluate(set[correction]);
        }
    }

    /// <summary>What is read is written and read again as the same.</summary>
    private static void Uhi(byte[] bytes)
    {
        byte[] once = Written(UhiReader.Read(new MemoryStream(bytes)));
        byte[] twice = Written(UhiReader.Read(new MemoryStream(once)));
        Expect(once.AsSpan().SequenceEqual(twice), "histograms.json: written and read again, it is another", Shown(bytes) + "\n" + Shown(once) + "\n" + Shown(twice));

        static byte[] Written(IReadOnlyList<UhiHistogram> histograms)
        {
            var stream = new MemoryStream();
            UhiWriter.Write(stream, histograms);
            return stream.ToArray();
        }
    }

    private string OfRun(Random random)
    {
        string file = _files[random.Next(_files.Length)];
        string kind = Path.GetFileName(Path.GetDirectoryName(file)) is ".heppy" or ".job" ? $"{Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileName(file)}" : Path.GetFileName(file);
        kind = kind.StartsWith(".job", StringComparison.Ordinal) ? ".job" : kind;
        byte[] bad = JsonMutation.Of(_before[file], random);
        bool isOpen = file.StartsWith(Open, StringComparison.Ordinal);
        string[] command = isOpen && random.Next(2) == 0 ? ["heppy", "--resume", "-q", "-j", "2", Open] : Command(isOpen ? Open : Outdir, isOpen ? Outdir : Open, random);
        int usual = CodeOf(command);
        Directory.CreateDirectory(Away);
        File.WriteAllBytes(file, bad);
        try
        {
            Ended ended = Commands.Run(command[0], command[1..]).Sound();
            string story = $"{file}\n{ended.Story}\n{Shown(bad)}";
            string all = ended.Output + ended.Error;
            string chunk = Path.GetFileName(Path.GetDirectoryName(file))!;
            Expect(
                ended.IsGood || ended.Code == usual || all.Contains(Path.GetFileName(file), StringComparison.Ordinal) || all.Contains(chunk, StringComparison.Ordinal) || all.Contains(Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(file)))!, StringComparison.Ordinal),
                $"{command[0]} failed on {kind} and named neither the file nor its directory", story);
            if (command[0] == "heppy-hadd" && ended.IsGood && kind is not "plan.json")
            {
                string merged = Results.Of(Path.Combine(Away, "merged"));
                Expect(merged == _merged, $"heppy-hadd made something else of a changed {kind}", $"{Results.Difference(_merged, merged)}\n{story}");
            }

            return ended.IsGood ? "commands succeeded" : "commands refused";
        }
        finally
        {
            Directory.Delete(Away, recursive: true);
            File.WriteAllBytes(file, _before[file]);
            string[] changes = [.. _before.Restore().Where(c => !c.StartsWith(file, StringComparison.Ordinal) && !(isOpen && c.StartsWith(Open + "/", StringComparison.Ordinal)))];
            Expect(changes.Length == 0, $"{command[0]} with a changed {kind}: {changes.FirstOrDefault()?.Split(' ')[^1]}", string.Join('\n', changes.Take(10)) + "\n" + Shown(bad));
        }
    }

    /// <summary>How a command ends when nothing is changed: not all is done in one of the runs.</summary>
    private int CodeOf(string[] command)
    {
        string typed = string.Join(' ', command);
        if (!_codes.TryGetValue(typed, out int code))
        {
            Directory.CreateDirectory(Away);
            code = Commands.Run(command[0], command[1..]).Sound().Code;
            _codes.Add(typed, code);
            Directory.Delete(Away, recursive: true);
            _before.Restore();
        }

        return code;
    }

    private string[] Command(string run, string other, Random random) => random.Next(9) switch
    {
        0 => ["heppy-check", run],
        1 => ["heppy-check", "--json", run],
        2 => ["heppy-check", "--deep", run],
        3 or 4 => ["heppy-hadd", run, Path.Combine(Away, "merged")],
        5 => ["heppy-status", "--once", run],
        6 => ["heppy-report", "-q", "-j", "1", .. random.Next(3) == 0 ? Array.Empty<string>() : ["--no-figures"], "--out", Away, run],
        7 => random.Next(2) == 0 ? ["heppy-plot", "-q", "-j", "1", "--only", "pt", "--linear", "--out", Away, run] : ["heppy-export", "-q", run, "pt", "--signal", "signal", "--pyhf", Path.Combine(Away, "fit.json")],
        _ => ["heppy-diff", run, other],
    };

    private static void Good(string command, params string[] args)
    {
        Ended ended = Commands.Run(command, args);
        Expect(ended.IsGood, "the undisturbed command failed", ended.Story);
    }
}
