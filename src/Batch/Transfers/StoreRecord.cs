namespace Heppy.Batch;

/// <summary>Where the large outputs of a run go, and how: <c>.heppy/store.json</c>. Jobs need nothing else to get there.</summary>
/// <param name="Destination">URL or absolute path of the directory of the run's outputs.</param>
/// <param name="Suffix">How the names of outputs end that go there.</param>
/// <param name="Transfer">How files are copied.</param>
public sealed record StoreRecord(string Destination, string Suffix, TransferProfile Transfer)
{
    /// <summary>Finds out how to copy to a destination, and whether that can work.</summary>
    /// <param name="destination">What was typed: a path or a URL.</param>
    /// <param name="run">Name of the run's directory, which gets a directory of that name there.</param>
    /// <param name="suffix">How the names of outputs end that go there.</param>
    /// <exception cref="UserError">The scheme is unknown, a program is missing, or a local directory cannot be written to.</exception>
    public static StoreRecord Make(string destination, string run, string suffix)
    {
        ArgumentNullException.ThrowIfNull(destination);
        string url = (RemotePlace.IsUrl(destination) ? destination : Path.GetFullPath(destination)).TrimEnd('/') + "/" + run;
        var place = RemotePlace.Of(url);
        TransferProfile profile = TransferProfiles.ForScheme(place.Scheme);
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        if (profile.Programs.FirstOrDefault(p => !folders.Any(f => File.Exists(Path.Combine(f, p)))) is { } missing)
        {
            throw new UserError($"-r {destination} needs the command {missing} (transfer profile {profile.Name}), which is not in PATH. Install it or set it up, or choose another destination.");
        }

        if (place.IsLocal)
        {
            RequireWritable(destination, place.Path);
        }
        else if (Uri.EscapeDataString(run) != run)
        {
            throw new UserError($"-r {destination}: the name of the output directory, {run}, has characters that not all storage takes. Choose another for -o, of letters, digits and _ - .");
        }

        return new StoreRecord(url, suffix, profile);
    }

    private static void RequireWritable(string typed, string directory)
    {
        // Where the directory is to be made; it is not made before there is something for it.
        while (!Path.Exists(directory) && Path.GetDirectoryName(directory) is { } above)
        {
            directory = above;
        }

        try
        {
            string probe = Path.Combine(directory, $".heppy-{Guid.NewGuid():N}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"-r {typed}: cannot write there: {e.Message}", ExitCode.OutputDirectory, e);
        }
    }
}
