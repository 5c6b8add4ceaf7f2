namespace Heppy.Rehearsal.Running;

/// <summary>Files for the standard streams of a process. Output is appended; an error file of null joins the output.</summary>
internal sealed record Streams(string Input, string Output, string? Error)
{
    private const uint Mode = 0b110_110_110;

    /// <summary>No input; what is written goes to a file.</summary>
    internal static Streams To(string file) => new("/dev/null", file, null);

    internal void Open(nint actions)
    {
        const int output = Native.WriteOnly | Native.Create | Native.Append;
        _ = Native.posix_spawn_file_actions_addopen(actions, 0, Input, 0, 0);
        _ = Native.posix_spawn_file_actions_addopen(actions, 1, Output, output, Mode);
        _ = Error is null
            ? Native.posix_spawn_file_actions_adddup2(actions, 1, 2)
            : Native.posix_spawn_file_actions_addopen(actions, 2, Error, output, Mode);
    }
}
