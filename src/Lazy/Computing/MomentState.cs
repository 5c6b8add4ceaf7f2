using Heppy.Physics;

namespace Heppy.Lazy.Computing;

/// <summary>Exact sums of values and of their squares: the same whatever the order and the parts.</summary>
/// <param name="withSquares">Whether squares are summed too.</param>
internal sealed class MomentState(bool withSquares) : State
{
    private const int Piece = 1024;                     // of values, whose squares are on the stack
    private readonly ReproducibleSums _sums = new(2);   // of values, of squares
    private readonly long[] _special = new long[4];     // NaN, positive and negative infinity, squares beyond all numbers

    /// <summary>Number of values.</summary>
    internal long Count { get; private set; }

    /// <summary>Their sum, rounded once; NaN or infinite as the sum of doubles is.</summary>
    internal double Sum => Special ?? _sums.Value(0);

    /// <summary>Sum divided by number; NaN of none.</summary>
    internal double Mean => Sum / Count;

    private double? Special =>
        _special[0] > 0 || (_special[1] > 0 && _special[2] > 0) ? double.NaN
        : _special[1] > 0 ? double.PositiveInfinity
        : _special[2] > 0 ? double.NegativeInfinity
        : null;

    /// <summary>Standard deviation.</summary>
    /// <param name="lessDegrees">What is taken off the number of values in the denominator: 0 or 1.</param>
    /// <returns>NaN of too few values, or where one is not finite.</returns>
    internal double Deviation(int lessDegrees) =>
        Special is not null || _special[3] > 0 || Count <= lessDegrees ? double.NaN : Math.Sqrt(ExactMoments.Variance(_sums, Count, lessDegrees));

    /// <summary>Adds values.</summary>
    internal void Add(ReadOnlySpan<double> values)
    {
        Count += values.Length;
        while (values.Length > 0)
        {
            ReadOnlySpan<double> piece = values[..Math.Min(Piece, values.Length)];
            values = values[piece.Length..];
            int leftOut = _sums.AddFinite(0, piece);
            if (leftOut > 0)
            {
                CountSpecial(piece);
            }

            if (withSquares && AddSquares(piece) > leftOut)
            {
                _special[3]++;
            }
        }
    }

    /// <summary>Adds a value.</summary>
    internal void Add(double value) => Add([value]);

    /// <inheritdoc/>
    internal override void Merge(State later)
    {
        var other = (MomentState)later;
        Count += other.Count;
        _sums.Merge(other._sums);
        for (int i = 0; i < _special.Length; i++)
        {
            _special[i] += other._special[i];
        }
    }

    /// <inheritdoc/>
    internal override void Write(BinaryWriter to)
    {
        to.Write(Count);
        Array.ForEach(_special, to.Write);
        for (int i = 0; i < 2; i++)
        {
            double[] parts = _sums.Expansion(i);
            to.Write(parts.Length);
            Array.ForEach(parts, to.Write);
        }
    }

    /// <inheritdoc/>
    internal override void Read(BinaryReader from)
    {
        Count = from.ReadInt64();
        for (int i = 0; i < _special.Length; i++)
        {
            _special[i] = from.ReadInt64();
        }

        for (int i = 0; i < 2; i++)
        {
            for (int parts = from.ReadInt32(); parts > 0; parts--)
            {
                _sums.Add(i, from.ReadDouble());
            }
        }
    }

    private void CountSpecial(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
            {
                _special[double.IsNaN(value) ? 0 : value > 0 ? 1 : 2]++;
            }
        }
    }

    /// <summary>A square is the rounded product and what rounding took off it, both added exactly.</summary>
    /// <returns>How many were left out, as they are not finite.</returns>
    private int AddSquares(ReadOnlySpan<double> values)
    {
        Span<double> squares = stackalloc double[values.Length];
        Span<double> rests = stackalloc double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            squares[i] = values[i] * values[i];
            rests[i] = Math.FusedMultiplyAdd(values[i], values[i], -squares[i]);
        }

        _sums.AddFinite(1, rests);
        return _sums.AddFinite(1, squares);
    }
}
