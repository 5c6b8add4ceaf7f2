namespace Heppy.Storage;

/// <summary>Takes the large outputs of an attempt to a remote store before it is sealed.</summary>
/// <param name="files">File operations.</param>
/// <param name="store">Where they go.</param>
/// <remarks>
/// Names there have the attempt in them, so that no attempt, however late, writes to what another has sealed: the seal says
/// which files count.
/// </remarks>
internal sealed class StageOut(IFileLayer files, IRemoteStore store)
{
    private readonly List<string> _urls = [];

    /// <summary>Copies the large ones among the outputs, reads back what arrived, and removes them here.</summary>
    /// <param name="draft">The attempt's files.</param>
    /// <param name="chunk">Name of the chunk's directory.</param>
    /// <param name="attempt">Name of the attempt.</param>
    /// <exception cref="RemoteFailure">An output could not be stored, also not later.</exception>
    internal void Move(Draft draft, string chunk, string attempt)
    {
        foreach (SealedOutput output in draft.Outputs.Where(o => store.Takes(o.Path)).ToArray())
        {
            string file = Path.Combine(draft.Directory, output.Path);
            string url = store.UrlOf($"{chunk}/{Path.ChangeExtension(output.Path, attempt + Path.GetExtension(output.Path))}");
            SealedOutput moved = output with { Url = url, Checksum = store.ChecksumOfFile(file) };
            _urls.Add(url);
            Copy(file, moved);
            draft.Replace(moved);
            files.Delete(file);
        }
    }

    /// <summary>Removes what was copied. What cannot be removed now stays, and counts for nothing.</summary>
    internal void Discard()
    {
        foreach (string url in _urls)
        {
            try
            {
                store.Remove(url);
            }
            catch (RemoteFailure)
            {
                // Perhaps it never arrived.
            }
        }

        _urls.Clear();
    }

    private void Copy(string file, SealedOutput output)
    {
        for (int done = 0; ; done++)
        {
            try
            {
                store.CopyOut(file, output.Url!);
                if (RemoteOutputs.Problem(store, output, deep: true) is { } problem)
                {
                    throw new RemoteFailure($"after it was copied, {problem}", "a copy is not what was copied");
                }

                return;
            }
            catch (RemoteFailure) when (done < store.Pauses.Count)
            {
                Thread.Sleep(store.Pauses[done]);
            }
            catch (RemoteFailure e)
            {
                throw new RemoteFailure(FormattableString.Invariant($"{output.Path} could not be stored, in {done + 1} tries: {e.Message}"), e.Cause, e);
            }
        }
    }
}
