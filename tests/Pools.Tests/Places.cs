using System.Diagnostics;
using Xunit;

[assembly: AssemblyFixture(typeof(Heppy.Pools.Tests.Places))]

namespace Heppy.Pools.Tests;

/// <summary>The pools that the tests run on: threads and processes; with HEPPY_TEST_FARMS=slurm,sge on those as well.</summary>
public sealed class Places : IDisposable
{
    private static readonly string State = Directory.CreateTempSubdirectory("heppy-pools-").FullName;

    public Places()
    {
        string commands = Path.Combine(AppContext.BaseDirectory, "commands");
        Environment.SetEnvironmentVariable("PATH", $"{commands}/lsf:{commands}/htcondor:{Environment.GetEnvironmentVariable("PATH")}");
        Environment.SetEnvironmentVariable("HEPPY_REHEARSAL_DIR", State);
        Environment.SetEnvironmentVariable("HEPPY_REHEARSAL_GRACE", "2");
    }

    /// <summary>Farms on trial, beside the rehearsed ones.</summary>
    public static string[] Farms { get; } = Environment.GetEnvironmentVariable("HEPPY_TEST_FARMS") is { Length: > 0 } farms ? farms.Split(',') : [];

    /// <summary>Pools whose jobs run in other processes.</summary>
    public static TheoryData<string> OtherProcesses => [.. Farms.Prepend("processes:2")];

    /// <summary>All pools.</summary>
    public static TheoryData<string> All => [.. Farms.Prepend("processes:2").Prepend("threads:2").Prepend("synchronous")];

    /// <summary>Pools that can be left while a job runs.</summary>
    public static TheoryData<string> Parallel => [.. Farms.Prepend("processes:2").Prepend("threads:2")];

    /// <summary>A pool of that name, whose farms are looked at often, in a folder.</summary>
    internal static Pool Open(string place, TestFolder folder, FarmOptions? options = null) => Pool.Named(place, (options ?? new()) with
    {
        WorkDirectory = folder["work"],
        PollInterval = TimeSpan.FromMilliseconds(100),
        AskInterval = TimeSpan.FromSeconds(1),
        Grace = TimeSpan.FromSeconds(5),
        Log = options?.Log ?? Console.Error,
    });

    public void Dispose()
    {
        using var stop = Process.Start(Path.Combine(AppContext.BaseDirectory, "heppy-rehearsal"), "stop");
        stop.WaitForExit();
        Directory.Delete(State, recursive: true);
    }
}
