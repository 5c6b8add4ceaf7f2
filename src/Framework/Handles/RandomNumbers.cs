using Heppy.Physics;

namespace Heppy;

/// <summary>Random numbers of an analyzer: a stream of its own for each event, so that splitting changes nothing.</summary>
/// <remarks>The stream is given by (seed of the run, run, luminosity block, event number, analyzer).</remarks>
public sealed class RandomNumbers : Handle
{
    private EventRandom _stream;
    private long _stamp = -1;
    private int _universe = -1;
    private ulong _seed;
    private string _analyzer = "";

    /// <summary>The event's stream; it goes on where the last call in the same event left it.</summary>
    /// <param name="ev">The event being processed.</param>
    public ref EventRandom this[Event ev]
    {
        get
        {
            if (_stamp != ev.Stamp || _universe != ev.Universe)
            {
                MustBeAttached();
                _stream = new EventRandom(_seed, ev.Run, ev.Lumi, ev.Number, _analyzer);
                (_stamp, _universe) = (ev.Stamp, ev.Universe);  // under each variation the same numbers
            }

            return ref _stream;
        }
    }

    internal override void Declare(Declarations to) => (_seed, _analyzer) = (to.Seed, to.AnalyzerName);
}
