using System.Globalization;
using System.Numerics;
using Heppy.Events;

namespace Heppy.Drawing;

/// <summary>Smallest and largest value of a column, and of the lengths of its lists.</summary>
internal abstract class ColumnRange
{
    private int _shortest = int.MaxValue;
    private int _longest = -1;

    /// <summary>What the next values are read into.</summary>
    internal abstract ColumnBuffer Buffer { get; }

    /// <summary>Makes one for a column.</summary>
    internal static ColumnRange For(ColumnSchema column) => column.Type switch
    {
        ElementType.Boolean => new Flags(column),
        ElementType.String => new Texts(column),
        _ => (ColumnRange)Activator.CreateInstance((column.IsNullable ? typeof(NullableNumbers<>) : typeof(Numbers<>)).MakeGenericType(Conversions.TypeOf(column.Type)), [column])!,
    };

    /// <summary>Takes the first rows of the buffer into account.</summary>
    internal void Add(int rows)
    {
        ColumnBuffer buffer = Buffer;
        for (int i = 0; buffer.IsJagged && i < rows; i++)
        {
            int length = buffer.Offsets[i + 1] - buffer.Offsets[i];
            (_shortest, _longest) = (Math.Min(_shortest, length), Math.Max(_longest, length));
        }

        AddValues(buffer.IsJagged ? buffer.Offsets[rows] : rows);
    }

    /// <summary>Takes another one of the same column into account.</summary>
    internal void Merge(ColumnRange other)
    {
        (_shortest, _longest) = (Math.Min(_shortest, other._shortest), Math.Max(_longest, other._longest));
        MergeValues(other);
    }

    /// <summary>The range as it is printed: <c>3 to 98.25, 0 to 4 in an entry</c>.</summary>
    internal string Text() => Values() + (_longest < 0 ? "" : _shortest == _longest
        ? string.Create(CultureInfo.InvariantCulture, $", {_longest} in each entry") : string.Create(CultureInfo.InvariantCulture, $", {_shortest} to {_longest} in an entry"));

    private protected abstract void AddValues(int count);

    private protected abstract void MergeValues(ColumnRange other);

    private protected abstract string Values();

    /// <summary>Numbers.</summary>
    private class Numbers<T>(ColumnSchema column) : ColumnRange
        where T : struct, INumber<T>, IMinMaxValue<T>
    {
        private readonly ColumnBuffer<T> _buffer = new(column.Name, column.IsJagged);
        private T _min;
        private T _max;
        private bool _isAny;
        private long _nans;

        internal override ColumnBuffer Buffer => _buffer;

        private protected override void AddValues(int count) => Take(_buffer.Values.AsSpan(0, count));

        private protected void Take(ReadOnlySpan<T> values)
        {
            foreach (T value in values)
            {
                if (T.IsNaN(value))
                {
                    _nans++;
                    continue;
                }

                (_min, _max) = _isAny ? (T.Min(_min, value), T.Max(_max, value)) : (value, value);
                _isAny = true;
            }
        }

        private protected override void MergeValues(ColumnRange other)
        {
            var same = (Numbers<T>)other;
            _nans += same._nans;
            if (same._isAny)
            {
                Take([same._min, same._max]);
            }
        }

        private protected override string Values()
        {
            string nan = _nans > 0 ? string.Create(CultureInfo.InvariantCulture, $", {_nans:N0} not a number") : "";
            return !_isAny ? $"no values{nan}" : _min == _max ? $"always {Shown(_min)}{nan}" : $"{Shown(_min)} to {Shown(_max)}{nan}";
        }

        private static string Shown(T value) => value is float or double ? value.ToString("G6", CultureInfo.InvariantCulture) : value.ToString(null, CultureInfo.InvariantCulture);
    }

    /// <summary>Numbers of which some may be null.</summary>
    private sealed class NullableNumbers<T>(ColumnSchema column) : Numbers<T>(column)
        where T : struct, INumber<T>, IMinMaxValue<T>
    {
        private readonly ColumnBuffer<T?> _nullable = new(column.Name, column.IsJagged);
        private long _nulls;

        internal override ColumnBuffer Buffer => _nullable;

        private protected override void AddValues(int count)
        {
            foreach (T? value in _nullable.Values.AsSpan(0, count))
            {
                if (value is { } there)
                {
                    Take([there]);
                }
                else
                {
                    _nulls++;
                }
            }
        }

        private protected override void MergeValues(ColumnRange other)
        {
            base.MergeValues(other);
            _nulls += ((NullableNumbers<T>)other)._nulls;
        }

        private protected override string Values() => base.Values() + (_nulls > 0 ? string.Create(CultureInfo.InvariantCulture, $", {_nulls:N0} null") : "");
    }

    /// <summary>Truth values.</summary>
    private sealed class Flags(ColumnSchema column) : ColumnRange
    {
        private readonly ColumnBuffer<bool?> _buffer = new(column.Name, column.IsJagged);
        private long _true;
        private long _all;

        internal override ColumnBuffer Buffer => _buffer;

        private protected override void AddValues(int count)
        {
            _all += count;
            foreach (bool? value in _buffer.Values.AsSpan(0, count))
            {
                _true += value == true ? 1 : 0;
            }
        }

        private protected override void MergeValues(ColumnRange other) => (_true, _all) = (_true + ((Flags)other)._true, _all + ((Flags)other)._all);

        private protected override string Values() => _all == 0 ? "no values" : _true == 0 ? "always false" : _true == _all ? "always true"
            : string.Create(CultureInfo.InvariantCulture, $"{100.0 * _true / _all:G3} % true");
    }

    /// <summary>Texts.</summary>
    private sealed class Texts(ColumnSchema column) : ColumnRange
    {
        private const int MostLetters = 20;
        private readonly ColumnBuffer<string?> _buffer = new(column.Name, column.IsJagged);
        private string? _min;
        private string? _max;

        internal override ColumnBuffer Buffer => _buffer;

        private protected override void AddValues(int count) => Take(_buffer.Values.AsSpan(0, count));

        private protected override void MergeValues(ColumnRange other) => Take([((Texts)other)._min, ((Texts)other)._max]);

        private protected override string Values() => _min is null ? "no values" : _min == _max ? $"always {Shown(_min)}" : $"{Shown(_min)} to {Shown(_max!)}";

        private static string Shown(string text) => $"\"{(text.Length <= MostLetters ? text : text[..MostLetters] + "...")}\"";

        private void Take(ReadOnlySpan<string?> values)
        {
            foreach (string? value in values)
            {
                if (value is not null)
                {
                    _min = _min is null || string.CompareOrdinal(value, _min) < 0 ? value : _min;
                    _max = _max is null || string.CompareOrdinal(value, _max) > 0 ? value : _max;
                }
            }
        }
    }
}
