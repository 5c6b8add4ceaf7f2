using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using Heppy.Batch;

namespace Heppy.Commands;

/// <summary>What travels with jobs where there is no shared disk: the run, the program, and the files of the chunk.</summary>
/// <param name="run">The run.</param>
internal sealed class Travel(RunDirectory run)
{
    private const string Archive = "travel.tar";
    private const string Folder = "inputs";
    private static readonly string[] StaysHere = [Archive, "arrays", "hadd", GridProxy.FileName];

    /// <summary>Whether the jobs of this run carry their files.</summary>
    internal bool IsWanted => File.Exists(ArchivePath);

    private string ArchivePath => Path.Combine(run.Path, ".heppy", Archive);

    private static string Tools => Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);

    /// <summary>Where an input file is: in a job that it came along with, beside the job.</summary>
    internal static string Where(string path) =>
        Environment.GetEnvironmentVariable("HEPPY_INPUTS") is { Length: > 0 } folder && Path.Combine(folder, NameOf(path)) is var here && File.Exists(here) ? here : path;

    /// <summary>Packs the run and the program, once for all jobs.</summary>
    internal void Pack()
    {
        string aside = ArchivePath + ".part";
        using (FileStream file = File.Create(aside))
        using (var tar = new TarWriter(file))
        {
            tar.WriteEntry(run.PlanPath, "run/plan.json");
            string pinned = Path.Combine(run.Path, ".heppy");
            Add(tar, pinned, "run/.heppy", name => !StaysHere.Contains(name.Split('/')[0]) && !name.EndsWith(".part", StringComparison.Ordinal));
            Add(tar, Tools, $"tools/{Path.GetFileName(Tools)}", _ => true);
        }

        File.Move(aside, ArchivePath, overwrite: true);
        Workspace.Files.Sync(Path.GetDirectoryName(ArchivePath)!);
    }

    /// <summary>Lays the input files of a chunk ready under names of their own, and says what travels.</summary>
    /// <param name="chunk">Name of the chunk's directory.</param>
    internal IReadOnlyList<string> Files(string chunk)
    {
        string directory = Path.Combine(run.Path, chunk);
        string folder = Path.Combine(directory, Folder);
        Directory.CreateDirectory(folder);
        foreach (string path in PlanCheck.Task(Path.Combine(directory, "chunk.json")).Files.Select(f => f.Path).Where(File.Exists))
        {
            string link = Path.Combine(folder, NameOf(path));
            if (!File.Exists(link))
            {
                File.Delete(link);
                File.CreateSymbolicLink(link, path);
            }
        }

        // With a slash at its end a folder stands for what is in it.
        return ["chunk.json", ArchivePath, Folder + "/"];
    }

    /// <summary>What travels with the tasks of an array: names in the directory of each.</summary>
    internal IReadOnlyList<string> FilesOfArray() => ["chunk.json", ArchivePath, Folder + "/"];

    /// <summary>What a job does where it finds what came along.</summary>
    /// <param name="chunk">Name of the chunk's directory.</param>
    /// <param name="arguments">Words behind the program, by the directory of the chunk.</param>
    internal static AwayCommand Command(string chunk, Func<string, IReadOnlyList<string>> arguments)
    {
        string tools = $"away/tools/{Path.GetFileName(Tools)}";
        string[] program = [.. ToolCommand.Words.Select(w => w.StartsWith(Tools, StringComparison.Ordinal) ? tools + w[Tools.Length..] : w)];
        return new AwayCommand(Archive, chunk, [.. program, .. arguments($"away/run/{chunk}")], "result.tar");
    }

    private static void Add(TarWriter tar, string folder, string name, Predicate<string> which)
    {
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string relative = Path.GetRelativePath(folder, path);
            if (which(relative))
            {
                tar.WriteEntry(path, $"{name}/{relative}");
            }
        }
    }

    /// <summary>Files of different folders may have the same name; all travel to one.</summary>
    private static string NameOf(string path) => $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..12]}_{Path.GetFileName(path)}";
}
