using System.Reflection;
using Heppy.Events;

namespace Heppy;

/// <summary>A collection of the user's own records, one column per parameter: what <c>ParticleReader</c> is made of.</summary>
/// <typeparam name="T">For example <c>record struct Muon(float Pt, float Eta, ...)</c>: <c>Muon_pt</c>, <c>Muon_eta</c>, ...</typeparam>
/// <param name="collection">The collection's name, <c>Muon</c>.</param>
public sealed class Records<T>(string collection) : Handle
    where T : struct
{
    private const int MostBlockRows = 256;              // their records stay in the processor's cache
    private readonly int[] _slots = new int[RecordLayout<T>.Parameters.Length];
    private readonly object[] _columns = new object[RecordLayout<T>.Parameters.Length];
    private RecordLayout<T>.Reader _read = null!;
    private int[] _offsets = [];
    private T[] _block = new T[16];
    private int _batchRows;
    private int _blockFirst;
    private int _blockRows;

    /// <summary>Name of the collection.</summary>
    public string Collection { get; } = collection;

    /// <summary>Number of records in an event.</summary>
    /// <param name="ev">The event being processed.</param>
    public int Count(Event ev)
    {
        int[] offsets = _offsets;
        int next = ev.Row + 1;
        return (uint)next < (uint)offsets.Length ? offsets[next] - offsets[next - 1] : throw NotAttached();
    }

    /// <summary>Reads the records of an event.</summary>
    /// <param name="ev">The event being processed.</param>
    /// <param name="into">Length <see cref="Count"/>.</param>
    public void Read(Event ev, Span<T> into)
    {
        if (into.Length > 0)
        {
            MustBeAttached();
            _read(_columns, _offsets[ev.Row], into);
        }
    }

    /// <summary>Leaves the records of an event in a product, without copying them there.</summary>
    /// <param name="ev">The event being processed.</param>
    /// <param name="into">The product.</param>
    public void Read(Event ev, Output<T> into)
    {
        int row = ev.Row;
        if ((uint)(row - _blockFirst) >= (uint)_blockRows)
        {
            MustBeAttached();
            ReadBlock(row);
        }

        int first = _offsets[row];
        into.Product.Lend(ev, _block, first - _offsets[_blockFirst], _offsets[row + 1] - first);
    }

    private protected override string ShownName => Collection;

    internal override void Declare(Declarations to)
    {
        ParameterInfo[] parameters = RecordLayout<T>.Parameters;
        if (parameters.Length == 0)
        {
            to.Problem($"{typeof(T).Name} has no constructor with parameters, so there is nothing to read into it");
        }

        for (int i = 0; i < parameters.Length; i++)
        {
            string name = $"{Collection}_{RecordLayout<T>.ColumnOf(parameters[i])}";
            _slots[i] = to.Column(new ColumnRequest(name, parameters[i].ParameterType, IsJagged: true, IsOptional: false, null, Collection));
        }
    }

    internal override void Attach(EventBatch batch)
    {
        _read = RecordLayout<T>.Read;
        (_batchRows, _blockFirst, _blockRows) = (batch.Rows, 0, 0);
        for (int i = 0; i < _slots.Length; i++)
        {
            ColumnBuffer column = batch.Columns[_slots[i]];
            _columns[i] = column.ValueArray;
            if (i == 0)
            {
                _offsets = column.Offsets;
            }
            else if (!column.Offsets.AsSpan(0, batch.Rows + 1).SequenceEqual(_offsets.AsSpan(0, batch.Rows + 1)))
            {
                throw new InvalidDataException(
                    $"{batch.File}: {batch.Columns[_slots[0]].Name} and {column.Name} have lists of different lengths in row group {batch.RowGroup}.");
            }
        }
    }

    /// <summary>Reads the records of several events at once: a loop over many items costs less than one over a few for each event.</summary>
    private void ReadBlock(int row)
    {
        int rows = Math.Min(MostBlockRows, _batchRows - row);
        int items = _offsets[row + rows] - _offsets[row];
        if (_block.Length < items)
        {
            _block = new T[Math.Max(items, 2 * _block.Length)];
        }

        (_blockFirst, _blockRows) = (row, 0);
        try
        {
            _read(_columns, _offsets[row], _block.AsSpan(0, items));
            _blockRows = rows;
        }
        catch (Exception e) when (rows > 1 && e is not OutOfMemoryException)
        {
            // A record's constructor threw, perhaps for an event that nobody will ask for: that event alone should fail.
            _read(_columns, _offsets[row], _block.AsSpan(0, _offsets[row + 1] - _offsets[row]));
            _blockRows = 1;
        }
    }
}
