namespace Heppy.Rehearsal.Running;

/// <summary>How a running job is stopped: signals, each with the time since the decision; and what is recorded.</summary>
internal sealed record JobStop(Ending Ending, params (int Signal, TimeSpan At)[] Signals);
