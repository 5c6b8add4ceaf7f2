using System.Diagnostics;

namespace Heppy.Pools.Tests;

/// <summary>What the pools on trial call.</summary>
internal static class Functions
{
    internal static int Square(int x) => x * x;

    internal static double Scaled(double x, int factor) => x * factor;

    internal static T Same<T>(T value) => value;

    internal static Point Mirror(Point p) => new(-p.X, p.Y, [.. p.Tags.Reverse()]);

    internal static int Picky(int x) => x % 3 == 1 ? throw new InvalidOperationException($"no {x} today") : x;

    /// <summary>Job 1 says that it runs, and never ends.</summary>
    internal static int Endless(int x, string folder)
    {
        if (x == 1)
        {
            TestFolder.Say(Path.Combine(folder, "begun"));
            while (true)
            {
                Thread.Sleep(50);
            }
        }

        return x;
    }

    internal static Knot Tied(int x) => x == 1 ? Knot.Tie() : new Knot();

    /// <summary>Job 1 kills its process as often as there are files to take away.</summary>
    internal static int Mortal(int x, string folder)
    {
        if (x == 1 && Directory.GetFiles(folder, "kill*") is [var file, ..])
        {
            File.Delete(file);
            KillSelf();
        }

        return x;
    }

    internal static int ProcessId(int x) => x * 0 + Environment.ProcessId;

    internal static string Loud(int x)
    {
        Console.Write("taken for an answer?\n");
        using var child = Process.Start("/bin/sh", ["-c", "echo so am I; cat"]);
        child.WaitForExit();
        return $"{x} {Environment.GetEnvironmentVariable("DOTNET_STARTUP_HOOKS")}";
    }

    /// <summary>Uses a pool itself, whose jobs never end.</summary>
    internal static int Nested(string folder)
    {
        TestFolder.Say(Path.Combine(folder, "middle"));
        using var pool = Pool.Processes(2);
        return pool.Starmap(EndlessChild, [(0, folder), (1, folder)]).Length;
    }

    internal static int EndlessChild(int x, string folder)
    {
        TestFolder.Say(Path.Combine(folder, $"child{x}"));
        Thread.Sleep(Timeout.Infinite);
        return x;
    }

    private static void KillSelf()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
        Thread.Sleep(Timeout.Infinite);
    }

    internal sealed record Point(double X, double Y, string[] Tags);

    /// <summary>JSON cannot hold what contains itself.</summary>
    internal sealed class Knot
    {
        public Knot? Inner { get; set; }

        internal static Knot Tie()
        {
            var knot = new Knot();
            knot.Inner = knot;
            return knot;
        }
    }
}
