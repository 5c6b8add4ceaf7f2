using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.Tests;

/// <summary>A job whose formats are compared.</summary>
internal static class Examples
{
    internal static DateTimeOffset At(int month, int day, int hour, int minute, int second) =>
        new(2012, month, day, hour, minute, second, TimeSpan.Zero);

    internal static Job Job { get; } = new()
    {
        System = BatchSystem.Lsf,
        Id = 1,
        Name = "./pi_css5 10000000",
        User = "lsfuser",
        Host = "hostA",
        Command = "./pi_css5 10000000",
        Arguments = ["/bin/sh", "script"],
        Directory = "/home/lsfuser",
        Since = At(5, 6, 15, 45, 10),
        Submitted = At(5, 6, 15, 45, 10),
    };
}
