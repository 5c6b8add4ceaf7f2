using System.Numerics;
using System.Runtime.CompilerServices;

namespace Heppy.Physics;

/// <summary>Many sums of doubles that are exact, so that the order and the grouping of the additions never matter.</summary>
/// <remarks>
/// <para>Each sum is a 128-bit two's complement integer in units of a power of two that is common to the array (the
/// anchor, chosen from the first value so that it sits 32 bits above the unit): an addition is a shift and an add with
/// carry. What does not fit this window goes, as exactly, to a sparse table of big integers in units of 2^-1074. Where
/// a number is kept is of no consequence: a total is the sum of both, rounded once when it is read.</para>
/// <para>U. W. Kulisch, W. L. Miranker, "The arithmetic of the digital computer: a new approach", SIAM Review 28 (1986)
/// 1, for the exact fixed-point accumulator; R. M. Neal, "Fast exact summation using small and large superaccumulators",
/// arXiv:1505.05571; J. Demmel, H. D. Nguyen, "Parallel reproducible summation", IEEE Trans. Comput. 64 (2015) 2060, for
/// the property. Not safe for several threads at once.</para>
/// </remarks>
public sealed class ReproducibleSums
{
    private const int FirstShift = 32;
    private const int MaxShift = 63;
    private const int LowestAnchor = 1;
    private const int HighestAnchor = 2046 - MaxShift;  // so that the exponent of infinities, 2047, never fits the window
    private const int NoAnchor = 1 << 20;               // nothing fits: the first value takes the slow way and sets it
    private const int PatienceWithSlowWay = 1000;
    private const ulong HalfRange = 1UL << 61;          // a cell is emptied when its high word leaves +-2^61

    private static readonly Int128 s_cellLimit = (Int128)HalfRange << 64;

    private Cell[] _cells;
    private long[]? _units;
    private Dictionary<int, BigInteger>? _wide;
    private int _anchor = NoAnchor;                     // biased exponent of the value whose last bit is one unit
    private int _slow;
    private long _lastBits;                             // the value that _last is the decomposition of; 0 is harmless
    private Cell _last;

