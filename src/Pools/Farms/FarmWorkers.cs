using System.Runtime.InteropServices;
using Heppy.Batch;
using Heppy.Pools.Calls;

namespace Heppy.Pools.Farms;

/// <summary>Runs calls on a batch system, each with a thread that submits, watches and reads results.</summary>
internal sealed class FarmWorkers : IWorkers
{
    private readonly object _gate = new();
    private readonly List<FarmCall> _calls = [];
    private readonly SiteProfile _site;
    private readonly FarmOptions _options;
    private readonly PosixSignalRegistration[] _signals;
    private FarmFolder? _folder;
    private bool _isClosed;
    private int _number;

    /// <param name="site">Name of the site.</param>
    /// <param name="options">How it is used.</param>
    internal FarmWorkers(string site, FarmOptions options)
    {
        (_site, _options) = (SiteProfiles.Find(site), options);
        if (_site.SubmitArray is null)
        {
            throw new UserError($"{_site.Name} has no arrays, which pools need. With them are: {string.Join(", ", SiteProfiles.Names.Where(n => SiteProfiles.Find(n).SubmitArray is not null))}.");
        }

        // The tasks must not outlive an interrupted program; after that it ends as it would have.
        _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(s => PosixSignalRegistration.Create(s, c => Interrupted(c.Signal)))];
    }

    /// <inheritdoc/>
    public void Start(Call call)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(Pool));
            if (call.IsOver)
            {
                return;
            }

            _folder ??= FarmFolder.Make(_options);
            var run = new FarmCall(_site, _options, call, _folder, ++_number);
            _calls.RemoveAll(c => c.HasEnded);
            _calls.Add(run);
            run.Start();
        }
    }

    /// <inheritdoc/>
    public void Cancel(Call call, Exception reason)
    {
        call.Cancel(reason);
        Array.Find(Calls(), c => c.Call == call)?.Stop();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
        }

        FarmCall[] calls = Calls();
        foreach (FarmCall call in calls.Where(c => !c.HasEnded))
        {
            call.Call.Cancel(new OperationCanceledException("The pool was disposed while it was busy."));
            call.Stop();
        }

        Array.ForEach(calls, c => c.AwaitEnd());
        Array.ForEach(_signals, s => s.Dispose());
        _folder?.Close();
    }

    private FarmCall[] Calls()
    {
        lock (_gate)
        {
            return [.. _calls];
        }
    }

    private void Interrupted(PosixSignal signal)
    {
        FarmCall[] busy = [.. Calls().Where(c => !c.HasEnded)];
        if (busy.Length > 0)
        {
            _folder?.Say($"{signal}: cancelling");
            Array.ForEach(busy, c => c.Stop());
            Array.ForEach(busy, c => c.AwaitEnd());
        }
    }
}
