using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Heppy.Physics;

/// <summary>Many sums of doubles that are exact, so that the order and the grouping of the additions never
/// matter.</summary>
/// <remarks>
/// <para>Each sum is an integer in units of a power of two that is common to the array (the anchor, chosen
/// from the first value so that its last bit sits 25 bits above the unit). It is kept as two signed words of
/// which the high one counts 2^52 units: a value adds at most 2^51 to either, so an addition is one of
/// two-word vectors (see SumWords), and carries wait until a word has grown beyond 2^62, after a thousand
/// additions or more. What does not fit this window goes, as exactly, to a sparse table of big integers in
/// units of 2^-1074. Where a number is kept is of no consequence: a total is the sum of both, rounded once
/// when it is read.</para>
/// <para>U. W. Kulisch, W. L. Miranker, "The arithmetic of the digital computer: a new approach", SIAM Review
/// 28 (1986) 1, for the exact fixed-point accumulator; R. M. Neal, "Fast exact summation using small and large
/// superaccumulators", arXiv:1505.05571; J. Demmel, H. D. Nguyen, "Parallel reproducible summation", IEEE
/// Trans. Comput. 64 (2015) 2060, for the property. Not safe for several threads at once.</para>
/// </remarks>
public sealed partial class ReproducibleSums
{
    private const int PatienceWithSlowWay = 1000;
    private const int UsualParts = 3;

    private Vector128<long>[] _cells;                   // low word, high word
    private long[]? _units;
    private Dictionary<int, BigInteger>? _wide;
    private int _anchor = SumWords.NoAnchor;            // biased exponent of the value whose last bit is one unit
    private int _slow;
    private double _scale;                              // 0, with which nothing fits, until there is an anchor

