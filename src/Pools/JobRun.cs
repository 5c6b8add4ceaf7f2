namespace Heppy.Pools;

/// <summary>Where and when a job ran.</summary>
/// <param name="Machine">Name of the machine.</param>
/// <param name="Worker">Number of the thread or process of the pool, or of the task on a farm, from 0.</param>
/// <param name="Started">When it began, by the clock of that machine.</param>
/// <param name="Duration">How long it took.</param>
public readonly record struct JobRun(string Machine, int Worker, DateTimeOffset Started, TimeSpan Duration);
