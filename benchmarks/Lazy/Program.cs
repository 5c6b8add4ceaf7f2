// What lazy arrays and lazy events cost beside loops that are written by hand.
//   dotnet run -c Release --project benchmarks/Lazy -- [ELEMENTS] [EVENTS]
// Prints medians of interleaved passes and their ratios; on a busy machine those of the processor time are the steadier ones. Each pass compares the results: they are the same.
using System.Globalization;
using Heppy.Benchmarks.Lazy;

int elements = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000_000;
int events = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 600_000;
int workers = Math.Min(2, Environment.ProcessorCount);

ArrayPasses.Run(elements, workers);
ArrayMemory.Run(elements, workers);
EventPasses.Run(events, workers);
