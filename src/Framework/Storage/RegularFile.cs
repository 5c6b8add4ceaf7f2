namespace Heppy.Storage;

/// <summary>Keeps pipes, devices and sockets away from what reads files: they end never, or not before somebody writes to them.</summary>
internal static class RegularFile
{
    private const int Mode = 28;
    private const int KindMask = 0xF000;

    /// <summary>What is wrong with a path that is to be read as a file, or null; also if there is nothing.</summary>
    /// <param name="path">The path; links are followed.</param>
    internal static string? Problem(string path)
    {
        byte[] status = new byte[256];
        string? kind = !OperatingSystem.IsLinux() || Native.Statx(-100, path, 0, 1, status) != 0 ? null : (BitConverter.ToUInt16(status, Mode) & KindMask) switch
        {
            0x1000 => "a pipe",
            0x2000 or 0x6000 => "a device",
            0xC000 => "a socket",
            _ => null,
        };
        return kind is null ? null : $"{path} is {kind}, not a file. Copy what it gives to a file, and give that.";
    }

    /// <summary>Refuses what is no file.</summary>
    /// <param name="path">The path; links are followed.</param>
    /// <exception cref="IOException">It is a pipe, a device or a socket.</exception>
    internal static void Require(string path)
    {
        if (Problem(path) is { } problem)
        {
            throw new IOException(problem);
        }
    }
}