    /// <summary>Makes sums that are all zero.</summary>
    /// <param name="count">How many, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public ReproducibleSums(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _cells = new Vector128<long>[count];
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
        var words = SumWords.Split(x, _scale, out bool fits);
        if (!fits)
        {
            AddSlowly(i, x);
            return;
        }
        ref var cell = ref _cells[i];
        var sum = cell + words;
        cell = sum;
        if ((sum + Vector128.Create(SumWords.WordLimit)).ExtractMostSignificantBits() != 0)
        {
            Carry(i);
        }
    }

    /// <summary>Adds those of many values that are finite to a sum, exactly: the same as one by one, and several times faster.</summary>
    /// <param name="i">Index of the sum, 0 to Count-1.</param>
    /// <param name="values">Any values.</param>
    /// <returns>How many were left out, as they are NaN or infinite.</returns>
    public int AddFinite(int i, ReadOnlySpan<double> values)
    {
        int leftOut = 0;
        while (values.Length > 0)
        {
            ReadOnlySpan<double> piece = values[..Math.Min(SumWords.Piece, values.Length)];
            values = values[piece.Length..];
            if (SumWords.TrySplit(piece, _scale, out var words))
            {
                ref var cell = ref _cells[i];
                cell += words;
                if ((cell + Vector128.Create(SumWords.WordLimit)).ExtractMostSignificantBits() != 0)
                {
                    Carry(i);
                }
                continue;
            }
            foreach (double x in piece)
            {
                if (double.IsFinite(x))
                {
                    Add(i, x);
                }
                else
                {
                    leftOut++;
                }
            }
        }
        return leftOut;
    }

    /// <summary>Adds exactly 1 to a sum: an integer increment.</summary>
    /// <param name="i">Index of the sum, 0 to Count-1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddUnit(int i) => (_units ??= new long[_cells.Length])[i]++;

    /// <summary>Adds a whole number to a sum, exactly.</summary>
    /// <param name="i">Index of the sum, 0 to Count-1.</param>
    /// <param name="count">The number to add.</param>
    public void AddUnits(int i, long count) => (_units ??= new long[_cells.Length])[i] += count;

    /// <summary>Adds the parts of an expansion, as <see cref="Expansion(int)"/> or <see cref="Remainders(int)"/>
    /// returned them.</summary>
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

    /// <summary>A sum, rounded once to the nearest double, ties to even.</summary>
    /// <param name="i">Index of the sum, 0 to Count-1.</param>
    /// <returns>The sum; an infinity when it exceeds the largest double.</returns>
    public double Value(int i)
    {
        if (_cells[i] == Vector128<long>.Zero && _wide is null)
        {
            return _units is null ? 0 : _units[i];
        }
        return TryTotal(i, out var total, out int shift) && ExactNumber.TryToDouble(total, shift, out double value) ? value : ExactNumber.ToDouble(Total(i));
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

    /// <summary>A sum as doubles whose exact total it is: each is the correctly rounded rest after those
    /// before.</summary>
    /// <param name="i">Index of the sum, 0 to Count-1.</param>
    /// <returns>Parts, largest first; empty for zero. The first equals <see cref="Value"/> unless that is
    /// infinite.</returns>
    public double[] Expansion(int i) => Expansion(i, stackalloc double[UsualParts]).ToArray();

    /// <summary>What <see cref="Value"/> leaves out of a sum, as an expansion.</summary>
    /// <param name="i">Index of the sum, 0 to Count-1.</param>
    /// <returns>The parts after the first of <see cref="Expansion(int)"/>; empty when the value is the exact
    /// sum.</returns>
    public double[] Remainders(int i) => Remainders(i, stackalloc double[UsualParts]).ToArray();

    /// <summary>As <see cref="Expansion(int)"/>, without an array.</summary>
    /// <param name="i">Index of the sum, 0 to Count-1.</param>
    /// <param name="place">Room for 3 parts or more.</param>
    /// <returns>The parts: in the place, but for a sum that spans more than 126 bits.</returns>
    public ReadOnlySpan<double> Expansion(int i, Span<double> place) =>
        TryTotal(i, out var total, out int shift) && ExactNumber.TryExpand(total, shift, place, out int count) ? place[..count] : ExactNumber.Expand(Total(i));

    /// <summary>As <see cref="Remainders(int)"/>, without an array.</summary>
    /// <param name="i">Index of the sum, 0 to Count-1.</param>
    /// <param name="place">Room for 3 parts or more.</param>
    /// <returns>The parts after the first.</returns>
    public ReadOnlySpan<double> Remainders(int i, Span<double> place)
    {
        if (_cells[i] == Vector128<long>.Zero && _wide is null && (_units is null || Math.Abs(_units[i]) <= 1L << 53))
        {
            return [];
        }
        var parts = Expansion(i, place);
        return parts.Length < 2 ? [] : parts[1..];
    }

    /// <summary>The sum in units of 2^(shift - 1074), where 126 bits hold all of it, which they nearly always do.</summary>
    private bool TryTotal(int i, out Int128 total, out int shift)
    {
        shift = _anchor == SumWords.NoAnchor ? -ExactNumber.SmallestExponent : _anchor - 1;
        total = SumWords.ToInteger(_cells[i]);
        long units = _units is null ? 0 : _units[i];
        int up = -ExactNumber.SmallestExponent - shift;
        if (_wide?.ContainsKey(i) == true || (units != 0 && (up < 0 || up + 64 - long.LeadingZeroCount(Math.Abs(units)) > 125)))
        {
            return false;
        }
        total += units == 0 ? 0 : (Int128)units << up;
        return true;
    }

    private BigInteger Total(int i)
    {
        BigInteger total = _wide is not null && _wide.TryGetValue(i, out var n) ? n : BigInteger.Zero;
        if (_cells[i] != Vector128<long>.Zero)
        {
            total += (BigInteger)SumWords.ToInteger(_cells[i]) << (_anchor - 1);
        }
        if (_units is not null)
        {
            total += (BigInteger)_units[i] << -ExactNumber.SmallestExponent;
        }
        return total;
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
        bool isCounted = SumWords.TryToInteger(x, _anchor, out var units);
        if (isCounted && Math.Abs(x) * _scale < 1)
        {
            // Few bits, and all within the units, such as the rest of a sum: the window stays.
            Add(i, units, _anchor);
            return;
        }
        if (_anchor == SumWords.NoAnchor || ++_slow > Math.Max(PatienceWithSlowWay, Count))
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)i, (uint)_cells.Length, nameof(i));
            MoveAnchor(SumWords.AnchorFor(x));
            Add(i, x);          // fits now, but for subnormals
            return;
        }
        if (isCounted)
        {
            Add(i, units, _anchor);
            return;
        }
        AddWide(i, ExactNumber.FromDouble(x));
    }

    private void AddWide(int i, BigInteger n)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)i, (uint)_cells.Length, nameof(i));
        _wide ??= [];
        _wide[i] = _wide.TryGetValue(i, out var before) ? before + n : n;
    }
}
