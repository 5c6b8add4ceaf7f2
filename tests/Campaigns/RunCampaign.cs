namespace Heppy.Campaigns;

/// <summary>A campaign on the small run, done by real programs.</summary>
internal abstract class RunCampaign(Request request) : Campaign(request)
{
    /// <summary>The programs.</summary>
    protected Programs Programs { get; private set; } = null!;

    /// <summary>The analysis, with its input beside it.</summary>
    protected string Analysis { get; private set; } = "";

    /// <summary>The folder of analysis and input.</summary>
    protected string Home => Path.Combine(Work, "home");

    /// <summary>A finished run that nothing has disturbed, not merged.</summary>
    protected string Reference => Path.Combine(Home, "Reference");

    /// <summary>What the merged results of a run have to be.</summary>
    protected string Expected { get; private set; } = "";

    protected override void Prepare()
    {
        Programs = new Programs(Request.Programs, Path.Combine(Work, "user"));
        Environment.SetEnvironmentVariable("HEPPY_CACHE", Path.Combine(Work, "user", "cache"));
        Environment.SetEnvironmentVariable("TERM", "dumb");
        Analysis = SmallRun.Write(Home);
        Good(Programs.Run(Home, "heppy", "-q", "-j", "2", Reference, Analysis));
        Expected = Merged(Reference);
        Expect(Expected.Split('\n').Length > 20, "the undisturbed run has no results");
    }

    /// <summary>The results of a run, merged elsewhere in this process.</summary>
    protected string Merged(string outdir)
    {
        string to = Path.Combine(Work, "merged");
        try
        {
            Good(Commands.Run("heppy-hadd", "-q", outdir, to));
            return Results.Of(to);
        }
        finally
        {
            Delete(to);
        }
    }

    /// <summary>Fails the case unless the results of a run are those of the undisturbed one.</summary>
    protected void ExpectSame(string outdir, string kind, string story)
    {
        string merged = Merged(outdir);
        Expect(merged == Expected, kind, $"{Results.Difference(Expected, merged)}\n{story}");
    }

    /// <summary>Fails the case unless a command succeeded.</summary>
    protected static Ended Good(Ended ended)
    {
        ended.Sound();
        Expect(ended.IsGood, $"{ended.Typed.Split(' ')[0]} failed where nothing was wrong", ended.Story);
        return ended;
    }

    /// <summary>The command that begins a run, or goes on with it.</summary>
    protected string[] Begin(string outdir) => File.Exists(Path.Combine(outdir, "plan.json")) ? ["-q", "-j", "2", "--resume", outdir] : ["-q", "-j", "2", outdir, Analysis];

    /// <summary>Copies a folder.</summary>
    protected static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        }

        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }

    /// <summary>Removes a folder, if it is there.</summary>
    protected static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
