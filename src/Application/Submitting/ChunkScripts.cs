using System.Globalization;
using Heppy.Batch;
using Heppy.Storage;

namespace Heppy.Commands;

/// <summary>Writes what is submitted: <c>batchScript.sh</c> in each chunk's directory, and the scripts of arrays.</summary>
/// <param name="run">The run.</param>
/// <param name="plan">Its plan.</param>
internal sealed class ChunkScripts(RunDirectory run, Plan plan)
{
    private readonly Travel _travel = new(run);
    private readonly Dictionary<string, string?> _proxies = [];

    /// <summary>Name of the job for an attempt at a chunk; no other job has it.</summary>
    internal string NameOf(string chunk, int attempt) => Tag(chunk, attempt);

    /// <summary>Name of an array; no other job has it.</summary>
    internal string NameOfArray(int number) => Tag("heppy", number);

    /// <summary>Writes the script of a chunk.</summary>
    /// <param name="site">The site, or null for none that is known.</param>
    /// <param name="chunk">Name of the chunk's directory.</param>
    /// <param name="attempt">Number of the attempt.</param>
    /// <param name="requests">What it asks for.</param>
    internal void Write(SiteProfile? site, string chunk, int attempt, JobRequests requests)
    {
        string directory = Path.Combine(run.Path, chunk);
        bool travels = _travel.IsWanted;
        ScriptFile.Write(Workspace.Files, directory, BatchScript.Files(site ?? SiteProfiles.Find("local"), new ScriptModel
        {
            Name = NameOf(chunk, attempt),
            WorkDirectory = directory,
            Command = [.. ToolCommand.Words, .. JobCommand.Arguments(directory, plan.RunId, attempt, requests)],
            Environment = [.. Variables(site)],
            Requests = requests,
            Away = travels ? Travel.Command(chunk, away => JobCommand.Arguments(away, plan.RunId, attempt, requests)) : null,
            Inputs = travels ? _travel.Files(chunk) : [BatchScript.ChunkFileName],
        }));
    }

    /// <summary>The array that chunks are submitted as.</summary>
    internal JobArray Array(Submitter submitter, SiteProfile site, string name, int? maximumRunning) =>
        new(Workspace.Files, submitter, site, Path.Combine(run.Path, ".heppy", "arrays", name))
        {
            Travels = _travel.IsWanted,
            Inputs = _travel.IsWanted ? _travel.FilesOfArray() : [BatchScript.ChunkFileName],
            MaximumRunning = maximumRunning,
        };

    /// <summary>Writes the script of the job that checks and merges.</summary>
    /// <returns>The directory in which it is.</returns>
    internal string WriteMerge(SiteProfile site, string name, IReadOnlyList<string> command)
    {
        string directory = Path.Combine(run.Path, ".heppy", "hadd");
        Workspace.Files.CreateDirectory(directory);
        ScriptFile.Write(Workspace.Files, directory, BatchScript.Files(site, new ScriptModel { Name = name, WorkDirectory = directory, Command = command, Inputs = [] }));
        return directory;
    }

    private IEnumerable<KeyValuePair<string, string>> Variables(SiteProfile? site)
    {
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root)
        {
            yield return new("DOTNET_ROOT", root);
        }

        if (site is not null)
        {
            if (!_proxies.TryGetValue(site.Name, out string? proxy))
            {
                proxy = _proxies[site.Name] = GridProxy.Keep(site, run);
            }

            if (proxy is not null)
            {
                yield return new("X509_USER_PROXY", proxy);
            }
        }
    }

    private string Tag(string what, int number) => string.Create(CultureInfo.InvariantCulture, $"{what}.{Fingerprint.Short(plan.RunId, 8)}.{number}");
}
