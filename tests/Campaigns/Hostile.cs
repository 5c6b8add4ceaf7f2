using System.Text;

namespace Heppy.Campaigns;

/// <summary>
/// Words that a shell, a browser, a parser or a file system could take for something else, as names, values and paths, and environments that lack what
/// programs count on. Nothing is executed that was not asked for; what is refused is refused by a message, and what is done is right.
/// </summary>
internal sealed class Hostile(Request request) : RunCampaign(request)
{
    /// <summary>What hostile words try to make.</summary>
    private const string Canary = "pwned";

    private static readonly string[] Pieces =
    [
        " ", "  ", "'", "\"", "\\", "`touch pwned`", "$(touch pwned)", ";touch pwned;", "|touch pwned", "&touch pwned&", "\n", "\ntouch pwned\n", "\t", "*", "?", "[a]", "{a,b}", "~", "!", "#", "%s", "%n", "${HOME}", "<script>alert(1)</script>",
        "&lt;", "--", "-f", "..", ".", "é", "日本語", "🎉", "\u202E", "\u0001", "\u007F", "=", ",", ":", "{{ 1 }}", "{0}", "$$", ">pwned", "<pwned", "(", ")", "a", "B", "0",
    ];

    protected override int Usual => 30;

    private string Place => Path.Combine(Work, "place");

    protected override string Case(Random random)
    {
        Directory.CreateDirectory(Place);
        Dictionary<string, string?> before = new(Programs.Environment);
        try
        {
            string end = random.Next(8) switch
            {
                0 => Environments(random),
                1 => Option(random),
                2 => ComponentName(random),
                3 => Title(random),
                4 => Batch(random),
                5 => Arguments(random),
                _ => Paths(random),
            };
            string[] made = [.. Directory.EnumerateFileSystemEntries(Work, Canary + "*", SearchOption.AllDirectories)];
            Expect(made.Length == 0, "something was executed", string.Join('\n', made));
            return end;
        }
        finally
        {
            Programs.Environment.Clear();
            foreach ((string name, string? value) in before)
            {
                Programs.Environment[name] = value;
            }

            Delete(Place);
            foreach (string made in Directory.EnumerateFiles(Work, Canary + "*", SearchOption.AllDirectories))
            {
                File.Delete(made);
            }
        }
    }

    /// <summary>A run, a merge, a check, a report and a figure in a directory with such a name, of an analysis in another.</summary>
    private string Paths(Random random)
    {
        string folder = Path.Combine(Place, FileName(random));
        string name = random.Next(3) == 0 ? "analysis.cs" : FileName(random) + ".cs";
        Copy(Path.Combine(Home, "data"), Path.Combine(folder, "data"));
        File.Copy(Path.Combine(Home, "golden.json"), Path.Combine(folder, "golden.json"));
        File.Copy(Analysis, Path.Combine(folder, name));
        string outdir = FileName(random);
        string config = random.Next(2) == 0 ? Path.Combine(folder, name) : "./" + name;
        string typed = outdir.StartsWith('-') || random.Next(2) == 0 ? "./" + outdir : outdir;
        Ended run = Programs.Run(folder, "heppy", "-q", "-j", "2", typed, config).Sound();
        if (!run.IsGood)
        {
            return "paths refused";
        }

        string full = Path.Combine(folder, outdir);
        Expect(Directory.Exists(full), "the output directory is not where it was asked for", run.Story);
        ExpectSame(full, "other results", run.Story);
        Good(Programs.Run(folder, "heppy-check", typed));
        Good(Programs.Run(folder, "heppy-hadd", "-q", typed));
        Good(Programs.Run(folder, "heppy-report", "-q", "--no-figures", typed));
        return "paths taken";
    }

