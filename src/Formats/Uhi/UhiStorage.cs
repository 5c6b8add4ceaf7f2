using System.Text.Json;
using Heppy.Physics;

namespace Heppy.Formats.Uhi;

/// <summary>The storage of a UHI histogram in any of its shapes: dense, sparse or empty.</summary>
internal sealed class UhiStorage
{
    private readonly JsonElement _storage;
    private readonly int[] _extents;
    private readonly int[]? _index;

    internal UhiStorage(JsonElement storage, int[] extents)
    {
        (_storage, _extents) = (storage, extents);
        if (extents.Aggregate(1L, (product, extent) => Math.Min(product * extent, Array.MaxLength)) > Array.MaxLength / 64)
        {
            throw new InvalidDataException("its axes have more bins than memory");
        }
        Type = storage.GetProperty("type").GetString()!;
        if (storage.TryGetProperty("index", out var index))
        {
            _index = FlatIndices(index);
        }
    }

    internal string Type { get; }

    private int BinCount => _extents.Aggregate(1, (product, extent) => product * extent);

    /// <summary>One of the arrays, spread over all bins in C order; zero where nothing is stored.</summary>
    internal ReproducibleSums Sums(string name)
    {
        var sums = new ReproducibleSums(BinCount);
        if (!_storage.TryGetProperty(name, out var array))
        {
            return _storage.EnumerateObject().Count() == 1
                ? sums
                : throw new InvalidDataException($"the storage has no '{name}'");
        }
        if (array.ValueKind == JsonValueKind.String)
        {
            throw new InvalidDataException($"'{name}' is kept in another file, {array.GetString()}");
        }
        if (_index is null)
        {
            AddNested(sums, name, array, 0, 0);
            return sums;
        }
        if (array.GetArrayLength() != _index.Length)
        {
            throw new InvalidDataException($"'{name}' has {array.GetArrayLength()} numbers for {_index.Length} bins");
        }
        var numbers = new NumberList(array);
        foreach (int bin in _index)
        {
            numbers.AddNext(sums, bin);
        }
        return sums;
    }

    private void AddNested(ReproducibleSums sums, string name, JsonElement array, int axis, int first)
    {
        if (array.GetArrayLength() != _extents[axis])
        {
            throw new InvalidDataException(
                $"'{name}' has {array.GetArrayLength()} elements along axis {axis}, which has {_extents[axis]} bins");
        }
        int bin = first * _extents[axis];
        if (axis == _extents.Length - 1)
        {
            var numbers = new NumberList(array);
            for (int end = bin + _extents[axis]; bin < end; bin++)
            {
                numbers.AddNext(sums, bin);
            }
            return;
        }
        foreach (var element in array.EnumerateArray())
        {
            AddNested(sums, name, element, axis + 1, bin++);
        }
    }

    private int[] FlatIndices(JsonElement index)
    {
        if (index.GetArrayLength() != _extents.Length)
        {
            throw new InvalidDataException($"the index has {index.GetArrayLength()} axes instead of {_extents.Length}");
        }
        var flat = new int[index[0].GetArrayLength()];
        for (int axis = 0; axis < _extents.Length; axis++)
        {
            if (index[axis].GetArrayLength() != flat.Length)
            {
                throw new InvalidDataException("the index has a different length along each axis");
            }
            int k = 0;
            foreach (var element in index[axis].EnumerateArray())
            {
                int bin = element.GetInt32();
                if ((uint)bin >= (uint)_extents[axis])
                {
                    throw new InvalidDataException($"the index has bin {bin} on axis {axis} of {_extents[axis]} bins");
                }
                flat[k] = flat[k] * _extents[axis] + bin;
                k++;
            }
        }
        return flat.Distinct().Count() == flat.Length
            ? flat
            : throw new InvalidDataException("the index has a bin twice");
    }
}
