using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Heppy.Pools.Calls;
using Heppy.Pools.Farms;
using Heppy.Pools.Local;

namespace Heppy.Pools;

/// <summary>Calls a function on many jobs: one after the other, on threads, in processes or on a batch farm, with the same results.</summary>
/// <remarks>
/// The function is static: a method, a static local function, or a lambda that uses nothing from around it. Where it runs in another
/// process, static fields have there what their initialisers give them, and what it prints goes to standard error, or to the log of its task.
/// Jobs go one by one to whichever worker is free. A job that fails does not stop the others. Pools may be used by several threads at once.
/// </remarks>
public sealed class Pool : IDisposable
{
    private readonly IWorkers? _workers;
    private Pool(PoolOptions options, IWorkers? workers) => (Options, _workers) = (options, workers);

    /// <summary>Whether jobs run in this process, so that nothing is serialised.</summary>
    internal bool SharesMemory { get; private init; } = true;

    /// <summary>Runs jobs in order on the calling thread: for debugging, and as the yardstick of the others.</summary>
    /// <param name="options">How jobs are treated. A time limit needs a thread of its own, which such a pool then has.</param>
    public static Pool Synchronous(PoolOptions? options = null) => options?.TimeLimit is null ? new(options ?? new(), null) : Threads(1, options);

    /// <summary>Runs jobs on threads of this process.</summary>
    /// <param name="workers">Number of threads; null for one per core.</param>
    /// <param name="options">How jobs are treated.</param>
    public static Pool Threads(int? workers = null, PoolOptions? options = null) => new(
        options ??= new(), new LocalWorkers(Count(workers), options, (pool, number) => new ThreadWorker(pool, number)));

    /// <summary>Runs jobs in processes of this machine: this program again, which loads the function instead of beginning.</summary>
    /// <param name="workers">Number of processes; null for one per core.</param>
    /// <param name="options">How jobs are treated.</param>
    /// <exception cref="UserError">This program cannot be started again so; the message says what to change.</exception>
    public static Pool Processes(int? workers = null, PoolOptions? options = null)
    {
        ThisProgram.Check();
        return new(options ??= new(), new LocalWorkers(Count(workers), options, (pool, number) => new ProcessWorker(pool, number))) { SharesMemory = false };
    }

    /// <summary>Runs jobs as arrays of Slurm.</summary>
    /// <param name="options">How the farm is used.</param>
    public static Pool Slurm(FarmOptions? options = null) => Farm("slurm", options);

    /// <summary>Runs jobs as arrays of Grid Engine.</summary>
    /// <param name="options">How the farm is used.</param>
    public static Pool GridEngine(FarmOptions? options = null) => Farm("sge", options);

    /// <summary>Runs jobs as arrays of LSF.</summary>
    /// <param name="options">How the farm is used.</param>
    public static Pool Lsf(FarmOptions? options = null) => Farm("lsf", options);

    /// <summary>Runs jobs as clusters of HTCondor, on machines that see the work directory.</summary>
    /// <param name="options">How the farm is used.</param>
    public static Pool HTCondor(FarmOptions? options = null) => Farm("htcondor", options);

    /// <summary>Runs jobs as arrays of the batch system of a site.</summary>
    /// <param name="site">Name of a site as in <c>heppy-batch --site</c>, or the path of its <c>.json</c> file.</param>
    /// <param name="options">How the farm is used.</param>
    /// <exception cref="UserError">There is no such site, or it has no arrays, or this program cannot be started again; the message says what to do.</exception>
    public static Pool Farm(string site, FarmOptions? options = null)
    {
        ThisProgram.Check();
        return new(options ??= new(), new FarmWorkers(site, options)) { SharesMemory = false };
    }

    /// <summary>The pool of a name, as a program takes it from its command line.</summary>
    /// <param name="place"><c>synchronous</c>, <c>threads</c>, <c>processes</c>, the last two with a number if wanted (<c>processes:4</c>), or a site as for <see cref="Farm"/>.</param>
    /// <param name="options">How it is used; what is for farms only counts there.</param>
    /// <exception cref="UserError">There is no such pool.</exception>
    public static Pool Named(string place, FarmOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(place);
        string[] parts = place.Split(':', 2);
        int? workers = null;
        if (parts is ["threads" or "processes", var number])
        {
            workers = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int n) && n > 0
                ? n
                : throw new UserError($"'{place}' is no pool: behind the colon is the number of workers, as in {parts[0]}:4.");
        }

