using System.Globalization;

namespace Heppy.Commands;

/// <summary>Numbers and sentences of a status.</summary>
internal static class StatusText
{
    /// <summary>How the run is, in a sentence: <c>under way: 4 of 10 chunks done, 4,000 of 10,000 events, 1,250 ev/s, 5 s left</c>.</summary>
    /// <param name="snapshot">How it is.</param>
    internal static string Sentence(RunSnapshot snapshot)
    {
        string rate = snapshot.Rate is { } r ? string.Create(CultureInfo.InvariantCulture, $", {r:N0} ev/s") : "";
        string left = snapshot.SecondsLeft is { } s ? $", {ProgressText.Time(s)} left" : "";
        int bad = snapshot.Components.Sum(c => c.Bad);
        string failed = bad == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {bad:N0} bad");
        return string.Create(CultureInfo.InvariantCulture, $"{snapshot.Word}: {snapshot.Chunks.Count(c => c.IsDone):N0} of {snapshot.Chunks.Count:N0} chunks done{failed}, {snapshot.Done:N0} of {snapshot.Events:N0} events{rate}{left}");
    }

    /// <summary>What to type next, or empty.</summary>
    /// <param name="snapshot">How the run is.</param>
    /// <param name="shown">Its directory as it was typed.</param>
    internal static string Next(RunSnapshot snapshot, string shown)
    {
        string outdir = Batch.Shell.Quote(shown);
        bool hasJobs = snapshot.Chunks.Any(c => c.Job is { Attempts.Count: > 0 });
        return snapshot.IsDone ? $"next: heppy-hadd {outdir}" : snapshot.IsUnderWay ? "" : $"next: heppy-check {outdir}, then {(hasJobs ? "heppy-check --resubmit" : "heppy --resume")} {outdir}";
    }
}
