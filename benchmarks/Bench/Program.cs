// bin/bench [--short] list | all | NAME... [-- ARGUMENT...]: builds benchmarks, runs them one after another, and puts what they say into benchmarks/RESULTS.md.
// A benchmark that fails, also because its two sides do not find the same, makes the exit code 1.
using Heppy.Benchmarks;

string root = Machine.Root();
Benchmark[] known = Benchmark.All(root);
bool isShort = args.Contains("--short");
string[] names = [.. args.TakeWhile(a => a != "--").Where(a => a != "--short")];
string[] rest = [.. args.SkipWhile(a => a != "--").Skip(1)];
if (names is [] or ["list"])
{
    foreach (Benchmark benchmark in known)
    {
        Console.WriteLine($"{benchmark.Name,-12} {benchmark.Says}");
    }

    return 0;
}

Benchmark[] chosen = names is ["all"] ? known : [.. names.Select(n => Array.Find(known, b => b.Name == n)!)];
if (Array.IndexOf(chosen, null) is >= 0 and int unknown)
{
    Console.Error.WriteLine($"bench: there is no benchmark {names[unknown]}; 'bin/bench list' names them.");
    return 1;
}

List<string> failed = [];
var results = new ResultsPage(Path.Combine(root, "benchmarks", "RESULTS.md"));
foreach (Benchmark benchmark in chosen)
{
    Console.WriteLine($"--- {benchmark.Name}{(isShort ? ", short" : "")}");
    if (benchmark.Run(isShort, rest) is not { } section)
    {
        failed.Add(benchmark.Name);
    }
    else if (!isShort)
    {
        results.Replace(benchmark.Name, section);
    }
}

if (failed.Count > 0)
{
    Console.Error.WriteLine($"bench: failed: {string.Join(", ", failed)}");
    return 1;
}

Console.WriteLine(isShort ? "A short run measures little: benchmarks/RESULTS.md is as it was." : "benchmarks/RESULTS.md has the results.");
return 0;