        return parts[0] switch
        {
            "synchronous" => Synchronous(options),
            "threads" => Threads(workers, options),
            "processes" => Processes(workers, options),
            _ => Farm(place, options),
        };
    }

    /// <summary>Calls a function on each job.</summary>
    /// <param name="function">The function; static.</param>
    /// <param name="jobs">The jobs.</param>
    /// <param name="chunkSize">How many jobs are handed out at once; more than 1 only where jobs take less than about a millisecond, on farms less than minutes.</param>
    /// <param name="cancellation">Ends the call, and the jobs that run.</param>
    /// <returns>The results, in the order of the jobs.</returns>
    /// <exception cref="UserError">The function is not static.</exception>
    /// <exception cref="PoolException">Jobs failed; it lists them. The others are done.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled, or the pool disposed.</exception>
    public TResult[] Map<TJob, TResult>(Func<TJob, TResult> function, IEnumerable<TJob> jobs, int chunkSize = 1, CancellationToken cancellation = default) =>
        MapAsync(function, jobs, chunkSize, cancellation).GetAwaiter().GetResult();

    /// <summary><see cref="Map"/>, without waiting.</summary>
    public Task<TResult[]> MapAsync<TJob, TResult>(Func<TJob, TResult> function, IEnumerable<TJob> jobs, int chunkSize = 1, CancellationToken cancellation = default) =>
        ValuesAsync(new Call<TJob, TResult>(function, function, [.. jobs], chunkSize, Options), cancellation);

    /// <summary><see cref="Map"/>, with what came of each job instead of an exception for those that failed.</summary>
    public Result<TResult>[] TryMap<TJob, TResult>(Func<TJob, TResult> function, IEnumerable<TJob> jobs, int chunkSize = 1, CancellationToken cancellation = default) =>
        TryMapAsync(function, jobs, chunkSize, cancellation).GetAwaiter().GetResult();

    /// <summary><see cref="TryMap"/>, without waiting.</summary>
    public async Task<Result<TResult>[]> TryMapAsync<TJob, TResult>(Func<TJob, TResult> function, IEnumerable<TJob> jobs, int chunkSize = 1, CancellationToken cancellation = default)
    {
        var call = new Call<TJob, TResult>(function, function, [.. jobs], chunkSize, Options);
        await RunAsync(call, cancellation).ConfigureAwait(false);
        return [.. Enumerable.Range(0, call.Count).Select(call.ResultOf)];
    }

    /// <summary><see cref="Map"/> for functions of two parameters, on pairs.</summary>
    public TResult[] Starmap<T1, T2, TResult>(Func<T1, T2, TResult> function, IEnumerable<(T1, T2)> jobs, int chunkSize = 1, CancellationToken cancellation = default) =>
        ValuesAsync(new Call<(T1, T2), TResult>(function, Star.Of(function), [.. jobs], chunkSize, Options), cancellation).GetAwaiter().GetResult();

    /// <summary><see cref="Map"/> for functions of three parameters, on triples.</summary>
    public TResult[] Starmap<T1, T2, T3, TResult>(Func<T1, T2, T3, TResult> function, IEnumerable<(T1, T2, T3)> jobs, int chunkSize = 1, CancellationToken cancellation = default) =>
        ValuesAsync(new Call<(T1, T2, T3), TResult>(function, Star.Of(function), [.. jobs], chunkSize, Options), cancellation).GetAwaiter().GetResult();

    /// <summary><see cref="Map"/> for functions of four parameters, on quadruples.</summary>
    public TResult[] Starmap<T1, T2, T3, T4, TResult>(Func<T1, T2, T3, T4, TResult> function, IEnumerable<(T1, T2, T3, T4)> jobs, int chunkSize = 1, CancellationToken cancellation = default) =>
        ValuesAsync(new Call<(T1, T2, T3, T4), TResult>(function, Star.Of(function), [.. jobs], chunkSize, Options), cancellation).GetAwaiter().GetResult();

    /// <summary>Calls a function on each job, and gives what came of each as it comes, in the order in which they end.</summary>
    /// <remarks>Parameters and errors as for <see cref="TryMap"/>. To leave the loop early cancels the rest.</remarks>
    public IAsyncEnumerable<Result<TResult>> MapAsTheyCome<TJob, TResult>(Func<TJob, TResult> function, IEnumerable<TJob> jobs, int chunkSize = 1, CancellationToken cancellation = default) =>
        AsTheyCome(new Call<TJob, TResult>(function, function, [.. jobs], chunkSize, Options), cancellation);

    /// <summary>Cancels what runs, and waits for processes and tasks to be gone.</summary>
    public void Dispose() => _workers?.Dispose();

    /// <summary>How jobs are treated.</summary>
    internal PoolOptions Options { get; }

    /// <summary>Works at a call until it is over.</summary>
    internal async Task RunAsync(Call call, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (_workers is null)
        {
            while (call.TryTake(0, out int first, out int count))
            {
                for (int job = first; job < first + count; job++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    call.Run(job, 0, Stopwatch.GetTimestamp(), out _);
                }
            }
        }
        else
        {
            _workers.Start(call);
            using CancellationTokenRegistration registration = cancellation.Register(() => _workers.Cancel(call, new OperationCanceledException(cancellation)));
            await call.Done.ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<Result<TResult>> AsTheyCome<TJob, TResult>(Call<TJob, TResult> call, CancellationToken cancellation, [EnumeratorCancellation] CancellationToken asked = default)
    {
        if (_workers is null)
        {
            for (int job = 0; job < call.Count; job++)
            {
                cancellation.ThrowIfCancellationRequested();
                asked.ThrowIfCancellationRequested();
                call.Run(job, 0, Stopwatch.GetTimestamp(), out _);
                yield return call.ResultOf(job);
            }

            yield break;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, asked);
        var ended = Channel.CreateUnbounded<Result<TResult>>(new UnboundedChannelOptions { SingleReader = true });
        call.Ended = job => ended.Writer.TryWrite(call.ResultOf(job));
        Task run = RunAsync(call, either.Token).ContinueWith(t => ended.Writer.TryComplete(t.Exception?.InnerException ?? (t.IsCanceled ? new OperationCanceledException(either.Token) : null)), TaskScheduler.Default);
        try
        {
            await foreach (Result<TResult> result in ended.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                yield return result;
            }
        }
        finally
        {
            await either.CancelAsync().ConfigureAwait(false);
            await run.ConfigureAwait(false);
        }
    }

    private async Task<TResult[]> ValuesAsync<TJob, TResult>(Call<TJob, TResult> call, CancellationToken cancellation)
    {
        await RunAsync(call, cancellation).ConfigureAwait(false);
        return call.Failures is { Length: > 0 } failures ? throw new PoolException(failures, call.Count) : call.Values;
    }

    private static int Count(int? workers) => workers is null or >= 1
        ? workers ?? Environment.ProcessorCount
        : throw new ArgumentOutOfRangeException(nameof(workers), workers, "A pool has one worker at least.");
}