    /// <summary>Makes sums that are all zero.</summary>
    /// <param name="count">How many, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public ReproducibleSums(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _cells = new Cell[count];
    }

    /// <summary>Number of sums.</summary>
    public int Count => _cells.Length;

    /// <summary>Adds a value to a sum, exactly.</summary>
    /// <param name="i">Index of the sum, 0 to Count-1.</param>
    /// <param name="x">A finite value.</param>
    /// <exception cref="ArgumentException">The value is NaN or infinite; nothing was added.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int i, double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        if (bits != _lastBits && !TryDecompose(bits))
        {
            AddSlowly(i, x);
            return;
        }
        ref var cell = ref _cells[i];
        ulong low = cell.Low + _last.Low;
        long high = cell.High + _last.High + (low < _last.Low ? 1 : 0);
        cell.Low = low;
        cell.High = high;
        if ((ulong)high + HalfRange >= 2 * HalfRange)
        {
            Empty(i);
        }
    }

    /// <summary>Adds exactly 1 to a sum: an integer increment.</summary>
    /// <param name="i">Index of the sum, 0 to Count-1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddUnit(int i) => (_units ??= new long[_cells.Length])[i]++;

    /// <summary>Adds a whole number to a sum, exactly.</summary>
    /// <param name="i">Index of the sum, 0 to Count-1.</param>
    /// <param name="count">The number to add.</param>
    public void AddUnits(int i, long count) => (_units ??= new long[_cells.Length])[i] += count;

    /// <summary>Adds the parts of an expansion, as <see cref="Expansion"/> or <see cref="Remainders"/> returned them.</summary>
    /// <param name="i">Index of the sum, 0 to Count-1.</param>
    /// <param name="parts">Finite values.</param>
    /// <exception cref="ArgumentException">A part is NaN or infinite.</exception>
    public void AddExpansion(int i, ReadOnlySpan<double> parts)
    {
        foreach (double part in parts)
        {
            Add(i, part);
        }
    }

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
        if (other._units is { } units)
        {
            for (int i = 0; i < units.Length; i++)
            {
                AddUnits(i, units[i]);
            }
        }
        if (other._wide is { } wide)
        {
            foreach (var (i, n) in wide)
            {
                AddWide(i, n);
            }
        }
        if (other._anchor == NoAnchor)
        {
            return;
        }
        if (other._anchor < _anchor)
        {
            MoveAnchor(other._anchor);
        }
        int shift = other._anchor - _anchor;
        for (int i = 0; i < _cells.Length; i++)
        {
            var n = other._cells[i].ToInt128();
            if (n != 0)
            {
                AddShifted(i, n, shift);
            }
        }
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
        var cells = new Cell[newCount];
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

    /// <summary>A sum, rounded once to the nearest double, ties to even.</summary>
    /// <param name="i">Index of the sum, 0 to Count-1.</param>
    /// <returns>The sum; an infinity when it exceeds the largest double.</returns>
    public double Value(int i)
    {
        if (_cells[i].IsZero && _wide is null)
        {
            return _units is null ? 0 : _units[i];
        }
        return ExactNumber.ToDouble(Total(i));
    }

    /// <summary>All sums, each rounded as by <see cref="Value"/>.</summary>
    public double[] Values()
    {
        var values = new double[Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Value(i);
        }
        return values;
    }

    /// <summary>A sum as doubles whose exact total it is: each is the correctly rounded rest after those before.</summary>
    /// <param name="i">Index of the sum, 0 to Count-1.</param>
    /// <returns>Parts, largest first; empty for zero. The first equals <see cref="Value"/> unless that is infinite.</returns>
    public double[] Expansion(int i) => ExactNumber.Expand(Total(i));

    /// <summary>What <see cref="Value"/> leaves out of a sum, as an expansion.</summary>
    /// <param name="i">Index of the sum, 0 to Count-1.</param>
    /// <returns>The parts after the first of <see cref="Expansion"/>; empty when the value is the exact sum.</returns>
    public double[] Remainders(int i)
    {
        if (_cells[i].IsZero && _wide is null && (_units is null || Math.Abs(_units[i]) <= 1L << 53))
        {
            return [];
        }
        var parts = Expansion(i);
        return parts.Length < 2 ? [] : parts[1..];
    }

    private BigInteger Total(int i)
    {
        BigInteger total = _wide is not null && _wide.TryGetValue(i, out var n) ? n : BigInteger.Zero;
        if (!_cells[i].IsZero)
        {
            total += (BigInteger)_cells[i].ToInt128() << (_anchor - 1);
        }
        if (_units is not null)
        {
            total += (BigInteger)_units[i] << -ExactNumber.SmallestExponent;
        }
        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryDecompose(long bits)
    {
        int shift = ((int)(bits >> 52) & 0x7FF) - _anchor;
        if ((uint)(shift - 1) >= MaxShift)
        {
            return false;
        }
        ulong mantissa = ((ulong)bits & 0xF_FFFF_FFFF_FFFF) | (1UL << 52);
        ulong sign = (ulong)(bits >> 63);               // all ones for a negative value
        ulong low = ((mantissa << shift) ^ sign) - sign;
        ulong high = ((mantissa >> (64 - shift)) ^ sign) + (low == 0 ? sign & 1 : 0);
        _lastBits = bits;
        _last = new Cell { Low = low, High = (long)high };
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddSlowly(int i, double x)
    {
        if (!double.IsFinite(x))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{x} cannot be added to a sum: only finite values can."), nameof(x));
        }
        if (x == 0)
        {
            return;
        }
        if (_anchor == NoAnchor || ++_slow > Math.Max(PatienceWithSlowWay, Count))
        {
            int exponent = (int)(BitConverter.DoubleToInt64Bits(x) >> 52) & 0x7FF;
            MoveAnchor(Math.Clamp(exponent - FirstShift, LowestAnchor, HighestAnchor));
        }
        AddWide(i, ExactNumber.FromDouble(x));
    }

    private void AddWide(int i, BigInteger n)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)i, (uint)_cells.Length, nameof(i));
        _wide ??= [];
        _wide[i] = _wide.TryGetValue(i, out var before) ? before + n : n;
    }

    /// <summary>Adds n times 2^shift units of this array.</summary>
    private void AddShifted(int i, Int128 n, int shift)
    {
        ref var cell = ref _cells[i];
        var moved = n << shift;
        if (shift < 128 && moved >> shift == n && moved > -s_cellLimit && moved < s_cellLimit)
        {
            cell = Cell.From(cell.ToInt128() + moved);
            if ((ulong)cell.High + HalfRange >= 2 * HalfRange)
            {
                Empty(i);
            }
        }
        else
        {
            AddWide(i, (BigInteger)n << (_anchor - 1 + shift));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Empty(int i)
    {
        AddWide(i, (BigInteger)_cells[i].ToInt128() << (_anchor - 1));
        _cells[i] = default;
    }

    private void MoveAnchor(int anchor)
    {
        int old = _anchor;
        (_anchor, _slow, _lastBits, _last) = (anchor, 0, 0, default);
        if (old == NoAnchor || old == anchor)
        {
            return;
        }
        for (int i = 0; i < _cells.Length; i++)
        {
            var n = _cells[i].ToInt128();
            if (n == 0)
            {
                continue;
            }
            _cells[i] = default;
            if (anchor < old)
            {
                AddShifted(i, n, old - anchor);
            }
            else
            {
                AddWide(i, (BigInteger)n << (old - 1));
            }
        }
    }

    private struct Cell
    {
        internal ulong Low;
        internal long High;

        internal readonly bool IsZero => (Low | (ulong)High) == 0;

        internal static Cell From(Int128 n) => new() { Low = (ulong)n, High = (long)(n >> 64) };

        internal readonly Int128 ToInt128() => new((ulong)High, Low);
    }
}
