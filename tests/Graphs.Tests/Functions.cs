using System.Diagnostics;
using Heppy.Pools.Tests;

namespace Heppy.Graphs.Tests;

/// <summary>What the graphs on trial call.</summary>
internal static class Functions
{
    internal static long Mixed(long[] values) => values.Aggregate(17L, (sum, value) => unchecked((31 * sum) + value));

    internal static int Increment(int x) => x + 1;

    internal static int Add(int x, int y) => x + y;

    internal static string Join(string a, string b) => a + b;

    internal static string JoinAll(string[] all) => $"({string.Concat(all)})";

    internal static int Picky(int x, string folder)
    {
        File.AppendAllText(Path.Combine(folder, FormattableString.Invariant($"ran{x}")), "x");
        return x % 3 == 1 ? throw new InvalidOperationException($"no {x} today") : x;
    }

    internal static int Endless(int x, string folder)
    {
        TestFolder.Say(Path.Combine(folder, "begun"));
        while (true)
        {
            Thread.Sleep(50);
        }
    }

    internal static int Mortal(int x, string folder)
    {
        if (Directory.GetFiles(folder, "kill*") is [var file, ..])
        {
            File.Delete(file);
            using var self = Process.GetCurrentProcess();
            self.Kill();
            Thread.Sleep(Timeout.Infinite);
        }

        return x;
    }

    internal static Knot Tied(int x)
    {
        var knot = new Knot();
        knot.Inner = x == 1 ? knot : null;
        return knot;
    }

    internal static int Untied(Knot knot) => knot.Inner is null ? 1 : 2;

    /// <summary>JSON cannot hold what contains itself.</summary>
    internal sealed class Knot
    {
        public Knot? Inner { get; set; }
    }
}
