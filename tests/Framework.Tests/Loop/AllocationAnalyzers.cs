namespace Heppy.Framework.Tests.Loop;

internal readonly record struct Jet(float Pt, int N);

/// <summary>Reads records and leaves them on the event.</summary>
internal sealed class ReadJets : Analyzer
{
    private readonly Records<Jet> _records = new("Jet");
    private readonly Output<Jet> _jets = new("jets");
    private readonly Output<Jet> _copied = new("copied");

    public override bool Process(Event ev)
    {
        _records.Read(ev, _copied.Allocate(ev, _records.Count(ev)));
        _records.Read(ev, _jets);
        return true;
    }
}

/// <summary>Selects from one product into another, item by item.</summary>
internal sealed class SelectJets : Analyzer
{
    private readonly Input<Jet> _jets = new("jets");
    private readonly Output<Jet> _hard = new("hard");
    private readonly Output<double> _copies = new("copies");

    public override bool Process(Event ev)
    {
        foreach (ref readonly Jet jet in _jets[ev])
        {
            if (jet.Pt > 25)
            {
                _hard.Add(ev, jet);
            }
        }

        _copies.Set(ev, ev.Weight, ev.Entry);
        return true;
    }
}

/// <summary>Cuts, columns, random numbers, identities, and every result that does not grow with the events.</summary>
internal sealed class Measure : Analyzer
{
    private readonly Input<Jet> _hard = new("hard");
    private readonly Column<double> _met = new("MET_pt");
    private readonly Column<int> _missing = new("nVertex") { IfMissing = 3 };
    private readonly Jagged<float> _pt = new("Jet_pt");
    private readonly RandomNumbers _random = new();
    private readonly Cut _any = new("any");
    private readonly Cut _two = new("two hard jets");
    private readonly Histogram<double> _x = new("x", Axis.Regular(20, 0, 50));
    private readonly Histogram<double, int> _xy = new("xy", Axis.Variable([0, 10, 50]), Axis.Integer(0, 6));
    private readonly Histogram<string> _names = new("names", Axis.Categories());
    private readonly Histogram<DayOfWeek, bool> _days = new("days", Axis.Categories<DayOfWeek>(), Axis.Boolean());
    private readonly Profile<double> _profile = new("profile", Axis.Regular(10, 0, 100));
    private readonly Average _average = new("average");

    public override bool Process(Event ev)
    {
        _any.Pass(ev, true);
        ev.Weight *= 1 + (0.01 * (_random[ev].NextDouble() - 0.5));
        double met = _met[ev];
        _average.Add(ev, met);
        if (!_two.Pass(ev, _hard[ev].Length >= 2))
        {
            return false;
        }

        foreach (float pt in _pt[ev])
        {
            _profile.Fill(ev, met, pt);
            _x.Fill(ev, pt);
            _x.Fill(ev, pt, 0.5);
        }

        _xy.Fill(ev, met, _hard[ev].Length + _missing[ev]);
        _names.Fill(ev, met > 50 ? "high" : "low");
        _days.Fill(ev, (DayOfWeek)(ev.Number % 7), ev.Run == 1);
        return true;
    }
}
