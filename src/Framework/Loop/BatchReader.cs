using Heppy.Events;

namespace Heppy;

/// <summary>Decodes the row groups of a range, one ahead of the one being processed.</summary>
internal sealed class BatchReader : IDisposable
{
    private readonly FilePool _pool;
    private readonly IReadOnlyDictionary<int, PlannedFile> _files;
    private readonly IReadOnlyList<ColumnRequest> _requests;
    private readonly EntryRange[] _segments;
    private readonly EventBatch[] _batches;
    private readonly List<ColumnBuffer> _present = [];
    private readonly List<int> _missing = [];
    private IEventFile? _file;
    private PlannedFile? _planned;
    private int _segment;
    private int _rowGroup;
    private long _rowGroupStart;
    private bool _idsWanted;

    internal BatchReader(FilePool pool, IReadOnlyDictionary<int, PlannedFile> files, IReadOnlyList<ColumnRequest> requests, EntryRange[] segments)
    {
        (_pool, _files, _requests, _segments) = (pool, files, requests, segments);
        _batches = [Lent(), Lent()];
    }

    /// <summary>The batches, in entry order. Each is valid until the next one is asked for.</summary>
    internal IEnumerable<EventBatch> Batches()
    {
        EventBatch? current = ReadNext(_batches[0]);
        for (int i = 1; current is not null; i++)
        {
            EventBatch other = _batches[i % 2];
            Task<EventBatch?> next = Task.Run(() => ReadNext(other));
            try
            {
                yield return current;
            }
            finally
            {
                // Also when the caller stops early: nothing may go on reading a file that is given back.
                ((IAsyncResult)next).AsyncWaitHandle.WaitOne();
            }

            current = next.GetAwaiter().GetResult();
        }
    }

    /// <summary>Gives back the file.</summary>
    public void Dispose() => Close();

    /// <summary>Gives back the batches, at which nobody may look then.</summary>
    internal void ReturnBatches() => Array.ForEach(_batches, _pool.Batches.Return);

    private EventBatch Lent()
    {
        EventBatch batch = _pool.Batches.Take(_requests);
        batch.Ids.Reset();
        batch.Ids.Load = LoadIds;
        return batch;
    }

    private EventBatch? ReadNext(EventBatch into)
    {
        while (_segment < _segments.Length)
        {
            EntryRange segment = _segments[_segment];
            if (_planned?.Index != segment.File)
            {
                OpenFile(segment.File);
            }

            IReadOnlyList<long> groups = _file!.Footer.RowGroups;
            while (_rowGroup < groups.Count && _rowGroupStart < segment.First + segment.Count)
            {
                int group = _rowGroup++;
                long start = _rowGroupStart;
                _rowGroupStart += groups[group];
                long first = Math.Max(segment.First, start);
                long end = Math.Min(segment.First + segment.Count, _rowGroupStart);
                if (first >= end)
                {
                    continue;
                }

                if (_rowGroupStart > end)
                {
                    // The next segment may begin inside this row group.
                    (_rowGroup, _rowGroupStart) = (group, start);
                    _segment++;
                }

                Fill(into, group, start, (int)groups[group]);
                into.Span = ((int)(first - start), (int)(end - start));
                return into;
            }

            _segment++;
        }

        return null;
    }

    private void Fill(EventBatch batch, int group, long start, int rows)
    {
        batch.File = _planned!.Path;
        batch.FileIndex = _planned.Index;
        batch.RowGroup = group;
        batch.Rows = rows;
        batch.FirstEntryInFile = start;
        batch.FirstEntry = _planned.FirstEntry + start;
        _present.Clear();
        for (int i = 0; i < batch.Columns.Length; i++)
        {
            if (!_missing.Contains(i))
            {
                _present.Add(batch.Columns[i]);
            }
        }

        _file!.Read(group, _present);
        foreach (int slot in _missing)
        {
            batch.Columns[slot].FillMissing(rows, _requests[slot].IfMissing);
        }

        batch.Ids.Reset();
        if (_idsWanted)
        {
            batch.Ids.ReadFrom(_file, group);
        }
    }

    private void OpenFile(int index)
    {
        Close();
        _planned = _files[index];
        _file = _pool.Rent(_planned);
        (_rowGroup, _rowGroupStart) = (0, 0);
        _missing.Clear();
        HashSet<string> has = [.. _file.Footer.Columns.Select(c => c.Name)];
        for (int i = 0; i < _requests.Count; i++)
        {
            if (!has.Contains(_requests[i].Name))
            {
                _missing.Add(i);
            }
        }
    }

    private void LoadIds(EventBatch batch, EventIds ids)
    {
        _idsWanted = true;
        PlannedFile planned = _files[batch.FileIndex];
        IEventFile file = _pool.Rent(planned);
        ids.ReadFrom(file, batch.RowGroup);
        _pool.Return(planned, file);
    }

    private void Close()
    {
        if (_file is not null)
        {
            _pool.Return(_planned!, _file);
            _file = null;
        }
    }
}
