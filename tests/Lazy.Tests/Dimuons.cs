using Heppy.Formats.Uhi;
using Heppy.Pools;

namespace Heppy.Lazy.Tests;

/// <summary>A graph with a result of each kind, as a worker makes it too.</summary>
internal sealed record Dimuons(
    LazyHistogram Mass, LazyHistogram Streams, LazyHistogram Jets, LazyValue<long> Selected, LazyValue<long> Pairs, LazyValue<double> MetSum, LazyFile Rows, LazyEvents Events)
{
    internal LazyResult[] All => [Mass, Streams, Jets, Selected, Pairs, MetSum, Rows];

    /// <summary>Everything as bytes, to be compared.</summary>
    internal string Text
    {
        get
        {
            var bytes = new MemoryStream();
            new UhiFormat().Write(bytes, [Mass.Result, Streams.Result, Jets.Result], new Dictionary<string, object>());
            return FormattableString.Invariant($"{Selected.Value} {Pairs.Value} {MetSum.Value:R} {Rows.Rows} {Convert.ToHexString(File.ReadAllBytes(Rows.Path))} ")
                + System.Text.Encoding.UTF8.GetString(bytes.ToArray());
        }
    }

    internal static Dimuons Of(Request request)
    {
        LazyEvents events = LazyEvents.FromParquet(request.Files);
        if (request.Partitions > 0)
        {
            events = events.Repartition(request.Partitions);
        }

        LazyColumn<float> met = events.Column<float>("MET_pt");
        var pairs = events.Collection<Events.Muon>("Muon").Pairs((a, b) => a.Charge != b.Charge);
        LazyList<double> mass = pairs.Select(p => p.Mass);
        LazyEvents selected = events.Where(pairs.Count(), n => n > 0).Where(met, m => m > request.MinMet);
        return new Dimuons(
            mass.Histogram("mass", Axis.Regular(40, 0, 200), met.Select(m => m / 7.0)),
            selected.Column<string>("stream").Histogram("streams", Axis.Categories()),
            selected.List<float>("Jet_pt").Histogram("jets", Axis.Automatic(20)),
            selected.Count(),
            pairs.Total(),
            met.Select(m => (double)m / 3).Sum(),
            selected.ToParquet(request.Output, ("mass", mass), ("met", met), ("n", pairs.Count())),
            events);
    }

    /// <summary>Computes everything on a pool.</summary>
    internal static Dimuons Compute(Request request, string place)
    {
        Dimuons dimuons = LazyEvents.Define(Of, request);
        // Not below the program, which farms copy there.
        using Pool pool = Pool.Named(place, new FarmOptions { WorkDirectory = Path.Combine(Path.GetDirectoryName(request.Files)!, "work") });
        LazyEvents.Compute(pool, dimuons.All);
        return dimuons;
    }

    internal sealed record Request(string Files, string Output, int Partitions = 0, double MinMet = 20);
}