    /// <summary>A value of an option: it comes to the configuration as it was typed, and to its workers.</summary>
    private string Option(Random random)
    {
        string value = Word(random).Replace("\0", "", StringComparison.Ordinal);
        Ended run = Programs.Run(Home, "heppy", "-q", "--executor", "processes", "-j", "2", "-o", $"word={value}", Path.Combine(Place, "Out"), Analysis).Sound();
        Expect(run.IsGood, "an option was refused", run.Story);
        string picked = File.ReadAllText(Directory.GetFiles(Path.Combine(Place, "Out"), "picked.txt", SearchOption.AllDirectories).First(f => new FileInfo(f).Length > 0));
        Expect(picked.Split('\n')[0].EndsWith($" {value.Length}", StringComparison.Ordinal), "an option came as another", $"{value.Length} characters\n{picked}\n{run.Story}");
        return "options taken";
    }

    private string ComponentName(Random random)
    {
        string name = Word(random);
        string config = Path.Combine(Place, "analysis.cs");
        File.WriteAllText(config, File.ReadAllText(Analysis).Replace("\"signal\"", Literal(name), StringComparison.Ordinal).Replace("\"data/", $"\"{Home}/data/", StringComparison.Ordinal).Replace("\"golden.json\"", $"\"{Home}/golden.json\"", StringComparison.Ordinal));
        Ended run = Programs.Run(Place, "heppy", "-q", "Out", config).Sound();
        return run.IsGood ? "names taken" : "names refused";
    }

    /// <summary>A title in figures and pages.</summary>
    private string Title(Random random)
    {
        string title = Word(random);
        string config = Path.Combine(Place, "analysis.cs");
        File.WriteAllText(config, File.ReadAllText(Analysis).Replace("\"p_{T} [GeV]\"", Literal(title), StringComparison.Ordinal).Replace("\"kind {", "\"\" + " + Literal(title) + " + $\"kind {", StringComparison.Ordinal).Replace("$\"\" +", "\"\" +", StringComparison.Ordinal)
            .Replace("\"data/", $"\"{Home}/data/", StringComparison.Ordinal).Replace("\"golden.json\"", $"\"{Home}/golden.json\"", StringComparison.Ordinal));
        Ended run = Programs.Run(Place, "heppy", "-q", "--hadd", "Out", config).Sound();
        if (!run.IsGood)
        {
            return "titles refused";
        }

        Good(Programs.Run(Place, "heppy-report", "-q", "-j", "1", "Out"));
        Good(Programs.Run(Place, "heppy-plot", "-q", "-j", "1", "--only", "pt", "Out"));
        foreach (string page in Directory.EnumerateFiles(Path.Combine(Place, "Out"), "*", SearchOption.AllDirectories).Where(f => f.EndsWith(".html", StringComparison.Ordinal) || f.EndsWith(".svg", StringComparison.Ordinal)))
        {
            Expect(!File.ReadAllText(page).Contains("<script>alert", StringComparison.Ordinal), "a title became a part of a page", $"{page}\n{run.Story}");
            if (page.EndsWith(".svg", StringComparison.Ordinal))
            {
                WellFormed(page, run.Story);
            }
        }

        return "titles taken";
    }

    private static void WellFormed(string page, string story)
    {
        try
        {
            System.Xml.Linq.XDocument.Load(page);
        }
        catch (System.Xml.XmlException e)
        {
            throw new CaseFailed("a figure is not XML", $"{page}: {e.Message}\n{story}");
        }
    }

    /// <summary>Jobs of a directory with such a name, on this machine.</summary>
    private string Batch(Random random)
    {
        string name = FileName(random);
        string outdir = "./" + name;
        Ended submitted = Programs.Run(Place, "heppy-batch", "-q", "--site", "local", "-o", outdir, Analysis).Sound();
        string full = Path.Combine(Place, name);
        if (!submitted.IsGood)
        {
            WaitForJobs();
            return "batch refused";
        }

        WaitForJobs();
        Ended check = Programs.Run(Place, "heppy-check", outdir).Sound();
        Expect(check.IsGood, "jobs failed", $"{submitted.Story}\n{check.Story}");
        ExpectSame(full, "other results", submitted.Story);
        return "batch taken";
    }

    /// <summary>Until no process works in the place any more.</summary>
    private void WaitForJobs()
    {
        for (int i = 0; i < 600; i++)
        {
            bool isBusy = Directory.EnumerateDirectories("/proc").Where(d => char.IsAsciiDigit(Path.GetFileName(d)[0])).Any(d =>
            {
                try
                {
                    return new FileInfo(Path.Combine(d, "cwd")).LinkTarget?.StartsWith(Place, StringComparison.Ordinal) == true;
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    return false;
                }
            });
            if (!isBusy)
            {
                return;
            }

            Thread.Sleep(50);
        }

        throw new CaseFailed("jobs do not end");
    }

