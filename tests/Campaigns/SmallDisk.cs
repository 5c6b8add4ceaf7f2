using System.Diagnostics;
using System.Globalization;

namespace Heppy.Campaigns;

/// <summary>A file system in memory whose room can be changed.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Page = 4096;
    private const string Plenty = "size=200m,nr_inodes=100000";

    internal SmallDisk(string path)
    {
        Path = Directory.CreateDirectory(path).FullName;
        Run("mount", "-t", "tmpfs", "-o", Plenty, "tmpfs", path);
    }

    internal string Path { get; }

    /// <summary>Pages and files in use.</summary>
    internal (int Pages, int Files) Used
    {
        get
        {
            int[] f = [.. Run("stat", "-f", "-c", "%b %f %c %d", Path).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
            return (f[0] - f[1], f[2] - f[3]);
        }
    }

    /// <summary>Room for so many more pages and files.</summary>
    internal void Leave(int pages, int files)
    {
        // A size of 0 would be no limit.
        (int usedPages, int usedFiles) = Used;
        Remount(string.Create(CultureInfo.InvariantCulture, $"size={Math.Max(1, usedPages + pages) * (Page / 1024)}k,nr_inodes={usedFiles + files}"));
    }

    /// <summary>Room for everything.</summary>
    internal void Free() => Remount(Plenty);

    /// <summary>Removes everything on it.</summary>
    internal void Clear()
    {
        foreach (string entry in Directory.EnumerateFileSystemEntries(Path))
        {
            if (Directory.Exists(entry))
            {
                Directory.Delete(entry, recursive: true);
            }
            else
            {
                File.Delete(entry);
            }
        }
    }

    public void Dispose() => Run("umount", "-l", Path);

    private void Remount(string options) => Run("mount", "-o", $"remount,{options}", Path);

    private static string Run(string command, params string[] args)
    {
        using Process process = Process.Start(new ProcessStartInfo(command, args) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        string output = process.StandardOutput.ReadToEnd();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new UserError($"{command} {string.Join(' ', args)}: {error.Trim()} This campaign mounts a small file system in memory: run it as root.");
    }
}
