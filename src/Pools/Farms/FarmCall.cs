using System.Globalization;
using System.Text;
using Heppy.Batch;
using Heppy.Pools.Calls;
using Heppy.Pools.Hosting;
using Heppy.Storage;

namespace Heppy.Pools.Farms;

/// <summary>A call on a farm, from its submission to the last result.</summary>
internal sealed class FarmCall
{
    private readonly FarmOptions _options;
    private readonly FarmFolder _folder;
    private readonly FarmSubmission _submission;
    private readonly JobWatch _watch;
    private readonly JobCancellation _cancellation;
    private readonly string _directory;
    private readonly PosixFiles _files = new();
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly List<FarmTask> _open = [];
    private readonly object _gate = new();
    private readonly Thread _thread;
    private bool _isStopped;
    private int _tasks;
    private int _done;

    /// <param name="site">The batch system.</param>
    /// <param name="options">How it is used.</param>
    /// <param name="call">The call.</param>
    /// <param name="folder">The work directory.</param>
    /// <param name="number">Number of the call, from 1.</param>
    internal FarmCall(SiteProfile site, FarmOptions options, Call call, FarmFolder folder, int number)
    {
        (_options, Call, _folder) = (options, call, folder);
        _directory = Path.Combine(folder.Path, string.Create(CultureInfo.InvariantCulture, $"call-{number}"));
        var runner = new CommandRunner(options.CommandLimit, new Dictionary<string, string>());
        _submission = new FarmSubmission(site, options, folder, _directory, new Submitter(_files, runner, TimeProvider.System));
        _watch = new JobWatch(_files, runner, TimeProvider.System, options.Grace);
        _cancellation = new JobCancellation(runner, site);
        _thread = new Thread(Run) { IsBackground = true, Name = $"farm {number}" };
    }

    /// <summary>The call.</summary>
    internal Call Call { get; }

    /// <summary>Whether nothing is done for it any more.</summary>
    internal bool HasEnded { get; private set; }

    internal void Start() => _thread.Start();

    /// <summary>Ends it; its tasks are cancelled.</summary>
    internal void Stop()
    {
        lock (_gate)
        {
            _isStopped = true;
            Monitor.PulseAll(_gate);
        }
    }

    internal void AwaitEnd() => _thread.Join();

    private void Run()
    {
        try
        {
            Prepare();
            DateTimeOffset asked = TimeProvider.System.GetUtcNow();
            while (!Call.IsOver)
            {
                Submit(Take(), _options.Requests);
                bool isNextAtOnce = Collect() && Call.HasMore;
                if (!isNextAtOnce && !Call.IsOver && IsStoppedWithin(_options.PollInterval))
                {
                    break;
                }

                if (TimeProvider.System.GetUtcNow() - asked >= _options.AskInterval)
                {
                    Mend();
                    asked = TimeProvider.System.GetUtcNow();
                }
            }

            if (_open.Count > 0)
            {
                CancelTasks();
            }
        }
        catch (Exception e) when (e is UserError or IOException or UnauthorizedAccessException)
        {
            _folder.Say(e.Message);
            _folder.Failed();
            CancelTasks();
            Call.Cancel(e);
        }
        finally
        {
            HasEnded = true;
        }
    }

    private bool IsStoppedWithin(TimeSpan time)
    {
        lock (_gate)
        {
            return _isStopped || (Monitor.Wait(_gate, time) && _isStopped);
        }
    }

    private void Prepare()
    {
        Directory.CreateDirectory(Path.Combine(_directory, FarmTask.ResultsName));
        CallDescription here = Call.Describe();
        _files.WriteDurably(Path.Combine(_directory, FarmTask.CallName), JsonFiles.Bytes(here with
        {
            Functions = [.. here.Functions.Select(f => f with { Function = f.Function with { Assembly = _folder.Ship(f.Function.Assembly) } })],
            Assemblies = here.Assemblies.ToDictionary(a => a.Key, a => _folder.Ship(a.Value)),
        }));
    }

    /// <summary>Makes tasks of the jobs that are there: all, or of a call that grows those that are ready.</summary>
    private List<FarmTask> Take()
    {
        // The system throttles an array; a call that grows is several.
        int most = Call.IsGrowing ? _options.MaximumRunning ?? int.MaxValue : int.MaxValue;
        List<FarmTask> tasks = [];
        while (_open.Count < most && Call.TryTake(0, out int first, out int count))
        {
            var task = new FarmTask(_directory, _tasks++, [.. Enumerable.Range(first, count)]);
            Directory.CreateDirectory(task.Directory);
            Pack(task);
            if (task.Jobs.Length > 0)
            {
                // What cannot be serialised has failed.
                tasks.Add(task);
                _open.Add(task);
            }
        }

        return tasks;
    }

    private void Pack(FarmTask task)
    {
        List<int> packed = [];
        byte[] jobs = JobMessages.Pack(Call, task.Jobs[0], task.Jobs[^1] - task.Jobs[0] + 1, packed);
        task.Jobs = [.. packed];
        _files.WriteAside(Path.Combine(task.Directory, FarmTask.JobsName), jobs);
    }

