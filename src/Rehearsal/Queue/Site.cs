using System.Globalization;

namespace Heppy.Rehearsal.Queue;

/// <summary>What the environment says about the rehearsed site.</summary>
internal sealed record Site
{
    /// <summary>Where the queue, the accounting and the faults are kept.</summary>
    internal required string Folder { get; init; }

    /// <summary>How many jobs run at once.</summary>
    internal int Slots { get; init; } = 4;

    /// <summary>How long a minute of a run limit lasts.</summary>
    internal TimeSpan Minute { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// From the first signal (run limit, removal from HTCondor) to SIGKILL. LSF waits ten minutes after SIGUSR2 at the
    /// run limit, HTCondor's MachineMaxVacateTime is ten minutes too.
    /// </summary>
    internal required TimeSpan Grace { get; init; }

    /// <summary>How long finished jobs stay in bjobs; CLEAN_PERIOD of LSF, one hour.</summary>
    internal TimeSpan Clean { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Time from SIGINT to SIGTERM to SIGKILL of bkill; JOB_TERMINATE_INTERVAL of LSF, ten seconds.</summary>
    internal TimeSpan TerminateInterval => Minute / 6;

    internal string User { get; init; } = Environment.UserName;

    internal string Host { get; init; } = Environment.MachineName;

    internal TimeProvider Time { get; init; } = TimeProvider.System;

    internal DateTimeOffset Now => Time.GetUtcNow();

    internal static Site FromEnvironment()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var folder = Environment.GetEnvironmentVariable("HEPPY_REHEARSAL_DIR");
        var minute = TimeSpan.FromSeconds(Number("HEPPY_REHEARSAL_MINUTE", 60, 0.001));
        return new Site
        {
            Folder = Path.GetFullPath(string.IsNullOrEmpty(folder) ? Path.Combine(home, ".heppy-rehearsal") : folder),
            Slots = (int)Number("HEPPY_REHEARSAL_SLOTS", 4, 1),
            Minute = minute,
            Grace = TimeSpan.FromSeconds(Number("HEPPY_REHEARSAL_GRACE", 10 * minute.TotalSeconds, 0)),
            Clean = TimeSpan.FromSeconds(Number("HEPPY_REHEARSAL_CLEAN", 3600, 0)),
        };
    }

    private static double Number(string name, double missing, double least)
    {
        var text = Environment.GetEnvironmentVariable(name);
        if (string.IsNullOrEmpty(text))
        {
            return missing;
        }
        var parsed = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
        return parsed && value >= least && value < 1e9
            ? value
            : throw new CommandException($"heppy-rehearsal: {name} is '{text}', not a number of "
                + $"at least {least.ToString(CultureInfo.InvariantCulture)}. Correct or unset it.", 2);
    }
}
