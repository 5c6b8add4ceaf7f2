using System.Numerics;
using System.Runtime.InteropServices;

namespace Heppy.Events;

/// <summary>Which stored types convert to which requested ones without loss, and the converting itself.</summary>
/// <remarks>
/// Integers convert to every integer type, each value being checked; to <see cref="float"/> up to 16 bits and to
/// <see cref="double"/> up to 32 bits, where every value is exact; <see cref="float"/> converts to <see cref="double"/>.
/// Truth values and strings convert to nothing else.
/// </remarks>
public static class Conversions
{
    /// <summary>The element type that stores values of a .NET type.</summary>
    /// <param name="type">A .NET type; <see cref="Nullable{T}"/> and enumerations count as what they are made of.</param>
    /// <returns><see cref="ElementType.Unsupported"/> where there is none.</returns>
    public static ElementType ElementOf(Type type)
    {
        Type value = Nullable.GetUnderlyingType(type) ?? type;
        return Type.GetTypeCode(value) switch
        {
            TypeCode.Boolean => ElementType.Boolean,
            TypeCode.SByte => ElementType.Int8,
            TypeCode.Byte => ElementType.UInt8,
            TypeCode.Int16 => ElementType.Int16,
            TypeCode.UInt16 => ElementType.UInt16,
            TypeCode.Int32 => ElementType.Int32,
            TypeCode.UInt32 => ElementType.UInt32,
            TypeCode.Int64 => ElementType.Int64,
            TypeCode.UInt64 => ElementType.UInt64,
            TypeCode.Single => ElementType.Float,
            TypeCode.Double => ElementType.Double,
            TypeCode.String => ElementType.String,
            _ => ElementType.Unsupported,
        };
    }

    /// <summary>The .NET type of one value of an element type.</summary>
    /// <param name="element">A readable element type.</param>
    /// <exception cref="ArgumentOutOfRangeException">The type is <see cref="ElementType.Unsupported"/>.</exception>
    public static Type TypeOf(ElementType element) => element switch
    {
        ElementType.Boolean => typeof(bool),
        ElementType.Int8 => typeof(sbyte),
        ElementType.UInt8 => typeof(byte),
        ElementType.Int16 => typeof(short),
        ElementType.UInt16 => typeof(ushort),
        ElementType.Int32 => typeof(int),
        ElementType.UInt32 => typeof(uint),
        ElementType.Int64 => typeof(long),
        ElementType.UInt64 => typeof(ulong),
        ElementType.Float => typeof(float),
        ElementType.Double => typeof(double),
        ElementType.String => typeof(string),
        _ => throw new ArgumentOutOfRangeException(nameof(element), element, "Values of this type cannot be read."),
    };

    /// <summary>Whether a stored type can be read as a requested one, values that do not fit being errors.</summary>
    /// <param name="stored">What the file has.</param>
    /// <param name="requested">What is asked for; may be <see cref="Nullable{T}"/> or an enumeration.</param>
    public static bool IsLossless(ElementType stored, Type requested)
    {
        ElementType target = ElementOf(requested);
        return stored != ElementType.Unsupported
            && (stored == target
                || (Bits(stored) > 0 && Bits(target) > 0)
                || (Bits(stored) is > 0 and <= 16 && target == ElementType.Float)
                || (Bits(stored) is > 0 and <= 32 && target == ElementType.Double)
                || (stored == ElementType.Float && target == ElementType.Double));
    }

    /// <summary>Converts values of a stored type to a requested one, which must be lossless.</summary>
    /// <typeparam name="TFrom">The stored type.</typeparam>
    /// <typeparam name="TTo">The requested type, or an enumeration over it.</typeparam>
    /// <param name="values">The stored values.</param>
    /// <param name="converted">Where to put them; at least as long.</param>
    /// <returns>Index of the first value that does not fit the requested type; -1 if all do.</returns>
    /// <exception cref="NotSupportedException">The types do not convert without loss.</exception>
    public static int Convert<TFrom, TTo>(ReadOnlySpan<TFrom> values, Span<TTo> converted)
        where TFrom : struct
        where TTo : struct
    {
        switch (Type.GetTypeCode(typeof(TFrom)))
        {
            case TypeCode.SByte: return FromInteger(As<TFrom, sbyte>(values), converted);
            case TypeCode.Byte: return FromInteger(As<TFrom, byte>(values), converted);
            case TypeCode.Int16: return FromInteger(As<TFrom, short>(values), converted);
            case TypeCode.UInt16: return FromInteger(As<TFrom, ushort>(values), converted);
            case TypeCode.Int32: return FromInteger(As<TFrom, int>(values), converted);
            case TypeCode.UInt32: return FromInteger(As<TFrom, uint>(values), converted);
            case TypeCode.Int64: return FromInteger(As<TFrom, long>(values), converted);
            case TypeCode.UInt64: return FromInteger(As<TFrom, ulong>(values), converted);
            case TypeCode.Single when typeof(TTo) == typeof(double):
                return Widen(As<TFrom, float>(values), As<TTo, double>(converted));
            default:
                if (typeof(TFrom) != typeof(TTo))
                {
                    throw Refused(typeof(TFrom), typeof(TTo));
                }

                values.CopyTo(As<TTo, TFrom>(converted));
                return -1;
        }
    }

