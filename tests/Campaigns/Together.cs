namespace Heppy.Campaigns;

/// <summary>Several commands at once on one directory, begun at slightly different moments: runs, resumptions, merges, checks, reports. One works, the others refuse or agree.</summary>
internal sealed class Together(Request request) : RunCampaign(request)
{
    protected override int Usual => 10;

    private string Out => Path.Combine(Home, "Out");

    protected override string Case(Random random)
    {
        try
        {
            return Try(random);
        }
        finally
        {
            Delete(Out);
            Delete(Path.Combine(Home, "Elsewhere"));
        }
    }

    private string Try(Random random)
    {
        List<string> stories = [];
        int state = random.Next(3);
        if (state > 0)
        {
            Copy(Reference, Out);
        }

        if (state == 1)
        {
            Array.ForEach([.. Directory.GetFiles(Out, "manifest.json", SearchOption.AllDirectories).Where(_ => random.Next(2) == 0)], File.Delete);
        }

        List<Programs.Running> all = [];
        for (int n = random.Next(2, 5); n > 0; n--)
        {
            (string command, string[] args) = Command(random, state);
            all.Add(Programs.Start(Home, command, args));
            Thread.Sleep(random.Next(3) == 0 ? random.Next(500) : 0);
        }

        Ended[] ends = [.. all.Select(r => r.End())];
        string story = string.Join('\n', ends.Select(e => e.Story));
        foreach (Ended end in ends)
        {
            stories.Add(end.Sound().Story);
            Expect(end.Code is ExitCode.Success or ExitCode.OutputDirectory or ExitCode.Incomplete or ExitCode.Stopped or ExitCode.WrongArguments, $"{end.Typed.Split(' ')[0]} ended with {end.Code}", story);
        }

        Ended last = Programs.Run(Home, "heppy", Begin(Out));
        Expect(last.IsGood, "heppy --resume failed afterwards", $"{story}\n{last.Story}");
        Ended merge = Programs.Run(Home, "heppy-hadd", "-q", "-r", Out);
        Expect(merge.IsGood, "heppy-hadd failed afterwards", $"{story}\n{merge.Story}");
        string merged = Results.Of(Out);
        Expect(merged == Expected, "other results", $"{Results.Difference(Expected, merged)}\n{story}");
        string[] leftovers = [.. Directory.EnumerateFileSystemEntries(Out, "*", SearchOption.AllDirectories).Where(e => Path.GetFileName(e) is var n && (n.StartsWith(".attempt-", StringComparison.Ordinal) || n.Contains(".new-", StringComparison.Ordinal) || n.EndsWith(".old", StringComparison.Ordinal)))];
        Expect(leftovers.Length == 0, "something is left behind", $"{string.Join('\n', leftovers)}\n{story}");
        return ends.All(e => e.IsGood) ? "all succeeded" : "some refused";
    }

    private (string Command, string[] Args) Command(Random random, int state) => (random.Next(7), state) switch
    {
        ( <= 2, 0) => ("heppy", ["-q", "-j", "1", Out, Analysis]),
        ( <= 2, 1) => ("heppy", ["-q", "-j", "1", "--resume", Out]),
        ( <= 2, _) => ("heppy-hadd", ["-q", Out]),
        (3, _) => ("heppy-hadd", ["-q", "-r", Out]),
        (4, _) => ("heppy-hadd", ["-q", Out, Path.Combine(Home, "Elsewhere")]),
        (5, _) => ("heppy-check", ["--deep", Out]),
        _ => ("heppy-report", ["-q", "--no-figures", Out]),
    };
}
