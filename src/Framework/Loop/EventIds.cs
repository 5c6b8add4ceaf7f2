using Heppy.Events;

namespace Heppy;

/// <summary>Run, luminosity block and event number of the rows of a batch: read only if somebody asks.</summary>
internal sealed class EventIds
{
    private readonly ColumnBuffer<uint> _run = new("run", false);
    private readonly ColumnBuffer<uint> _lumi = new("luminosityBlock", false);
    private readonly ColumnBuffer<ulong> _event = new("event", false);
    private bool _isRead;
    private bool _hasNumbers;

    /// <summary>Reads the columns of a batch when they were not read ahead.</summary>
    internal Action<EventBatch, EventIds>? Load { get; set; }

    /// <summary>Forgets the rows.</summary>
    internal void Reset() => _isRead = false;

    /// <summary>Reads the columns of a row group, if the file has all three.</summary>
    internal void ReadFrom(IEventFile file, int rowGroup)
    {
        _hasNumbers = new[] { _run.Name, _lumi.Name, _event.Name }.All(n => file.Footer.Columns.Any(c => c.Name == n));
        if (_hasNumbers)
        {
            file.Read(rowGroup, [_run, _lumi, _event]);
        }

        _isRead = true;
    }

    internal uint Run(EventBatch batch, int row) => HasNumbers(batch) ? _run.Values[row] : 1;

    internal uint Lumi(EventBatch batch, int row) => HasNumbers(batch) ? _lumi.Values[row] : 1;

    internal ulong Number(EventBatch batch, int row) => HasNumbers(batch) ? _event.Values[row] : (ulong)(batch.FirstEntry + row);

    /// <summary>Whether the file has all three.</summary>
    internal bool HasNumbers(EventBatch batch)
    {
        if (!_isRead)
        {
            Load!(batch, this);
        }

        return _hasNumbers;
    }
}
