using System.Security.Cryptography;
using System.Text.Json;

namespace Heppy.Storage;

/// <summary>A directory with a task and, once it is done, a seal.</summary>
/// <param name="files">File operations.</param>
/// <param name="path">The directory.</param>
/// <param name="wait">Waits between two looks at a directory whose entries are late; null to sleep.</param>
/// <param name="store">Keeps the large outputs of the run, or null if they are in the directory.</param>
public sealed class ChunkDirectory(IFileLayer files, string path, Action<TimeSpan>? wait = null, IRemoteStore? store = null)
{
    private const string MissingWord = "is missing (";
    internal const string AttemptPrefix = ".attempt-";
    private static readonly TimeSpan[] Patience = [.. ((int[])[100, 200, 400, 800, 1600]).Select(ms => TimeSpan.FromMilliseconds(ms))];

    /// <summary>The directory.</summary>
    public string Path => path;

    /// <summary>Path of the seal.</summary>
    public string ManifestPath => System.IO.Path.Combine(path, "manifest.json");

    /// <summary>SHA-256 of <c>chunk.json</c>, in lower-case hexadecimal.</summary>
    public string TaskDigest() => Convert.ToHexStringLower(SHA256.HashData(files.ReadAllBytes(System.IO.Path.Combine(path, "chunk.json"))));

    /// <summary>Starts an attempt; what dead processes of this host left is removed.</summary>
    /// <param name="outdir">The run's directory, with its plan.</param>
    /// <param name="runId">Identity of the run that the task is of.</param>
    /// <param name="chunkDigest">SHA-256 of the task.</param>
    public Attempt Begin(string outdir, string runId, string chunkDigest)
    {
        string? winner = Read()?.Attempt;
        foreach (string name in files.List(path).Select(n => n.TrimEnd('/')))
        {
            if (name.StartsWith(AttemptPrefix, StringComparison.Ordinal) && name != winner && AttemptId.IsOfDeadProcess(name))
            {
                files.DeleteTree(System.IO.Path.Combine(path, name));
            }
        }

        return new Attempt(files, this, outdir, runId, chunkDigest, store is null ? null : new StageOut(files, store));
    }

    /// <summary>Reads the seal, and finishes what its writer may have left undone: outputs are renamed into place.</summary>
    /// <returns>The seal, or null if there is none.</returns>
    /// <exception cref="UserError">It is damaged.</exception>
    public Seal? Read()
    {
        if (!files.Exists(ManifestPath))
        {
            ReturnedResult.Adopt(files, path);
            if (!files.Exists(ManifestPath))
            {
                return null;
            }
        }

        Seal seal = Parse(files.ReadAllBytes(ManifestPath));
        string attempt = System.IO.Path.Combine(path, seal.Attempt);
        if (seal.Attempt.Length > 0 && files.Exists(attempt))
        {
            Publish(seal, attempt);
        }

        return seal;
    }

    /// <summary>Compares the outputs with the seal.</summary>
    /// <param name="deep">Also their digests.</param>
    /// <param name="known">The seal, if it was just read.</param>
    public Verification Verify(bool deep, Seal? known = null)
    {
        Seal? seal = known ?? Read();
        if (seal is null)
        {
            return new Verification(["not sealed"]);
        }

        Verification remote = RemoteOutputs.Verify(store, seal, deep);
        return remote with { Problems = [.. LocalProblems(seal, deep), .. remote.Problems] };
    }

    private string[] LocalProblems(Seal seal, bool deep)
    {
        SealedOutput[] outputs = [.. seal.Outputs.Where(o => o.Url is null)];

        // Entries of a directory on a network file system may be late: look again before anything is called missing.
        string?[] problems = [.. outputs.Select(o => Problem(o, deep))];
        foreach (TimeSpan pause in Patience)
        {
            if (!problems.Any(p => p?.Contains(MissingWord, StringComparison.Ordinal) == true))
            {
                return [.. problems.OfType<string>()];
            }

            (wait ?? Thread.Sleep)(pause);
            foreach (string folder in outputs.Select(o => System.IO.Path.GetDirectoryName(System.IO.Path.Combine(path, o.Path))!).Distinct())
            {
                files.List(folder);
            }

            problems = [.. outputs.Select(o => Problem(o, deep))];
        }

        return [.. problems.OfType<string>()];
    }

    private Seal Parse(byte[] bytes)
    {
        try
        {
            return SealCheck.Parse(bytes);
        }
        catch (JsonException e)
        {
            throw new UserError($"{ManifestPath} is damaged: {e.Message} Remove the directory {path} and run heppy --resume.", ExitCode.Incomplete, e);
        }
    }

    /// <summary>Idempotent, and done by any number of readers at once: what one finds gone another has renamed.</summary>
    private void Publish(Seal seal, string attempt)
    {
        foreach (SealedOutput output in seal.Outputs)
        {
            string from = System.IO.Path.Combine(attempt, output.Path);
            string to = System.IO.Path.Combine(path, output.Path);
            if (!files.Exists(from))
            {
                continue;
            }

            files.CreateDirectory(System.IO.Path.GetDirectoryName(to)!);
            try
            {
                files.Rename(from, to);
            }
            catch (FileNotFoundException) when (files.Exists(to))
            {
                // Another reader was faster.
            }
        }

        foreach (string folder in seal.Outputs.Where(o => o.Url is null).Select(o => System.IO.Path.GetDirectoryName(System.IO.Path.Combine(path, o.Path))!).Distinct())
        {
            files.Sync(folder);
        }

        files.DeleteTree(attempt);
    }

    private string? Problem(SealedOutput output, bool deep)
    {
        string full = System.IO.Path.Combine(path, output.Path);
        if (files.SizeOf(full) is not { } size)
        {
            return $"{output.Path} {MissingWord}{output.Size} bytes)";
        }

        if (size != output.Size)
        {
            return $"{output.Path} has {size} bytes, sealed with {output.Size}";
        }

        if (!deep)
        {
            return null;
        }

        using Stream stream = files.OpenRead(full);
        return Convert.ToHexStringLower(SHA256.HashData(stream)) != output.Sha256
            ? $"{output.Path} was changed after it was sealed (other SHA-256)"
            : null;
    }
}
