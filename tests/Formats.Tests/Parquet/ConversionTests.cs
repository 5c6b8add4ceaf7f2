using CsCheck;
using Heppy.Events;
using Xunit;

namespace Heppy.Formats.Tests.Parquet;

public class ConversionTests
{
    private enum Flavour : byte
    {
        Light = 0,
        Charm = 4,
        Bottom = 5,
    }

    [Theory]
    [InlineData(ElementType.Int32, typeof(int), true)]
    [InlineData(ElementType.UInt32, typeof(sbyte), true)]
    [InlineData(ElementType.UInt64, typeof(long?), true)]
    [InlineData(ElementType.UInt8, typeof(Flavour), true)]
    [InlineData(ElementType.Int16, typeof(float), true)]
    [InlineData(ElementType.Int32, typeof(float), false)]
    [InlineData(ElementType.UInt32, typeof(double), true)]
    [InlineData(ElementType.Int64, typeof(double), false)]
    [InlineData(ElementType.Float, typeof(double?), true)]
    [InlineData(ElementType.Double, typeof(float), false)]
    [InlineData(ElementType.Float, typeof(int), false)]
    [InlineData(ElementType.Boolean, typeof(bool?), true)]
    [InlineData(ElementType.Boolean, typeof(int), false)]
    [InlineData(ElementType.UInt8, typeof(bool), false)]
    [InlineData(ElementType.String, typeof(string), true)]
    [InlineData(ElementType.String, typeof(int), false)]
    [InlineData(ElementType.Unsupported, typeof(decimal), false)]
    public void Only_what_loses_nothing_converts(ElementType stored, Type requested, bool expected) =>
        Assert.Equal(expected, Conversions.IsLossless(stored, requested));

    [Fact]
    public void Every_readable_element_type_is_that_of_its_own_dotnet_type()
    {
        foreach (ElementType type in Enum.GetValues<ElementType>().Except([ElementType.Unsupported]))
        {
            Assert.Equal(type, Conversions.ElementOf(Conversions.TypeOf(type)));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => Conversions.TypeOf(ElementType.Unsupported));
        Assert.Equal(ElementType.Unsupported, Conversions.ElementOf(typeof(DateTime)));
    }

    [Fact]
    public void The_first_integer_that_does_not_fit_is_found()
    {
        Gen.Long.Array[0, 20].Sample(values => AssertConverts<long, int>(values, v => v is >= int.MinValue and <= int.MaxValue));
        Gen.Long.Array[0, 20].Sample(values => AssertConverts<long, ulong>(values, v => v >= 0));
        Gen.ULong.Array[0, 20].Sample(values => AssertConverts<ulong, long>(values, v => v <= long.MaxValue));
        Gen.Int[-300, 300].Array[0, 20].Sample(values => AssertConverts<int, byte>(values, v => v is >= 0 and <= 255));
        Gen.SByte.Array[0, 20].Sample(values => AssertConverts<sbyte, uint>(values, v => v >= 0));
        Gen.UShort.Array[0, 20].Sample(values => AssertConverts<ushort, float>(values, _ => true));
    }

    [Fact]
    public void A_number_that_does_not_fit_is_named_with_file_column_entry_and_value()
    {
        using var folder = new ScratchFolder();
        ColumnSchema[] schema = [new("n", ElementType.Int32), new("Jet_id", ElementType.UInt32, IsJagged: true)];
        var n = new ColumnBuffer<int>("n", false);
        var ids = new ColumnBuffer<uint>("Jet_id", true);
        for (int i = 0; i < 10; i++)
        {
            n.Append(i == 8 ? -1 : i);
            ids.Append(i == 5 ? [] : [1, i == 9 ? uint.MaxValue : 2]);
        }

        string path = folder.Write("a.parquet", Trees.Write(schema, [n, ids], 4));
        Assert.Equal(10, Decoded.Column(path, "n", typeof(sbyte)).Count);
        Assert.Equal(10, Decoded.Column(path, "nJet", typeof(byte)).Count);
        AssertMessage(path, "n", typeof(ulong), "column n (n: int32), entry 8, is -1");
        AssertMessage(path, "Jet_id", typeof(int), "column Jet_id (Jet_id.list.element: uint32), entry 9, is 4294967295");
        AssertMessage(path, "Jet_id", typeof(float), "cannot be read as a list of Single");
    }

    [Fact]
    public void An_enumeration_is_read_as_its_numbers()
    {
        using var folder = new ScratchFolder();
        ColumnSchema[] schema = [new("Jet_flavour", ElementType.Int32, IsJagged: true)];
        var flavours = new ColumnBuffer<int>("Jet_flavour", true);
        flavours.Append([5, 4]);
        flavours.Append([]);
        flavours.Append([0]);
        string path = folder.Write("a.parquet", Trees.Write(schema, [flavours], 4));
        Decoded.AssertSame("Jet_flavour", [[Flavour.Bottom, Flavour.Charm], [], [Flavour.Light]],
            Decoded.Column(path, "Jet_flavour", typeof(Flavour)));
    }

    private static void AssertMessage(string path, string column, Type type, string expected)
    {
        var e = Assert.Throws<InvalidDataException>(() => Decoded.Column(path, column, type));
        Assert.Contains(path, e.Message, StringComparison.Ordinal);
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    private static void AssertConverts<TFrom, TTo>(TFrom[] values, Predicate<TFrom> fits)
        where TFrom : struct, IConvertible
        where TTo : struct, IConvertible
    {
        var converted = new TTo[values.Length];
        int misfit = Conversions.Convert<TFrom, TTo>(values, converted);
        Assert.Equal(Array.FindIndex(values, v => !fits(v)), misfit);
        int sound = misfit < 0 ? values.Length : misfit;
        Assert.Equal(
            values.Take(sound).Select(v => Convert.ToDecimal(v, null)), converted.Take(sound).Select(v => Convert.ToDecimal(v, null)));
    }
}
