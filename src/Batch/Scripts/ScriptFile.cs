using System.Text;
using Heppy.Storage;

namespace Heppy.Batch;

/// <summary>A file to write beside a job.</summary>
/// <param name="Name">File name.</param>
/// <param name="Text">Content, with <c>\n</c>.</param>
/// <param name="Executable">Whether it is a program.</param>
public sealed record ScriptFile(string Name, string Text, bool Executable)
{
    /// <summary>Writes scripts, in place of earlier ones.</summary>
    /// <param name="files">File operations.</param>
    /// <param name="directory">Where; it exists.</param>
    /// <param name="scripts">The scripts.</param>
    /// <exception cref="IOException">One cannot be written.</exception>
    public static void Write(IFileLayer files, string directory, IEnumerable<ScriptFile> scripts)
    {
        ArgumentNullException.ThrowIfNull(scripts);
        foreach (ScriptFile script in scripts)
        {
            string path = Path.Combine(directory, script.Name);
            // Not waited for: a script is written anew before each submission.
            files.WriteAside(path, Encoding.UTF8.GetBytes(script.Text));
            if (script.Executable && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
            }
        }
    }
}
