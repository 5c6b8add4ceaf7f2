namespace Heppy.Rehearsal.Queue;

/// <summary>Something that was done to a job, as the history shows it: a signal, a suspension.</summary>
internal sealed record JobEvent(DateTimeOffset Time, string Text);
