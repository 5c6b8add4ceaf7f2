using System.Text.Json;

namespace Heppy.Storage;

/// <summary>One try to do a chunk: writes aside, and commits everything by one exclusive link of its manifest.</summary>
public sealed class Attempt
{
    private readonly IFileLayer _files;
    private readonly ChunkDirectory _chunk;
    private readonly string _outdir;
    private readonly string _runId;
    private readonly Draft _draft;
    private readonly StageOut? _stageOut;
    private bool _isLinkTried;

    internal Attempt(IFileLayer files, ChunkDirectory chunk, string outdir, string runId, string chunkDigest, StageOut? stageOut)
    {
        (_files, _chunk, _outdir, _runId, ChunkDigest, _stageOut) = (files, chunk, outdir, runId, chunkDigest, stageOut);
        _draft = new Draft(files, Path.Combine(chunk.Path, ChunkDirectory.AttemptPrefix + AttemptId.Next()));
    }

    /// <summary>Where it writes.</summary>
    public string Directory => _draft.Directory;

    /// <summary>SHA-256 of the <c>chunk.json</c> that it started with.</summary>
    public string ChunkDigest { get; }

    /// <summary>Starts a file; disposing the stream puts it on disk.</summary>
    /// <param name="path">Relative, with <c>/</c>.</param>
    public Stream CreateOutput(string path) => _draft.Create(path);

    /// <summary>Commits: afterwards the chunk is sealed, by this attempt or by another.</summary>
    /// <param name="seal">What to vouch for; outputs and attempt are filled in.</param>
    public CommitResult Commit(Seal seal)
    {
        ArgumentNullException.ThrowIfNull(seal);
        _stageOut?.Move(_draft, Path.GetFileName(_chunk.Path), Path.GetFileName(Directory)[ChunkDirectory.AttemptPrefix.Length..]);
        string manifest = _draft.Seal(seal);
        _files.Sync(_chunk.Path);
        if (!IsCurrent())
        {
            Discard();
            return CommitResult.RunReplaced;
        }

        if (!Win(manifest))
        {
            Discard();
            return CommitResult.LostRace;
        }

        _files.Sync(_chunk.Path);
        _chunk.Read();
        return CommitResult.Committed;
    }

    /// <summary>Removes what was written, unless it is the chunk's.</summary>
    public void Discard()
    {
        string manifest = Path.Combine(Directory, "manifest.json");
        // After the link was tried: a manifest with one name lost; one that is gone was put in place with its outputs.
        if (_isLinkTried && !(_files.Exists(manifest) && _files.LinkCount(manifest) == 1))
        {
            return;
        }

        if (_files.Exists(Directory))
        {
            _files.DeleteTree(Directory);
        }

        _stageOut?.Discard();
    }

    /// <summary>The link is the commit. After any error its count tells whether it was done all the same: a reply may be lost.</summary>
    private bool Win(string manifest)
    {
        _isLinkTried = true;
        try
        {
            if (_files.Link(manifest, _chunk.ManifestPath))
            {
                return true;
            }
        }
        catch (IOException) when (_files.LinkCount(manifest) == 2)
        {
            return true;
        }

        return _files.LinkCount(manifest) == 2;
    }

    private bool IsCurrent()
    {
        try
        {
            return RunId(_files.ReadAllBytes(Path.Combine(_outdir, "plan.json"))) == _runId && _chunk.TaskDigest() == ChunkDigest;
        }
        catch (JsonException e)
        {
            throw new UserError($"{Path.Combine(_outdir, "plan.json")} is damaged: {e.Message} Restore it from a copy, or start again with -f.", ExitCode.Incomplete, e);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // No plan or no chunk: both are removed first when a run is replaced.
            return false;
        }
    }

    /// <summary>The run that a plan is of; the rest of it may be long.</summary>
    private static string? RunId(ReadOnlySpan<byte> plan)
    {
        plan = JsonFiles.WithoutMark(plan);
        try
        {
            return FirstRunId(plan);
        }
        catch (JsonException e)
        {
            throw JsonFiles.Broken(plan, e);
        }
    }

    private static string? FirstRunId(ReadOnlySpan<byte> plan)
    {
        var reader = new Utf8JsonReader(plan);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals("runId"))
            {
                return reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }

            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                reader.Skip();
            }
        }

        return null;
    }
}
