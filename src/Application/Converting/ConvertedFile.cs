using System.Security.Cryptography;
using System.Text.Json;
using Heppy.Storage;

namespace Heppy.Converting;

/// <summary>An output and its manifest: whole and proven, or not there.</summary>
/// <param name="files">File operations.</param>
/// <param name="path">The output.</param>
/// <remarks>
/// It is written aside and synced. Then its manifest is put in place, and then the file itself, each by a rename: a file
/// that is not what its manifest says is made again, and one without a manifest is somebody else's.
/// </remarks>
internal sealed class ConvertedFile(IFileLayer files, string path)
{
    private readonly string _folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
    private readonly string _name = Path.GetFileName(path);

    /// <summary>Path of the manifest.</summary>
    internal string ManifestPath => Path.Combine(_folder, _name + ".manifest.json");

    private string LockPath => Path.Combine(_folder, $".{_name}.lock");

    private string Full => Path.Combine(_folder, _name);

    /// <summary>How the output is.</summary>
    /// <param name="inputs">The inputs as they are now, by full path.</param>
    /// <param name="settings">What is asked for now.</param>
    /// <returns>The state, and for the user why.</returns>
    internal (OutputState State, string Why) State(IReadOnlyList<SealedInput> inputs, ConversionSettings settings)
    {
        if (!files.Exists(Full))
        {
            return files.Exists(ManifestPath) ? (OutputState.Stale, "it is missing, though it has a manifest") : (OutputState.Missing, "");
        }

        if (Directory.Exists(Full))
        {
            return (OutputState.Other, $"{path} is a directory");
        }

        if (!files.Exists(ManifestPath))
        {
            return (OutputState.Other, $"{path} is there, and was not written by heppy-convert: it has no manifest");
        }

        if (Read() is not { } manifest)
        {
            return (OutputState.Stale, "its manifest is damaged");
        }

        if (!JsonFiles.Bytes(manifest.Settings).AsSpan().SequenceEqual(JsonFiles.Bytes(settings)))
        {
            return (OutputState.Other, $"{path} was made with other options (see {_name}.manifest.json)");
        }

        if (!manifest.Inputs.Select(i => (i.Size, i.Digest)).SequenceEqual(inputs.Select(i => (i.Size, i.Digest))))
        {
            return manifest.Inputs.Select(i => i.Path).SequenceEqual(inputs.Select(i => i.Path))
                ? (OutputState.Stale, "its input has changed")
                : (OutputState.Other, $"{path} was made from {manifest.Inputs[0].Path}{(manifest.Inputs.Count > 1 ? $" and {manifest.Inputs.Count - 1} more" : "")}");
        }

        return Damage(manifest.Output) is { } damage ? (OutputState.Stale, damage) : (OutputState.Done, "");
    }

    /// <summary>Writes it, and puts it in place with its manifest.</summary>
    /// <param name="write">Writes to the stream, and says what to vouch for beside the file itself.</param>
    /// <returns>The manifest.</returns>
    internal ConversionManifest Replace(Func<Stream, ConversionManifest> write)
    {
        string aside = Path.Combine(_folder, $".{_name}.new-{AttemptId.Next()}");
        try
        {
            SealedOutput output = null!;
            ConversionManifest manifest;
            using (Stream stream = new HashingStream(files.Create(aside), () => files.OpenRead(aside), (size, digest) => output = new SealedOutput(_name, size, digest)))
            {
                manifest = write(stream);
            }

            manifest = manifest with { Output = output };
            files.Sync(aside);
            files.WriteDurably(ManifestPath, JsonFiles.Bytes(manifest));
            if (!files.Rename(aside, Full))
            {
                throw new UserError($"{path} is a directory. Remove it, or choose another name.", ExitCode.OutputDirectory);
            }

            files.Sync(_folder);
            return manifest;
        }
        finally
        {
            files.Delete(aside);
        }
    }

    /// <summary>Removes what a process left that died after the file was in place: nothing needs to be written any more.</summary>
    /// <remarks>A lock that is held belongs to a process that lives, and that cleans up itself.</remarks>
    internal void CleanUp()
    {
        if (!files.Exists(LockPath))
        {
            return;
        }

        try
        {
            using RunLock guard = Take();
            guard.Remove();
        }
        catch (Exception e) when (e is UserError or IOException or UnauthorizedAccessException)
        {
            // In use, or in a directory that may not be written: the file itself is done, and that is what was asked for.
        }
    }

    /// <summary>Takes it for this process alone, and removes what dead ones left.</summary>
    /// <exception cref="UserError">Another process writes it, or the directory cannot be written.</exception>
    internal RunLock Take()
    {
        RunLock guard;
        try
        {
            guard = RunLock.TakeFile(LockPath, path);
        }
        catch (IOException e)
        {
            throw new UserError($"{path} cannot be written: {e.Message}", ExitCode.OutputDirectory, e);
        }

        string[] left = [$".{_name}.new-", $"{_name}.manifest.json.new-"];
        foreach (string name in files.List(_folder).Where(n => left.Any(l => n.StartsWith(l, StringComparison.Ordinal)) && AttemptId.IsOfDeadProcess(n)))
        {
            files.Delete(Path.Combine(_folder, name));
        }

        return guard;
    }

    private ConversionManifest? Read()
    {
        try
        {
            return JsonSerializer.Deserialize<ConversionManifest>(files.ReadAllBytes(ManifestPath), JsonFiles.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string? Damage(SealedOutput output)
    {
        if (files.SizeOf(Full) is var size && size != output.Size)
        {
            return FormattableString.Invariant($"it has {size} bytes, and its manifest says {output.Size}");
        }

        using Stream stream = files.OpenRead(Full);
        return Convert.ToHexStringLower(SHA256.HashData(stream)) == output.Sha256 ? null : "it is not what its manifest says (other SHA-256)";
    }
}
