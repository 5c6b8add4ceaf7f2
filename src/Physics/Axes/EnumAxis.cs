using System.Runtime.CompilerServices;

namespace Heppy;

/// <summary>One bin for each value of an enum, in the order of the values.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
internal sealed class EnumAxis<TEnum> : Axis<TEnum>
    where TEnum : struct, Enum
{
    private const int MostInTable = 256;

    private readonly Dictionary<TEnum, int> _bins = [];
    private readonly int[] _table = [];                 // bins of the values from 0 on, or -1
    private readonly string[] _names;

    internal EnumAxis(string title, string name) : base(title, name)
    {
        // A second name of the same value is no bin of its own.
        foreach (var value in Enum.GetValues<TEnum>())
        {
            _bins.TryAdd(value, _bins.Count);
        }
        if (_bins.Count == 0)
        {
            throw new ArgumentException($"{Say(title)}: the enum {typeof(TEnum).Name} has no values.");
        }
        if (_bins.Keys.Min(Number) >= 0 && _bins.Keys.Max(Number) < MostInTable)
        {
            _table = [.. Enumerable.Repeat(-1, (int)_bins.Keys.Max(Number) + 1)];
            foreach ((TEnum value, int bin) in _bins)
            {
                _table[Number(value)] = bin;
            }
        }
        _names = [.. _bins.Keys.Select(value => Enum.GetName(value)!)];
    }

    public override int Bins => _names.Length;

    public override int Index(TEnum value)
    {
        long number = Number(value);
        return (ulong)number < (ulong)_table.Length && _table[number] is >= 0 and var bin ? bin : Search(value);
    }

    private int Search(TEnum value) => _bins.TryGetValue(value, out int bin)
        ? bin
        : throw new ArgumentException($"{Say(Title)}: {value} is not a named value of {typeof(TEnum).Name}.");

    // Signed or not, of any size: only equality and order of small values matter here.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Number(TEnum value) => Unsafe.SizeOf<TEnum>() switch
    {
        1 => Unsafe.BitCast<TEnum, sbyte>(value),
        2 => Unsafe.BitCast<TEnum, short>(value),
        4 => Unsafe.BitCast<TEnum, int>(value),
        _ => Unsafe.BitCast<TEnum, long>(value),
    };

    public override AxisDescription Describe() => new()
    {
        Kind = AxisKind.Category,
        Title = Title,
        Name = Name,
        Bins = Bins,
        Categories = _names,
    };
}
