#!/usr/bin/env dotnet
#:project ../../src/Graphs
// Lazy calls make a graph: increment and add, then a fan-out with a reduction as a tree. Nothing runs before Compute, and then each call
// once, wherever it is told to. First of all the graph is drawn.
//   dotnet run samples/delayed/delayed.cs -- graph.svg synchronous threads processes slurm

using Heppy.Graphs;
using Heppy.Pools;

Delayed<int> one = Delayed.Call(Increment, 0);
Delayed<int> three = Delayed.Call(Add, one, Delayed.Call(Increment, one));

Delayed<int>[] squares = [.. Enumerable.Range(1, 8).Select(i => Delayed.Call(ScaledSquare, i, three))];
Delayed<int> sum = Delayed.Reduce(squares, Add);
Delayed<int> largest = Delayed.Call(Largest, squares);

Delayed.Visualize(args.Length > 0 ? args[0] : "graph.svg", sum, largest);
foreach (string place in args.Length > 1 ? args[1..] : ["synchronous", "threads"])
{
    using Pool pool = Pool.Named(place);
    (int total, int most) = Delayed.Compute(pool, sum, largest);
    Console.WriteLine($"{place,-12} 3 (1² + ... + 8²) = {total}, the largest term is {most}");
}

static int Increment(int x) => x + 1;

static int Add(int x, int y) => x + y;

static int ScaledSquare(int x, int factor) => factor * x * x;

static int Largest(int[] values) => values.Max();
