using System.Security.Cryptography;

namespace Heppy.Storage;

/// <summary>Outputs that are in a remote store: whether they are there, and copies of them.</summary>
internal static class RemoteOutputs
{
    /// <summary>Compares the remote outputs of a seal with what is stored.</summary>
    /// <param name="store">The run's store, or null if it has none.</param>
    /// <param name="seal">The seal.</param>
    /// <param name="deep">Also their checksums.</param>
    internal static Verification Verify(IRemoteStore? store, Seal seal, bool deep)
    {
        List<string> problems = [];
        List<string> doubts = [];
        foreach (SealedOutput output in seal.Outputs.Where(o => o.Url is not null))
        {
            try
            {
                if (Problem(Required(store, output), output, deep) is { } problem)
                {
                    problems.Add(problem);
                }
            }
            catch (RemoteFailure e)
            {
                doubts.Add(e.Message);
            }
        }

        return new Verification(problems) { Doubts = doubts };
    }

    /// <summary>What is wrong with a stored output, or null.</summary>
    /// <exception cref="RemoteFailure">The store gives no answer.</exception>
    internal static string? Problem(IRemoteStore store, SealedOutput output, bool deep)
    {
        if (store.SizeOf(output.Url!) is not { } size)
        {
            return $"{output.Url} does not exist ({output.Size} bytes were stored)";
        }

        if (size != output.Size)
        {
            return $"{output.Url} has {size} bytes, sealed with {output.Size}";
        }

        return deep && store.ChecksumOf(output.Url!) is var found && found != output.Checksum
            ? $"{output.Url} has another content than was sealed ({found}, sealed with {output.Checksum})"
            : null;
    }

    /// <summary>Copies a stored output, and makes sure that it is what was sealed.</summary>
    /// <param name="files">File operations.</param>
    /// <param name="store">The run's store, or null if it has none.</param>
    /// <param name="output">The output.</param>
    /// <param name="file">Path of the copy; directories are made.</param>
    /// <exception cref="IOException">It cannot be copied, or is not what was sealed.</exception>
    internal static void Fetch(IFileLayer files, IRemoteStore? store, SealedOutput output, string file)
    {
        files.CreateDirectory(Path.GetDirectoryName(file)!);
        Required(store, output).CopyIn(output.Url!, file);
        if (files.SizeOf(file) is not { } size)
        {
            throw new RemoteFailure($"{output.Url}: the copy is said to have succeeded, but there is no {file}", "a copy is missing");
        }

        using Stream stream = files.OpenRead(file);
        if (size != output.Size || Convert.ToHexStringLower(SHA256.HashData(stream)) != output.Sha256)
        {
            throw new RemoteFailure($"{output.Url}: a copy of it has {size} bytes and is not what was sealed ({output.Size} bytes, SHA-256 {output.Sha256})", "a copy is not what was sealed");
        }
    }

    /// <summary>Copies the stored outputs of a directory to the places that they would have in it.</summary>
    /// <param name="files">File operations.</param>
    /// <param name="store">The run's store, or null if it has none.</param>
    /// <param name="seal">Its seal, or null for nothing to do.</param>
    /// <param name="directory">The directory.</param>
    /// <exception cref="IOException">One cannot be copied, or is not what was sealed.</exception>
    internal static void BringHome(IFileLayer files, IRemoteStore? store, Seal? seal, string directory)
    {
        foreach (SealedOutput output in seal?.Outputs.Where(o => o.Url is not null) ?? [])
        {
            string file = Path.Combine(directory, output.Path);
            if (files.SizeOf(file) != output.Size)
            {
                string aside = $"{file}.new-{AttemptId.Next()}";
                Fetch(files, store, output, aside);
                files.Sync(aside);
                files.Rename(aside, file);
            }
        }
    }

    private static IRemoteStore Required(IRemoteStore? store, SealedOutput output) =>
        store ?? throw new RemoteFailure($"{output.Url} cannot be reached: .heppy/store.json of its run is missing", "no store.json");
}
