using System.Runtime.InteropServices;

namespace Heppy.Commands;

/// <summary>Turns signals into a graceful stop; a second interrupt ends at once.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly List<PosixSignalRegistration> _registered = [];

    private StopSignals()
    {
    }

    internal static StopSignals Listen(StopSignal stop, RunConsole console)
    {
        var signals = new StopSignals();
        (PosixSignal Signal, string Name)[] all = [(PosixSignal.SIGINT, "SIGINT"), (PosixSignal.SIGTERM, "SIGTERM"), ((PosixSignal)12, "SIGUSR2")];
        foreach ((PosixSignal signal, string name) in all)
        {
            signals._registered.Add(PosixSignalRegistration.Create(signal, context =>
            {
                bool second = signal == PosixSignal.SIGINT && stop.IsRequested;
                context.Cancel = !second;
                if (!second)
                {
                    stop.Request(name);
                    console.Error($"{name}: stopping after the current events; what is done is kept.{(signal == PosixSignal.SIGINT ? " Once more to stop at once." : "")}\n");
                }
            }));
        }

        return signals;
    }

    /// <inheritdoc/>
    public void Dispose() => _registered.ForEach(r => r.Dispose());
}