    private void Submit(IReadOnlyList<FarmTask> tasks, JobRequests requests)
    {
        foreach ((int count, JobAttempt attempt) in _submission.Submit(tasks, requests))
        {
            _folder.Say(attempt.State == SubmissionState.Submitted
                ? string.Create(CultureInfo.InvariantCulture, $"{count} tasks submitted, {attempt.Site} job {attempt.Id?.Split('_')[0]}")
                : string.Create(CultureInfo.InvariantCulture, $"{count} tasks not known to be submitted: {attempt.Message}"));
        }
    }

    /// <summary>Reads what has appeared.</summary>
    /// <returns>Whether all jobs have ended.</returns>
    private bool Collect()
    {
        foreach (string name in _files.List(Path.Combine(_directory, FarmTask.ResultsName)))
        {
            string[] parts = name.Split('.');
            if (parts.Length == 2 && int.TryParse(parts[1], CultureInfo.InvariantCulture, out _) && _read.Add(name))
            {
                Read(int.Parse(parts[0], CultureInfo.InvariantCulture), Path.Combine(_directory, FarmTask.ResultsName, name));
            }
        }

        foreach (FarmTask task in _open)
        {
            task.Jobs = [.. task.Jobs.Where(j => !Call.HasEnded(j))];
        }

        _open.RemoveAll(t => t.Jobs.Length == 0);
        return _open.Count == 0;
    }

    private void Read(int task, string path)
    {
        var frames = new FrameStream(new MemoryStream(_files.ReadAllBytes(path)), Stream.Null);
        string machine = "";
        while (frames.TryRead(out byte kind, out ReadOnlySpan<byte> content))
        {
            if (kind == JobMessages.Machine)
            {
                machine = Encoding.UTF8.GetString(content);
                continue;
            }

            JobMessages.Take(Call, task, kind, content, machine);
            if (kind == JobMessages.Failure)
            {
                _folder.Failed();
            }
        }

        _folder.Say(string.Create(CultureInfo.InvariantCulture, $"task {task}: done on {machine}, {++_done} results read"));
    }

    /// <summary>Finds out about tasks without a result; submits again what has failed or is lost.</summary>
    private void Mend()
    {
        FarmTask[] asked = [.. _open];
        IReadOnlyList<JobReport> reports = _watch.Report([.. asked.Select(t => t.Directory)]);
        Collect();
        var policy = new ResubmitPolicy { MaximumAttempts = _options.Attempts, SameCause = int.MaxValue };
        List<(FarmTask Task, JobRequests Requests)> again = [];
        foreach ((FarmTask task, JobReport report) in asked.Zip(reports).Where(p => _open.Contains(p.First)))
        {
            // A task that has a result, and jobs left: one of them was out of time, and has failed.
            bool isPart = _read.Contains(Path.GetFileName(FarmTask.ResultOf(task.Directory, task.Attempts)));
            ResubmitDecision decision = isPart && !report.MayLive ? new ResubmitDecision(true, _options.Requests, "") : policy.Decide(report, []);
            if (decision.Again)
            {
                _folder.Say(string.Create(CultureInfo.InvariantCulture, $"task {task.Number}: {report.Situation} ({report.Detail}); submitted again"));
                Pack(task);
                again.Add((task, decision.Requests));
            }
            else if (!report.MayLive)
            {
                GiveUp(task, report);
            }
        }

        foreach (var alike in again.GroupBy(a => a.Requests))
        {
            Submit([.. alike.Select(a => a.Task)], alike.Key);
        }

        Collect();
    }

    private void GiveUp(FarmTask task, JobReport report)
    {
        string message = string.Create(CultureInfo.InvariantCulture, $"its task was submitted {report.Attempts.Count} times; the last: {report.Situation}{(report.Detail.Length > 0 ? $" ({report.Detail})" : "")}");
        _folder.Say(string.Create(CultureInfo.InvariantCulture, $"task {task.Number}: given up, {message}"));
        _folder.Failed();
        string log = Path.Combine(task.Directory, BatchScript.LogName);
        string last = File.Exists(log) ? string.Join('\n', File.ReadLines(log).TakeLast(20)) : "";
        Array.ForEach(task.Jobs, j => Call.Fail(new JobFailure(j, FailureReason.Died, report.Record?.Host ?? report.Attempts[^1].Last?.Host ?? "unknown", message, last)));
    }

    private void CancelTasks()
    {
        _folder.Failed();
        // Also finds the ids of tasks whose submission was not answered.
        string[] ids = [.. _watch.Report([.. _open.Select(t => t.Directory)]).SelectMany(r => r.Attempts).Where(a => a.MayLive && a.Id is not null).Select(a => a.Id!).Distinct()];
        foreach ((int jobs, CommandResult result) in _cancellation.Cancel(ids))
        {
            _folder.Say(string.Create(CultureInfo.InvariantCulture, $"{jobs} tasks cancelled{(result.IsSuccess ? "" : $": {result.Problem}")}"));
        }
    }
}
