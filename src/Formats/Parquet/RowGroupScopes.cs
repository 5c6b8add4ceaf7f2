using System.Collections.Concurrent;

namespace Heppy.Formats.Parquet;

/// <summary>Lends what decoding needs beside the file, so that its memory grows with the row groups read at once, not with the files that are open.</summary>
internal sealed class RowGroupScopes
{
    private readonly ConcurrentBag<RowGroupScope> _free = [];

    /// <summary>Takes one for this thread alone.</summary>
    public RowGroupScope Take() => _free.TryTake(out RowGroupScope? scope) ? scope : new RowGroupScope();

    /// <summary>Gives it back.</summary>
    public void Return(RowGroupScope scope)
    {
        scope.Group = null!;
        scope.Chunk = default;
        _free.Add(scope);
    }
}
