using System.Reflection;

namespace Heppy.Events;

/// <summary>Conversion of whole buffers, for sources that have their values in memory already.</summary>
internal static class BufferConversion
{
    /// <summary>Fills a buffer with the converted rows of another.</summary>
    /// <exception cref="InvalidDataException">A value does not fit.</exception>
    internal static void Convert(ColumnBuffer from, ColumnBuffer to, string source)
    {
        to.Clear();
        if (from.ValueType == to.ValueType)
        {
            to.AppendRows(from, 0, from.Rows);
            return;
        }

        Type target = Nullable.GetUnderlyingType(to.ValueType) ?? to.ValueType;
        ColumnBuffer plain = target == to.ValueType ? to : ColumnBuffer.Create(to.Name, target, to.IsJagged);
        if (from.ValueType == target)
        {
            plain.AppendRows(from, 0, from.Rows);
        }
        else
        {
            Call(nameof(Values), [from.ValueType, target], from, plain, source);
        }

        if (plain != to)
        {
            Call(nameof(Wrap), [target], plain, to);
        }
    }

    private static void Call(string method, Type[] types, params object[] arguments)
    {
        MethodInfo generic = typeof(BufferConversion).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!;
        generic.MakeGenericMethod(types).Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
    }

    private static void Values<TFrom, TTo>(ColumnBuffer<TFrom> from, ColumnBuffer<TTo> to, string source)
        where TFrom : struct
        where TTo : struct
    {
        Shape(from, to);
        int bad = Conversions.Convert<TFrom, TTo>(from.Values.AsSpan(0, from.Count), to.Values);
        if (bad >= 0)
        {
            throw new InvalidDataException($"{source}: {from.Name} has the value {from.Values[bad]}, which does not fit {typeof(TTo).Name}.");
        }
    }

    private static void Wrap<T>(ColumnBuffer<T> from, ColumnBuffer<T?> to)
        where T : struct
    {
        Shape(from, to);
        for (int i = 0; i < from.Count; i++)
        {
            to.Values[i] = from.Values[i];
        }
    }

    private static void Shape(ColumnBuffer from, ColumnBuffer to)
    {
        to.Resize(from.Rows, from.Count);
        if (from.IsJagged)
        {
            from.Offsets.AsSpan(0, from.Rows + 1).CopyTo(to.Offsets);
        }
    }
}
