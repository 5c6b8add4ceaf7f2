using System.Reflection;
using System.Text;
using Heppy.Storage;

namespace Heppy.Starting;

/// <summary>The files that an analysis starts with.</summary>
internal static class StartingFiles
{
    private const string Prefix = "starting/";

    /// <summary>Names of the files, the configuration first.</summary>
    internal static IReadOnlyList<string> Names { get; } = ["analysis.cs", "selection.cs", "test.cs", "README.md"];

    /// <summary>Writes them to a new folder; a folder that could not be filled does not stay.</summary>
    /// <param name="files">File operations.</param>
    /// <param name="folder">The folder; the one above exists.</param>
    /// <exception cref="UserError">There is something of that name, or it cannot be written.</exception>
    internal static void Write(IFileLayer files, string folder)
    {
        bool isMade = false;
        try
        {
            isMade = files.MakeDirectory(folder);
            if (!isMade)
            {
                throw new UserError($"{folder} exists already. Choose another name, or move it away.", ExitCode.OutputDirectory);
            }

            foreach (string name in Names)
            {
                using Stream stream = files.Create(Path.Combine(folder, name));
                stream.Write(Encoding.UTF8.GetBytes(Text(name, Path.GetFileName(folder))));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (isMade)
            {
                files.DeleteTree(folder);
            }

            throw new UserError($"cannot write {folder}: {e.Message}", ExitCode.OutputDirectory, e);
        }
    }

    private static string Text(string name, string analysis)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd()
            .Replace("{{name}}", analysis, StringComparison.Ordinal)
            .Replace("{{version}}", SoftwareVersion.Number, StringComparison.Ordinal);
    }
}
