using Heppy.Events;
using Heppy.Formats.Root.NTuples;
using Xunit;

namespace Heppy.Formats.Tests.Root.NTuples;

/// <summary>What fields become columns, and how pages, clusters and late columns make them up; in files written by hand.</summary>
public sealed class NTupleLayoutTests
{
    [Fact]
    public void Columns_of_several_clusters_groups_and_pages_are_read_in_order()
    {
        var made = new NTupleBuilder();
        made.Column(ColumnType.SplitInt32, made.Field("x", "std::int32_t"));
        int list = made.Field("v", "std::vector<float>", role: 1);
        made.Column(ColumnType.SplitIndex64, list);
        made.Column(ColumnType.SplitReal32, made.Field("_0", "float", parent: list));
        made.Cluster(3, [[1, 2], [3]], [[2], [2, 3]], [[0.5f, 1.5f, 2.5f]]);
        made.Cluster(0, [], [], []);
        made.Group();
        made.Cluster(2, [[4, 5]], [[0, 1]], [[3.5f]]);
        using NTupleFile file = Read.Open(made.Write());
        Assert.Equal([3L, 0, 2], file.Footer.RowGroups);
        Assert.Equal("1 2 3 4 5", Read.Text(file, "x"));
        Assert.Equal("[0.5 1.5] [] [2.5] [] [3.5]", Read.Text(file, "v"));
        Assert.Equal("2 0 1 0 1", Read.Text(file, "nv"));
        Assert.Equal([20L, 16, 40], file.Footer.CompressedBytes);
    }

    [Fact]
    public void Members_of_lists_of_records_are_lists_under_the_name_of_the_list()
    {
        var made = new NTupleBuilder();
        int muons = made.Field("Muon", "std::vector<Muon>", role: 1);
        int muon = made.Field("_0", "Muon", role: 2, parent: muons);
        made.Column(ColumnType.Index32, muons);
        made.Column(ColumnType.Real64, made.Field("pt", "double", parent: muon));
        int parent = made.Field(":_0", "Particle", role: 2, parent: muon);
        made.Column(ColumnType.Bit, made.Field("isGood", "bool", parent: parent));
        int kind = made.Field("kind", "Kind", parent: muon);
        made.Column(ColumnType.UInt8, made.Field("_0", "std::uint8_t", parent: kind));
        int pair = made.Field("where", "std::pair<float,float>", role: 2, parent: muon);
        made.Column(ColumnType.Real32, made.Field("_0", "float", parent: pair));
        made.Column(ColumnType.Real32, made.Field("_1", "float", parent: pair));
        made.Cluster(2, [[2, 3]], [[1.0, 2.0, 3.0]], [[true, false, true]], [[7, 8, 9]], [[0f, 1f, 2f]], [[5f, 6f, 7f]]);
        using NTupleFile file = Read.Open(made.Write());
        Assert.Equal(["Muon_pt", "Muon_isGood", "Muon_kind", "Muon_where_0", "Muon_where_1", "nMuon"], file.Footer.Columns.Select(c => c.Name));
        Assert.Equal("[1 2] [3]", Read.Text(file, "Muon_pt"));
        Assert.Equal("[True False] [True]", Read.Text(file, "Muon_isGood"));
        Assert.Equal("[7 8] [9]", Read.Text(file, "Muon_kind"));
        Assert.Equal("[5 6] [7]", Read.Text(file, "Muon_where_1"));
        Assert.Equal(new ColumnSchema("nMuon", ElementType.Int32, IsCount: true, Stored: "length of Muon_pt"), file.Footer.Columns[^1]);
    }

    [Fact]
    public void Projected_fields_show_the_columns_of_their_source_and_hide_what_the_importer_keeps_them_in()
    {
        var made = new NTupleBuilder();
        int helper = made.Field("_collection0", "", role: 1);
        int record = made.Field("_0", "", role: 2, parent: helper);
        int inner = made.Field("Muon_pt", "float", parent: record);
        int index = made.Column(ColumnType.SplitIndex32, helper);
        int values = made.Column(ColumnType.SplitReal32, inner);
        int count = made.Field("nMuon", "ROOT::RNTupleCardinality<std::uint64_t>", source: helper);
        int list = made.Field("Muon_pt", "ROOT::VecOps::RVec<float>", role: 1, source: helper);
        int item = made.Field("_0", "float", parent: list, source: inner);
        made.Alias(index, count);
        made.Alias(index, list);
        made.Alias(values, item);
        made.Cluster(3, [[1, 1, 3]], [[1f, 2f, 3f]]);
        made.Cluster(1, [[2]], [[4f, 5f]]);
        using NTupleFile file = Read.Open(made.Write());
        Assert.Equal(["nMuon", "Muon_pt"], file.Footer.Columns.Select(c => c.Name));
        Assert.Equal(ElementType.UInt64, file.Footer.Columns[0].Type);
        Assert.Equal("1 0 2 2", Read.Text(file, "nMuon"));
        Assert.Equal("[1] [] [2 3] [4 5]", Read.Text(file, "Muon_pt"));
    }

