using System.Globalization;
using Xunit;

namespace Heppy.Pools.Tests;

/// <summary>A folder of a test, where jobs say that they run.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("heppy-pool-").FullName;

    internal string Path => _path;

    internal string this[string name] => System.IO.Path.Combine(_path, name);

    /// <summary>Says, from within a job, that it runs: its process is in a file of this name.</summary>
    internal static void Say(string file)
    {
        File.WriteAllText(file + ".new", Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        File.Move(file + ".new", file, overwrite: true);
    }

    /// <summary>Waits for what a job says.</summary>
    internal int Await(string name)
    {
        Await(() => File.Exists(this[name]), $"{name} appears");
        return int.Parse(File.ReadAllText(this[name]), CultureInfo.InvariantCulture);
    }

    /// <summary>Waits, a minute at most.</summary>
    internal static void Await(Func<bool> condition, string what)
    {
        for (int wait = 0; !condition(); wait++)
        {
            Assert.True(wait < 3000, $"not within a minute: {what}");
            Thread.Sleep(20);
        }
    }

    /// <summary>Waits until a process is gone, or a zombie.</summary>
    internal static void AwaitEnd(int process) => Await(() => Ended(process), $"process {process} is gone");

    private static bool Ended(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // There is no such file; or there was, and the process ended before it was read (ESRCH).
            return true;
        }
    }

    public void Dispose()
    {
        for (int attempt = 0; Directory.Exists(_path); attempt++)
        {
            try
            {
                Directory.Delete(_path, recursive: true);
            }
            catch (IOException) when (attempt < 50)
            {
                // Tasks that were cancelled still write their last words.
                Thread.Sleep(100);
            }
        }
    }
}
