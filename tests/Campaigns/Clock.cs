using System.Globalization;

namespace Heppy.Campaigns;

/// <summary>Clocks that are wrong and jump while programs run, time zones, and files from the future and the past: the results are the same bytes.</summary>
internal sealed class Clock(Request request) : RunCampaign(request)
{
    private static readonly string[] Zones = ["UTC", "Asia/Kathmandu", "Pacific/Kiritimati", "America/St_Johns", "Nowhere/At_All", ""];
    private string _library = "";

    protected override int Usual => 8;

    private string Out => Path.Combine(Home, "Out");

    private string Time => Path.Combine(Work, "time");

    protected override void Prepare()
    {
        _library = Directory.EnumerateDirectories("/usr/lib", "*-linux-*").Select(d => Path.Combine(d, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(File.Exists)
            ?? throw new UserError("This campaign needs libfaketime: apt-get install faketime.");
        base.Prepare();
    }

    protected override string Case(Random random)
    {
        string zone = Any<string>(random, Zones);
        string story = $"zone {zone}";
        Programs.Environment["TZ"] = zone;
        Programs.Environment["LD_PRELOAD"] = _library;
        Programs.Environment["FAKETIME_TIMESTAMP_FILE"] = Time;
        Programs.Environment["FAKETIME_NO_CACHE"] = "1";
        Programs.Environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
        Programs.Environment["CAMPAIGN_PACE"] = "5";
        using var stop = new CancellationTokenSource();
        var jumps = new Random(random.Next());
        Set(jumps);
        Task jumping = Task.Run(() =>
        {
            while (!stop.Token.WaitHandle.WaitOne(jumps.Next(20, 200)))
            {
                Set(jumps);
            }
        });
        try
        {
            string executor = Any<string>(random, "threads", "processes");
            Ended run = Programs.Run(Home, "heppy", "--executor", executor, "-q", "-j", "2", Out, Analysis);
            story += $"\n{run.Story}";
            Good(run);
            if (random.Next(2) == 0)
            {
                File.Delete(Path.Combine(Out, "signal_Chunk1", "manifest.json"));
                DateTime when = When(random);
                foreach (string entry in Directory.EnumerateFileSystemEntries(Out, "*", SearchOption.AllDirectories))
                {
                    File.SetLastWriteTimeUtc(entry, when);
                }

                Directory.Delete(Path.Combine(Out, "signal_Chunk1"), recursive: true);
                Good(Programs.Run(Home, "heppy", "-q", "--resume", Out));
            }

            Good(Programs.Run(Home, "heppy-check", "--deep", Out));
            Good(Programs.Run(Home, "heppy-hadd", "-q", Out));
            Good(Programs.Run(Home, "heppy-report", "-q", "--no-figures", Out));
            string merged = Results.Of(Out);
            Expect(merged == Expected, "other results", $"{Results.Difference(Expected, merged)}\n{story}");
            return "the same bytes";
        }
        finally
        {
            stop.Cancel();
            jumping.Wait();
            foreach (string name in (string[])["TZ", "LD_PRELOAD", "FAKETIME_TIMESTAMP_FILE", "FAKETIME_NO_CACHE", "FAKETIME_DONT_FAKE_MONOTONIC", "CAMPAIGN_PACE"])
            {
                Programs.Environment[name] = null;
            }

            Delete(Out);
        }
    }

    private static DateTime When(Random random) => random.Next(4) switch
    {
        0 => DateTime.UnixEpoch,
        1 => new DateTime(2107, 12, 31, 0, 0, 0, DateTimeKind.Utc),
        2 => DateTime.UtcNow.AddHours(3),
        _ => new DateTime(1971 + random.Next(60), 3, 1, 0, 0, 0, DateTimeKind.Utc),
    };

    /// <summary>Another time, at once: years away, or minutes.</summary>
    private void Set(Random random)
    {
        double days = random.Next(2) == 0 ? random.Next(-15_000, 25_000) : (random.NextDouble() - 0.5) / 10;
        string draft = Time + ".new";
        File.WriteAllText(draft, string.Create(CultureInfo.InvariantCulture, $"{days * 86400:+0;-0}\n"));
        File.Move(draft, Time, overwrite: true);
    }
}
