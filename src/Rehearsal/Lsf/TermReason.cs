namespace Heppy.Rehearsal.Lsf;

/// <summary>Why LSF ended a job, as bacct's manual lists it.</summary>
internal static class TermReason
{
    /// <summary>TERM_RUNLIMIT: job killed after reaching LSF run time limit. Nothing for a job that ended by itself.</summary>
    internal static string? Text(string? reason) => reason switch
    {
        "TERM_RUNLIMIT" => $"{reason}: job killed after reaching LSF run time limit",
        "TERM_MEMLIMIT" => $"{reason}: job killed after reaching LSF memory usage limit",
        "TERM_OWNER" => $"{reason}: job killed by owner",
        "TERM_CWD_NOTEXIST" =>
            $"{reason}: current working directory is not accessible or does not exist on the execution host",
        "TERM_EXTERNAL_SIGNAL" => $"{reason}: job killed by a signal external to LSF",
        _ => null,
    };
}
