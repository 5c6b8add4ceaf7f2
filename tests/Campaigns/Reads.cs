using System.Globalization;

namespace Heppy.Campaigns;

/// <summary>
/// Inputs that cannot be read: missing, cut, replaced, forbidden, no files at all, devices that give errors, nothing or too much; before the run, or while
/// it goes on. The run ends right, or names the file; and when the file is back, the same run gives the same bytes.
/// </summary>
internal sealed class Reads(Request request) : RunCampaign(request)
{
    private static readonly string[] Inputs = ["data/signal/file_1.parquet", "data/signal/file_2.parquet", "data/collisions/file_1.parquet", "data/collisions/file_2.parquet", "golden.json"];
    private Snapshot _data = null!;

    protected override int Usual => 16;

    private string Out => Path.Combine(Home, "Out");

    protected override void Prepare()
    {
        base.Prepare();
        _data = new Snapshot(Path.Combine(Home, "data"));
        _mask = File.ReadAllBytes(Path.Combine(Home, "golden.json"));
    }

    private byte[] _mask = [];

    protected override string Case(Random random)
    {
        bool isDuring = random.Next(2) == 0;
        string name = Any<string>(random, isDuring ? Inputs[..4] : Inputs);
        string path = Path.Combine(Home, name);
        (string what, Action harm) = Harm(path, random);
        string place = $"{name}: {what}{(isDuring ? " while it is read" : "")}";
        try
        {
            Ended ended;
            if (isDuring)
            {
                Programs.Environment["CAMPAIGN_PACE"] = "10";
                Programs.Running run = Programs.Start(Home, "heppy", "-q", "-j", "2", Out, Analysis);
                while (!run.HasEnded && !File.Exists(Path.Combine(Out, "plan.json")))
                {
                    Thread.Sleep(5);
                }

                Thread.Sleep(random.Next(250));
                harm();
                ended = run.End().Sound();
            }
            else
            {
                harm();
                ended = Programs.Run(Home, "heppy", "-q", "-j", "2", Out, Analysis).Sound();
            }

            string story = $"{place}\n{ended.Story}";
            Expect(ended.IsGood || ended.Error.Contains(Path.GetFileName(name), StringComparison.Ordinal) || ended.Error.Contains("data/", StringComparison.Ordinal), "the message does not name the file", story);
            Restore(path);
            Programs.Environment["CAMPAIGN_PACE"] = null;
            Ended again = Programs.Run(Home, "heppy", Begin(Out)).Sound();
            Expect(again.IsGood, "with the file back it failed", $"{story}\n{again.Story}");
            // Another file, before the run, is another input. Bytes that are changed in place, with a footer that is not, are read as they are.
            if (what != "other bytes" && (isDuring || !ended.IsGood))
            {
                ExpectSame(Out, "other results", story);
            }

            return ended.IsGood ? "succeeded" : "refused, and right with the file back";
        }
        finally
        {
            Programs.Environment["CAMPAIGN_PACE"] = null;
            Restore(path);
            Delete(Out);
        }
    }

    private (string What, Action Harm) Harm(string path, Random random)
    {
        byte[] good = File.ReadAllBytes(path);
        int at = random.Next(good.Length);
        return random.Next(14) switch
        {
            0 => ("gone", () => File.Delete(path)),
            1 => (string.Create(CultureInfo.InvariantCulture, $"cut to {at} bytes"), () => Cut(path, at)),
            2 => ("a directory", () => Instead(path, () => Directory.CreateDirectory(path))),
            3 => ("a link to itself", () => Instead(path, () => File.CreateSymbolicLink(path, path))),
            4 => ("a pipe", () => Instead(path, () => Pipe(path))),
            5 => ("/dev/full", () => Instead(path, () => File.CreateSymbolicLink(path, "/dev/full"))),
            6 => ("/dev/null", () => Instead(path, () => File.CreateSymbolicLink(path, "/dev/null"))),
            7 => ("a file whose reading is an error", () => Instead(path, () => File.CreateSymbolicLink(path, "/proc/self/mem"))),
            8 => ("empty", () => Cut(path, 0)),
            9 => ("zeros", () => File.WriteAllBytes(path, new byte[good.Length])),
            10 => ("longer", () => File.WriteAllBytes(path, [.. good, .. good[..at]])),
            11 => ("another file", () => Instead(path, () => File.WriteAllBytes(path, _data.Paths.Where(p => p != path).Select(p => _data[p]).ElementAt(random.Next(3))))),
            12 => ("other bytes", () => Overwrite(path, at, random)),
            _ => ("not there for a moment", () =>
            {
                File.Move(path, path + ".away");
                Thread.Sleep(100);
                File.Move(path + ".away", path);
            }
            ),
        };
    }

    private static void Cut(string path, int length)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.SetLength(length);
    }

    private static void Overwrite(string path, int at, Random random)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Position = at;
        byte[] other = new byte[64];
        random.NextBytes(other);
        file.Write(other);
    }

    private static void Instead(string path, Action make)
    {
        File.Delete(path);
        make();
    }

    private static void Pipe(string path)
    {
        using var made = System.Diagnostics.Process.Start("mkfifo", [path]);
        made.WaitForExit();
    }

    private void Restore(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path);
        }
        else
        {
            File.Delete(path);
        }

        if (path.EndsWith(".json", StringComparison.Ordinal))
        {
            File.WriteAllBytes(path, _mask);
        }
        else
        {
            File.WriteAllBytes(path, _data[path]);
        }
    }
}
