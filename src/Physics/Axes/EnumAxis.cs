using System.Runtime.CompilerServices;

namespace Heppy;

/// <summary>One bin per value of an enum; anything else goes to overflow.</summary>
internal sealed class EnumAxis<T>(string title) : Axis<T>(title)
    where T : struct, Enum
{
    private static readonly T[] Values = [.. Enum.GetValues<T>().Distinct()];
    private static readonly int Direct = Values.Select((v, i) => Unsafe.SizeOf<T>() == 4 && Unsafe.As<T, int>(ref v) == i).All(b => b) ? Values.Length : 0;

    public override int Bins => Values.Length;

    public override bool HasOverflow => true;

    public override int Index(T value)
    {
        // The usual enum, 0, 1, 2...: its value is the index.
        if (Direct > 0)
        {
            return (int)Math.Min((uint)Unsafe.As<T, int>(ref value), (uint)Direct);
        }

        int index = Array.IndexOf(Values, value);
        return index < 0 ? Bins : index;
    }

    public override AxisDescription Describe() =>
        new(AxisKind.Category, Title, Bins, [], [.. Values.Select(v => v.ToString())], false, true);
}