    private static int FromInteger<TFrom, TTo>(ReadOnlySpan<TFrom> values, Span<TTo> converted)
        where TFrom : struct, IBinaryInteger<TFrom>
        where TTo : struct
    {
        int bits = Bits(ElementOf(typeof(TFrom)));
        return Type.GetTypeCode(typeof(TTo)) switch
        {
            TypeCode.SByte => Narrow(values, As<TTo, sbyte>(converted)),
            TypeCode.Byte => Narrow(values, As<TTo, byte>(converted)),
            TypeCode.Int16 => Narrow(values, As<TTo, short>(converted)),
            TypeCode.UInt16 => Narrow(values, As<TTo, ushort>(converted)),
            TypeCode.Int32 => Narrow(values, As<TTo, int>(converted)),
            TypeCode.UInt32 => Narrow(values, As<TTo, uint>(converted)),
            TypeCode.Int64 => Narrow(values, As<TTo, long>(converted)),
            TypeCode.UInt64 => Narrow(values, As<TTo, ulong>(converted)),
            TypeCode.Single when bits <= 16 => Widen(values, As<TTo, float>(converted)),
            TypeCode.Double when bits <= 32 => Widen(values, As<TTo, double>(converted)),
            _ => throw Refused(typeof(TFrom), typeof(TTo)),
        };
    }

    private static int Narrow<TFrom, TTo>(ReadOnlySpan<TFrom> values, Span<TTo> converted)
        where TFrom : struct, IBinaryInteger<TFrom>
        where TTo : struct, IBinaryInteger<TTo>
    {
        converted = converted[..values.Length];
        bool fits = true;
        for (int i = 0; i < values.Length; i++)
        {
            TTo value = TTo.CreateTruncating(values[i]);
            converted[i] = value;
            fits &= Fits(values[i], value);
        }

        // The rare way back keeps the loop above free of an early exit.
        for (int i = 0; !fits && i < values.Length; i++)
        {
            if (!Fits(values[i], converted[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool Fits<TFrom, TTo>(TFrom from, TTo to)
        where TFrom : struct, IBinaryInteger<TFrom>
        where TTo : struct, IBinaryInteger<TTo> =>
        TFrom.CreateTruncating(to) == from && TFrom.IsNegative(from) == TTo.IsNegative(to);

    private static int Widen<TFrom, TTo>(ReadOnlySpan<TFrom> values, Span<TTo> converted)
        where TFrom : struct, INumberBase<TFrom>
        where TTo : struct, INumberBase<TTo>
    {
        converted = converted[..values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            converted[i] = TTo.CreateTruncating(values[i]);
        }

        return -1;
    }

    private static int Bits(ElementType type) => type switch
    {
        ElementType.Int8 or ElementType.UInt8 => 8,
        ElementType.Int16 or ElementType.UInt16 => 16,
        ElementType.Int32 or ElementType.UInt32 => 32,
        ElementType.Int64 or ElementType.UInt64 => 64,
        _ => 0,
    };

    private static ReadOnlySpan<TSame> As<T, TSame>(ReadOnlySpan<T> values)
        where T : struct
        where TSame : struct => MemoryMarshal.Cast<T, TSame>(values);

    private static Span<TSame> As<T, TSame>(Span<T> values)
        where T : struct
        where TSame : struct => MemoryMarshal.Cast<T, TSame>(values);

    private static NotSupportedException Refused(Type from, Type to) =>
        new($"{from.Name} does not convert to {to.Name} without loss.");
}
