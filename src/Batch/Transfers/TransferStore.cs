using System.Globalization;
using Heppy.Storage;

namespace Heppy.Batch;

/// <summary>A remote store that is reached by commands.</summary>
/// <param name="record">Where it is, and by which commands.</param>
public sealed class TransferStore(StoreRecord record) : IRemoteStore
{
    private static readonly Dictionary<string, string> Environment = new() { ["LC_ALL"] = "C" };

    private readonly CommandRunner _quick = new(TimeSpan.FromSeconds(record.Transfer.Limit), Environment);
    private readonly CommandRunner _patient = new(TimeSpan.FromSeconds(record.Transfer.CopyLimit), Environment);

    /// <inheritdoc/>
    public IReadOnlyList<TimeSpan> Pauses { get; } = [.. record.Transfer.Pauses.Select(TimeSpan.FromSeconds)];

    private TransferProfile Profile => record.Transfer;

    private string Kind => Profile.Checksum?.Kind ?? "sha256";

    /// <inheritdoc/>
    public bool Takes(string path) => path.EndsWith(record.Suffix, StringComparison.Ordinal);

    /// <inheritdoc/>
    public string UrlOf(string path) => $"{record.Destination}/{path}";

    /// <inheritdoc/>
    public void CopyOut(string file, string url) => Do(_patient, Command("copyOut", Profile.CopyOut, url, file));

    /// <inheritdoc/>
    public void CopyIn(string url, string file) => Do(_patient, Command("copyIn", Profile.CopyIn, url, file));

    /// <inheritdoc/>
    public long? SizeOf(string url)
    {
        string command = Command("size.command", Profile.Size.Command, url);
        CommandResult result = Run(_quick, command);
        if (!result.IsSuccess && result.ExitCode is not null && Patterns.Of(Profile.Missing).IsMatch(result.Output + result.Error))
        {
            return null;
        }

        string size = Answer(command, Profile.Size, Succeeded(command, result));
        return long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out long bytes) ? bytes : throw Unreadable(command, size);
    }

    /// <inheritdoc/>
    public string ChecksumOf(string url)
    {
        if (Profile.Checksum is { } question)
        {
            string command = Command("checksum.command", question.Command, url);
            return FileChecksum.Named(Kind, Answer(command, question, Do(_patient, command)));
        }

        string scratch = Directory.CreateTempSubdirectory("heppy-checksum-").FullName;
        try
        {
            string copy = Path.Combine(scratch, "copy");
            CopyIn(url, copy);
            return File.Exists(copy) ? ChecksumOfFile(copy) : throw new RemoteFailure($"{url}: the copy is said to have succeeded, but there is none", "a copy is missing");
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <inheritdoc/>
    public string ChecksumOfFile(string file) => FileChecksum.Of(file, Kind);

    /// <inheritdoc/>
    public void Remove(string url) => Do(_quick, Command("remove", Profile.Remove, url));

    private static CommandResult Do(CommandRunner runner, string command) => Succeeded(command, Run(runner, command));

    private static CommandResult Run(CommandRunner runner, string command) => runner.Run(command, "/");

    private static CommandResult Succeeded(string command, CommandResult result)
    {
        if (result.IsSuccess)
        {
            return result;
        }

        string how = result.ExitCode is { } code
            ? string.Create(CultureInfo.InvariantCulture, $"exit code {code}")
            : string.Create(CultureInfo.InvariantCulture, $"no answer within {result.Limit.TotalSeconds:0.#} s");
        string said = End(result.Error.Trim().Length > 0 ? result.Error : result.Output);
        throw new RemoteFailure($"{command}: {how}{(said.Length > 0 ? $": {said}" : "")}", $"{command.Split(' ', 2)[0]}: {how}");
    }

    private static string Answer(string command, TransferQuestion question, CommandResult result) =>
        Patterns.Of(question.Pattern).Match(result.Output) is { Success: true } match ? match.Groups["value"].Value : throw Unreadable(command, result.Output);

    private static RemoteFailure Unreadable(string command, string said) =>
        new($"{command}: its answer is not understood: {(End(said) is { Length: > 0 } end ? end : "nothing")}", $"{command.Split(' ', 2)[0]}: answer not understood");

    /// <summary>The last lines of what a command said, in one.</summary>
    private static string End(string said) =>
        string.Join(" | ", said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(3));

    private string Command(string property, string template, string url, string file = "")
    {
        var place = RemotePlace.Of(url);
        return SiteTemplate.Of($"transfer profile {Profile.Name}: the template \"{property}\"", template).Render(
            ("file", Shell.Quote(file)), ("url", Shell.Quote(url)), ("server", Shell.Quote(place.Server)),
            ("path", Shell.Quote(place.Path)), ("directory", Shell.Quote(Path.GetDirectoryName(place.Path) ?? "/")));
    }
}