    [Fact]
    public void Fixed_arrays_bitsets_and_arrays_of_arrays_are_lists_of_one_length()
    {
        var made = new NTupleBuilder();
        int array = made.Field("a", "std::array<std::array<std::int16_t,2>,2>", length: 2);
        int row = made.Field("_0", "std::array<std::int16_t,2>", parent: array, length: 2);
        made.Column(ColumnType.SplitInt16, made.Field("_0", "std::int16_t", parent: row));
        made.Column(ColumnType.Bit, made.Field("bits", "std::bitset<3>", length: 3));
        int records = made.Field("r", "std::array<R,2>", length: 2);
        int item = made.Field("_0", "R", role: 2, parent: records);
        int text = made.Field("s", "std::string", parent: item);
        made.Column(ColumnType.SplitIndex64, text);
        made.Column(ColumnType.Char, text);
        made.Cluster(2, [[1, 2, 3, 4], [5, 6, 7, 8]], [[true, false, false, true, true, true]], [[1, 1, 3, 6]], [[97, 98, 99, 100, 101, 102]]);
        using NTupleFile file = Read.Open(made.Write());
        Assert.Equal("[1 2 3 4] [5 6 7 8]", Read.Text(file, "a"));
        Assert.Equal("[True False False] [True True True]", Read.Text(file, "bits"));
        Assert.Equal("[a ] [bc def]", Read.Text(file, "r_s"));
        Assert.DoesNotContain(file.Footer.Columns, c => c.IsCount);
    }

    [Fact]
    public void Columns_that_were_added_later_are_zero_before_and_their_lists_empty()
    {
        var made = new NTupleBuilder();
        made.Column(ColumnType.Int32, made.Field("x", "std::int32_t"));
        made.Extend();
        made.Column(ColumnType.Real32, made.Field("late", "float"), first: 3);
        int list = made.Field("lateList", "std::vector<bool>", role: 1);
        made.Column(ColumnType.SplitIndex64, list, first: 3);
        made.Column(ColumnType.Bit, made.Field("_0", "bool", parent: list));
        int array = made.Field("lateArray", "std::array<std::uint8_t,2>", length: 2);
        made.Column(ColumnType.UInt8, made.Field("_0", "std::uint8_t", parent: array), first: 6);
        made.Cluster(2, [[1, 2]]);
        made.Cluster(2, [[3, 4]], [[4.5f]], [[2]], [[true, false]], [[8, 9]]);
        made.Cluster(1, [[5]], [[5.5f]], [[1]], [[true]], [[10, 11]]);
        using NTupleFile file = Read.Open(made.Write());
        Assert.Equal("1 2 3 4 5", Read.Text(file, "x"));
        Assert.Equal("0 0 0 4.5 5.5", Read.Text(file, "late"));
        Assert.Equal("[] [] [] [True False] [True]", Read.Text(file, "lateList"));
        Assert.Equal("[0 0] [0 0] [0 0] [8 9] [10 11]", Read.Text(file, "lateArray"));
    }

    [Fact]
    public void Each_cluster_has_its_own_representation_of_a_field()
    {
        var made = new NTupleBuilder();
        int real = made.Field("real", "float");
        made.Column(ColumnType.Real32, real);
        made.Column(ColumnType.Real16, real, representation: 1);
        int text = made.Field("text", "std::string");
        made.Column(ColumnType.Index32, text);
        made.Column(ColumnType.Char, text);
        made.Column(ColumnType.SplitIndex64, text, representation: 1);
        made.Column(ColumnType.Char, text, representation: 1);
        made.Extend();
        made.Column(ColumnType.Real32Quant, real, 8, representation: 2, first: -3, minimum: 0, maximum: 255);
        made.Cluster(1, [[1.25f]], null, [[1]], [[97]], null, null);
        made.Cluster(1, null, [[2.5f]], null, null, [[2]], [[98, 98]]);
        made.Cluster(1, null, null, [[3]], [[99, 99, 99]], null, null, [[200.0]]);
        using NTupleFile file = Read.Open(made.Write());
        Assert.Equal("1.25 2.5 200", Read.Text(file, "real"));
        Assert.Equal("a bb ccc", Read.Text(file, "text"));
    }