    /// <summary>Words anywhere on a command line.</summary>
    private string Arguments(Random random)
    {
        string command = Any<string>(random, "heppy", "heppy-batch", "heppy-check", "heppy-hadd", "heppy-ls", "heppy-plot", "heppy-report", "heppy-export", "heppy-convert", "heppy-diff", "heppy-draw", "heppy-status");
        string[] options = ["-o", "-N", "-p", "-e", "-q", "-j", "-I", "--only", "--site", "--time", "--memory", "--queue", "--format", "--style", "--columns", "--tree", "--bins", "--cut", "--weight", "--pyhf", "--asimov", "--range", "--rebin", "--tolerance", "--resume", "--dry-run", "--"];
        List<string> words = ["./Out"];
        for (int n = random.Next(1, 5); n > 0; n--)
        {
            words.Insert(random.Next(words.Count + 1), random.Next(2) == 0 ? options[random.Next(options.Length)] : Word(random));
        }

        Ended ended = Programs.Run(Place, command, [.. words]).Sound();
        return ended.IsGood ? "arguments taken" : "arguments refused";
    }

    private string Environments(Random random)
    {
        for (int n = random.Next(1, 4); n > 0; n--)
        {
            (string name, string? value) = Any<(string, string?)>(
                random, ("HOME", null), ("HOME", "/proc"), ("HOME", "relative"), ("HOME", ""), ("TMPDIR", "/nowhere"), ("TMPDIR", "/proc"), ("PATH", ""), ("PATH", null), ("PATH", "/nowhere"), ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "de_DE"), ("LC_ALL", "C"),
                ("LANG", "$(touch pwned)"), ("HEPPY_CACHE", "/proc/cache"), ("HEPPY_CACHE", ""), ("HEPPY_CACHE", "/dev/null"), ("HEPPY_CACHE", "relative cache"), ("XDG_CACHE_HOME", "/proc"), ("TERM", "xterm-$(touch pwned)"), ("TERM", null), ("COLUMNS", "-1"),
                ("HEPPY_SITES", "/nowhere"), ("HEPPY_SITES", "\n"), ("TZ", "../../etc/passwd"), ("USER", null), ("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "0"));
            Programs.Environment[name] = value;
        }

        string story = string.Join(' ', Programs.Environment.Select(e => $"{e.Key}={e.Value ?? "(none)"}"));
        Ended run = Programs.Run(Place, "heppy", "-q", "--executor", Any<string>(random, "threads", "processes"), "-j", "2", "Out", Analysis).Sound();
        Expect(run.IsGood, "a run failed in a poor environment", $"{story}\n{run.Story}");
        ExpectSame(Path.Combine(Place, "Out"), "other results", story);
        Good(Programs.Run(Place, "heppy-report", "-q", "--no-figures", "Out"));
        return "environments taken";
    }

    private static string Word(Random random)
    {
        var word = new StringBuilder();
        for (int n = random.Next(1, 6); n > 0; n--)
        {
            word.Append(Pieces[random.Next(Pieces.Length)]);
        }

        return random.Next(30) == 0 ? new string('x', 300) + word : word.ToString();
    }

    /// <summary>A name that the file system takes: up to 255 bytes, without /.</summary>
    private static string FileName(Random random)
    {
        string word = Word(random).Replace('/', '_').Trim('.');
        while (Encoding.UTF8.GetByteCount(word) > 240)
        {
            word = word[1..];
        }

        if (random.Next(10) == 0)
        {
            word = word.PadLeft(240 - Encoding.UTF8.GetByteCount(word) + word.Length, 'n');
        }

        return string.IsNullOrWhiteSpace(word) ? "x" + word : word;
    }

    private static string Literal(string text) => "\"" + string.Concat(text.Select(c => $"\\u{(int)c:X4}")) + "\"";
}
