using System.Globalization;
using System.Numerics;

namespace Heppy.Lazy.Computing;

/// <summary>The smallest or the largest value; NaN if any is.</summary>
/// <typeparam name="T">Their type.</typeparam>
/// <param name="largest">Whether the largest is wanted.</param>
internal sealed class ExtremeState<T>(bool largest) : State
    where T : INumber<T>
{
    private T _value = T.Zero;
    private bool _isKnown;

    /// <summary>The value, or null of none.</summary>
    internal T Value => _isKnown ? _value : throw new UserError($"there is no {(largest ? "largest" : "smallest")} element: the array is empty. Look at its Length first.");

    /// <summary>Takes a value into account.</summary>
    internal void Add(T value)
    {
        _value = !_isKnown ? value : largest ? T.Max(_value, value) : T.Min(_value, value);
        _isKnown = true;
    }

    /// <inheritdoc/>
    internal override void Merge(State later)
    {
        var other = (ExtremeState<T>)later;
        if (other._isKnown)
        {
            Add(other._value);
        }
    }

    /// <inheritdoc/>
    internal override void Write(BinaryWriter to)
    {
        to.Write(_isKnown);
        to.Write(_value.ToString(null, CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    internal override void Read(BinaryReader from)
    {
        _isKnown = from.ReadBoolean();
        _value = T.Parse(from.ReadString(), CultureInfo.InvariantCulture);
    }
}