    [Fact]
    public void Values_are_of_the_type_of_their_field_however_they_are_stored()
    {
        var made = new NTupleBuilder();
        made.Column(ColumnType.SplitReal32, made.Field("d32", "double"));
        made.Column(ColumnType.Real64, made.Field("f64", "float"));
        made.Column(ColumnType.Bit, made.Field("i", "std::int32_t"));
        made.Column(ColumnType.Int16, made.Field("b", "bool"));
        made.Column(ColumnType.Int64, made.Field("u8", "std::uint8_t"));
        made.Column(ColumnType.Char, made.Field("c", "char"));
        made.Column(ColumnType.UInt16, made.Field("own", "SomeEnum"));
        made.Cluster(2, [[0.5f, 1.5f]], [[0.25, 1e300]], [[true, false]], [[0, -7]], [[255, 0]], [[-1, 65]], [[65535, 1]]);
        using NTupleFile file = Read.Open(made.Write());
        Assert.Equal([ElementType.Double, ElementType.Float, ElementType.Int32, ElementType.Boolean, ElementType.UInt8, ElementType.Int8, ElementType.UInt16],
            file.Footer.Columns.Select(c => c.Type));
        Assert.Equal("0.5 1.5|0.25 Infinity|1 0|False True|255 0|-1 65|65535 1", string.Join('|', file.Footer.Columns.Select(c => Read.Text(file, c.Name))));
    }

    [Fact]
    public void A_value_that_does_not_fit_its_field_is_an_error_that_names_it()
    {
        var made = new NTupleBuilder();
        made.Column(ColumnType.Int64, made.Field("u8", "std::uint8_t"));
        made.Cluster(2, [[255, 256]]);
        using NTupleFile file = Read.Open(made.Write());
        var e = Assert.Throws<InvalidDataException>(() => Read.All(file));
        Assert.Equal("made.root: RNTuple Events, field u8 (u8: std::uint8_t), cluster 0, page 0: the value 256 does not fit Byte.", e.Message);
    }

    [Fact]
    public void Large_clusters_are_read_in_pieces_and_pages_at_their_borders_are_shared()
    {
        var made = new NTupleBuilder();
        made.Column(ColumnType.Int32, made.Field("x", "std::int32_t"));
        int list = made.Field("v", "std::vector<std::int32_t>", role: 1);
        made.Column(ColumnType.Index64, list);
        made.Column(ColumnType.Int32, made.Field("_0", "std::int32_t", parent: list));
        const int Entries = 250_001;
        object[][] numbers = [.. Enumerable.Range(0, Entries).Cast<object>().Chunk(60_000)];
        object[][] ends = [.. Enumerable.Range(0, Entries).Select(i => (object)(i / 2)).Chunk(70_001)];
        object[][] items = [.. Enumerable.Range(0, Entries / 2).Cast<object>().Chunk(12_345)];
        made.Cluster(Entries, numbers, ends, items);
        using NTupleFile file = Read.Open(made.Write());
        Assert.Equal(3, file.Footer.RowGroups.Count);
        Assert.Equal(Entries, file.Footer.Entries);
        Assert.Equal(Enumerable.Range(0, Entries), Parquet.Decoded.Column(file, file.Footer.Columns[0]).Select(r => (int)r[0]!));
        List<object?[]> lists = Parquet.Decoded.Column(file, file.Footer.Columns[1]);
        Assert.Equal(Enumerable.Range(0, Entries).Select(i => i > 0 && i % 2 == 0 ? 1 : 0), lists.Select(r => r.Length));
        Assert.Equal(Enumerable.Range(0, Entries / 2), lists.SelectMany(r => r).Select(v => (int)v!));
    }

    [Theory]
    [InlineData(64)]
    [InlineData(100)]
    [InlineData(128)]
    [InlineData(137)]
    [InlineData(1000)]
    public void What_is_longer_than_a_record_is_read_from_its_pieces(int largest)
    {
        var made = new NTupleBuilder { LargestKey = largest, LongLocators = true };
        made.Column(ColumnType.SplitInt64, made.Field("x", "std::int64_t"));
        made.Cluster(40, [[.. Enumerable.Range(0, 30).Cast<object>()], [.. Enumerable.Range(30, 10).Cast<object>()]]);
        using NTupleFile file = Read.Open(made.Write());
        Assert.Equal(string.Join(' ', Enumerable.Range(0, 40)), Read.Text(file, "x"));
    }
}
