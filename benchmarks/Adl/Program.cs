// The ADL queries: against DuckDB on the same file, singly and in one sequence; the event loop against a loop by hand over the same columns;
// gain of threads, time and memory as the input grows.
// dotnet run -c Release --project benchmarks/Adl [all | duck | loop | scale [EVENTS]]
// dotnet run -c Release --project benchmarks/Adl query NAME SECONDS [EVENTS]      # one query again and again, on one core, for a profiler
using System.Globalization;
using Heppy.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string part = args.Length > 0 ? args[0] : "";
if (part == "run")
{
    return Scaling.RunOnce(args[1], args[2..]);
}

if (part == "query")
{
    return Profiled.Repeat(args[1], double.Parse(args[2], CultureInfo.InvariantCulture), args.Length > 3 ? long.Parse(args[3], CultureInfo.InvariantCulture) : 500_000);
}

string folder = Directory.CreateTempSubdirectory("heppy-adl-").FullName;
try
{
    if (part is "" or "all" or "duck")
    {
        AgainstDuck.Measure(folder, args.Length > 1 ? long.Parse(args[1], CultureInfo.InvariantCulture) : Ratios.IsShort ? 200_000 : 2_000_000);
    }

    if (part is "" or "all" or "loop")
    {
        LoopOverhead.Measure(folder, Ratios.IsShort ? 50_000 : 250_000);
    }

    if (part is "" or "all" or "scale")
    {
        Scaling.Measure(folder, Ratios.IsShort ? 200_000 : 1_000_000);
    }

    return 0;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
