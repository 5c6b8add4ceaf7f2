namespace Heppy.Commands;

/// <summary>What is said where something cannot be written.</summary>
internal static class WriteFailure
{
    private const int NoSpace = 28;
    private const int NoQuota = 122;
    private const int NoSpaceForLength = 112;

    /// <summary>The reason of the system and what to do, by what it is.</summary>
    /// <param name="failure">An <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.</param>
    /// <param name="elsewhere">How another directory is given.</param>
    internal static string Of(Exception failure, string elsewhere)
    {
        // Behind the reason is the path: of a file that nobody asked for by its name.
        string reason = failure.Message.Split(" : '")[0].TrimEnd('.');
        bool isFull = failure is IOException && (failure.HResult & 0xFFFF) is NoSpace or NoQuota or NoSpaceForLength;
        return isFull ? $"{reason}. Make room, or give another directory: {elsewhere}" : $"{reason}. Give a directory that you may write to: {elsewhere}";
    }
}
