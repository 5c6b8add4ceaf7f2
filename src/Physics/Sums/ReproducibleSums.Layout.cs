using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Heppy.Physics;

/// <content>Where the numbers are kept: merging, moving, carrying.</content>
public sealed partial class ReproducibleSums
{
    /// <summary>Adds the sums of another array to the sums of this one, index by index.</summary>
    /// <param name="other">An array of the same length; it is not changed.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void Merge(ReproducibleSums other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Count != Count)
        {
            throw new ArgumentException($"{other.Count} sums cannot be merged into {Count}.", nameof(other));
        }
        Merge(other, 0);
    }

    /// <summary>Adds the sums of another array to a part of this one.</summary>
    /// <param name="other">An array of any length; it is not changed.</param>
    /// <param name="first">Index here of its first sum.</param>
    /// <exception cref="ArgumentOutOfRangeException">It does not fit there.</exception>
    public void Merge(ReproducibleSums other, int first)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, Count - other.Count);
        if (other._units is { } units)
        {
            for (int i = 0; i < units.Length; i++)
            {
                AddUnits(first + i, units[i]);
            }
        }
        if (other._wide is { } wide)
        {
            foreach (var (i, n) in wide)
            {
                AddWide(first + i, n);
            }
        }
        if (other._anchor == SumWords.NoAnchor)
        {
            return;
        }
        if (other._anchor < _anchor)
        {
            MoveAnchor(other._anchor);
        }
        if (other._anchor == _anchor)
        {
            MergeWords(other._cells, first);
            return;
        }
        for (int i = 0; i < other._cells.Length; i++)
        {
            var n = SumWords.ToInteger(other._cells[i]);
            if (n != 0)
            {
                Add(first + i, n, other._anchor);
            }
        }
    }

    /// <summary>Adds words in the same unit; the sum of two within the limit cannot overflow.</summary>
    private void MergeWords(Vector128<long>[] others, int first)
    {
        var limit = Vector128.Create(SumWords.WordLimit);
        for (int i = 0; i < others.Length; i++)
        {
            var sum = _cells[first + i] + others[i];
            _cells[first + i] = sum;
            if ((sum + limit).ExtractMostSignificantBits() != 0)
            {
                Carry(first + i);
            }
        }
    }

    /// <summary>A part of the sums.</summary>
    /// <param name="first">Index of the first.</param>
    /// <param name="count">How many.</param>
    public ReproducibleSums Slice(int first, int count)
    {
        var part = new ReproducibleSums(count) { _anchor = _anchor, _scale = _scale };
        _cells.AsSpan(first, count).CopyTo(part._cells);
        part._units = _units?.AsSpan(first, count).ToArray();
        for (int i = 0; _wide is { Count: > 0 } && i < count; i++)
        {
            if (_wide.TryGetValue(first + i, out var n))
            {
                part.AddWide(i, n);
            }
        }
        return part;
    }

    /// <summary>Changes the number of sums; new ones are zero, those beyond the new end are dropped.</summary>
    /// <param name="count">How many, 0 or more.</param>
    public void Resize(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Array.Resize(ref _cells, count);
        if (_units is not null)
        {
            Array.Resize(ref _units, count);
        }
        if (_wide is not null)
        {
            _wide = _wide.Where(entry => entry.Key < count).ToDictionary();
        }
    }

    /// <summary>Moves every sum to a new place.</summary>
    /// <param name="oldToNew">For each old index the new one, all different; length Count.</param>
    /// <param name="newCount">The new number of sums; places nothing moves to become zero.</param>
    public void Remap(ReadOnlySpan<int> oldToNew, int newCount)
    {
        var cells = new Vector128<long>[newCount];
        var units = _units is null ? null : new long[newCount];
        for (int i = 0; i < _cells.Length; i++)
        {
            cells[oldToNew[i]] = _cells[i];
            units?[oldToNew[i]] = _units![i];
        }
        if (_wide is not null)
        {
            Dictionary<int, BigInteger> wide = [];
            foreach (var (i, n) in _wide)
            {
                wide[oldToNew[i]] = n;
            }
            _wide = wide;
        }
        (_cells, _units) = (cells, units);
    }

    /// <summary>Adds words in another unit.</summary>
    internal void AddWords(int i, Vector128<long> words, int anchor)
    {
        if (_anchor == SumWords.NoAnchor)
        {
            MoveAnchor(anchor);
        }
        Add(i, SumWords.ToInteger(words), anchor);
    }

    /// <summary>Adds an integer in units of any anchor.</summary>
    private void Add(int i, Int128 n, int anchor)
    {
        int shift = anchor - _anchor;
        var moved = n << shift;
        if (shift is >= 0 and < 128 && moved >> shift == n)
        {
            // Both are below 2^127 and the cell far below: a sum that wraps is too large to split.
            moved += SumWords.ToInteger(_cells[i]);
            if (SumWords.TrySplit(moved, out var words))
            {
                _cells[i] = words;
                return;
            }
        }
        AddWide(i, (BigInteger)n << (anchor - 1));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Carry(int i)
    {
        var n = SumWords.ToInteger(_cells[i]);
        _cells[i] = default;
        Add(i, n, _anchor);
    }

    private void MoveAnchor(int anchor)
    {
        int old = _anchor;
        (_anchor, _scale, _slow) = (anchor, SumWords.ScaleFor(anchor), 0);
        if (old == SumWords.NoAnchor || old == anchor)
        {
            return;
        }
        for (int i = 0; i < _cells.Length; i++)
        {
            var n = SumWords.ToInteger(_cells[i]);
            if (n == 0)
            {
                continue;
            }
            _cells[i] = default;
            Add(i, n, old);
        }
    }
}
