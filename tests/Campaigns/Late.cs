namespace Heppy.Campaigns;

/// <summary>
/// A slow and reordering file system: entries of a run's directory are not there when a command begins, and appear while it runs, in any order. The
/// command ends right or refuses; nothing is lost; afterwards everything is as it was.
/// </summary>
internal sealed class Late(Request request) : RunCampaign(request)
{
    private Snapshot _before = null!;

    protected override int Usual => 30;

    private string Runs => Path.Combine(Work, "runs");

    private string Out => Path.Combine(Runs, "Out");

    private string Away => Path.Combine(Work, "away");

    private string Made => Path.Combine(Work, "made");

    protected override void Prepare()
    {
        base.Prepare();
        Copy(Reference, Out);
        Good(Commands.Run("heppy-hadd", "-q", Out));
        _before = new Snapshot(Runs);
    }

    protected override string Case(Random random)
    {
        string[] entries = [.. Directory.EnumerateFileSystemEntries(Out, "*", SearchOption.AllDirectories).Where(e => !e.Contains("/.heppy", StringComparison.Ordinal) && Path.GetFileName(e) != ".lock")];
        List<string> late = [];
        for (int n = random.Next(1, 6); n > 0; n--)
        {
            string entry = entries[random.Next(entries.Length)];
            if (!late.Exists(l => entry.StartsWith(l, StringComparison.Ordinal) || l.StartsWith(entry, StringComparison.Ordinal)))
            {
                late.Add(entry);
            }
        }

        string[] command = Command(random);
        string story = $"{string.Join(' ', command)}\nlate: {string.Join(' ', late.Select(l => Path.GetRelativePath(Out, l)))}";
        Directory.CreateDirectory(Away);
        for (int i = 0; i < late.Count; i++)
        {
            Move(late[i], Path.Combine(Away, $"{i}"));
        }

        int[] pauses = [.. late.Select(_ => random.Next(3) == 0 ? random.Next(1500) : random.Next(60))];
        int[] order = [.. Enumerable.Range(0, late.Count)];
        random.Shuffle(order);
        Task appearing = Task.Run(() =>
        {
            foreach (int i in order)
            {
                Thread.Sleep(pauses[i]);
                Move(Path.Combine(Away, $"{i}"), late[i]);
            }
        });
        Ended ended = Commands.Run(command[0], command[1..]);
        appearing.Wait();
        try
        {
            ended.Sound();
            story += "\n" + ended.Story;
            if (ended.IsGood && command[0] == "heppy-hadd")
            {
                string merged = Results.Of(Made);
                Expect(merged == Expected, "heppy-hadd made something else", $"{Results.Difference(Expected, merged)}\n{story}");
            }

            IReadOnlyList<string> changes = _before.Restore();
            Expect(changes.Count == 0, $"{command[0]} changed the run", $"{string.Join('\n', changes)}\n{story}");
            Good(Commands.Run("heppy-check", "-q", Out));
            return ended.IsGood ? $"{command[0]} succeeded" : $"{command[0]} refused";
        }
        catch (CaseFailed e)
        {
            throw new CaseFailed(e.Message, $"{e.Details}\n{story}");
        }
        finally
        {
            _before.Restore();
            Delete(Away);
            Delete(Made);
        }
    }

    private string[] Command(Random random) => random.Next(6) switch
    {
        0 => ["heppy-check", Out],
        1 => ["heppy-check", "--deep", Out],
        2 or 3 => ["heppy-hadd", "-q", Out, Made],
        4 => ["heppy-status", "--once", Out],
        _ => ["heppy-report", "-q", "--no-figures", "--out", Made, Out],
    };

    private static void Move(string from, string to)
    {
        if (Directory.Exists(from))
        {
            Directory.Move(from, to);
        }
        else
        {
            File.Move(from, to);
        }
    }
}
