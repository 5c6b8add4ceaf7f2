using Heppy.Events;
using Heppy.Formats.Root.NTuples;
using Xunit;

namespace Heppy.Formats.Tests.Root.NTuples;

/// <summary>What cannot be read is said to be so, by file, field and reason; what is damaged is never read.</summary>
public sealed class NTupleRefusalTests
{
    [Fact]
    public void Fields_that_are_no_columns_are_listed_with_the_reason()
    {
        var made = new NTupleBuilder();
        int lists = made.Field("vv", "std::vector<std::vector<float>>", role: 1);
        made.Column(ColumnType.Index64, lists);
        made.Column(ColumnType.Index64, made.Field("_0", "std::vector<float>", role: 1, parent: lists));
        int arrays = made.Field("va", "std::vector<std::array<float,3>>", role: 1);
        made.Column(ColumnType.Index64, arrays);
        made.Field("_0", "std::array<float,3>", parent: arrays, length: 3);
        int inArray = made.Field("av", "std::array<std::vector<float>,3>", length: 3);
        made.Column(ColumnType.Index64, made.Field("_0", "std::vector<float>", role: 1, parent: inArray));
        made.Column(ColumnType.Switch, made.Field("either", "std::variant<int,float>", role: 3), bits: 96);
        int streamed = made.Field("old", "TLorentzVector", role: 4);
        made.Column(ColumnType.Index64, streamed);
        made.Column(ColumnType.Byte, streamed);
        made.Field("empty", "Empty", role: 2);
        made.Column(ColumnType.Real32, made.Field("odd", "bool"));
        made.Column((ColumnType)0x77, made.Field("newer", "float"), bits: 32);
        int record = made.Field("record", "R", role: 2);
        made.Column(ColumnType.Int32, made.Field("known", "std::int32_t", parent: record));
        made.Field("future", "X", role: 9, parent: record);
        made.Field("versioned", "float", version: 3);
        made.Column(ColumnType.Real32, made.Field("good", "float"));
        made.Cluster(1, [[0]], [[]], [[0]], [[0, 0, 0]], [[0]], [[0]], [[]], [[1f]], [[0]], [[1]], [[2.5f]]);
        using NTupleFile file = Read.Open(made.Write());
        Assert.Equal("""
            vv: a list of lists (vv._0: std::vector<float>)
            va: arrays in a list (va._0: std::array<float,3>)
            av: lists in an array (av._0: std::vector<float>)
            either: a variant (either: std::variant<int,float>)
            old: an object as ROOT streams it (old: TLorentzVector)
            empty: a structure without members (empty: Empty)
            odd: a value stored as Real32 (odd: bool)
            newer: a field with the unknown column type 0x77 of 32 bits (newer: float)
            record: a field of the unknown structure 9 (record: R)
            versioned: a field of the unknown version 3 (versioned: float)
            """, string.Join('\n', file.Footer.Columns.Where(c => c.Type == ElementType.Unsupported).Select(c => $"{c.Name}: {c.Stored}")));
        Assert.Equal("2.5", Read.Text(file, "good"));
        var e = Assert.Throws<InvalidDataException>(() => file.Read(0, [new ColumnBuffer<float>("vv", true)], TestContext.Current.CancellationToken));
        Assert.Equal("made.root: there is no readable field vv in the RNTuple Events: it is a list of lists (vv._0: std::vector<float>).", e.Message);
    }

    [Fact]
    public void A_projection_of_what_is_ignored_is_ignored_too()
    {
        var made = new NTupleBuilder();
        int source = made.Field("newer", "R", role: 2);
        int inner = made.Field("x", "float", parent: source);
        int column = made.Column(ColumnType.Real32, inner);
        made.Field("y", "float", parent: source, role: 12);
        made.Alias(column, made.Field("shown", "float", source: inner));
        made.Cluster(1, [[1f]]);
        using NTupleFile file = Read.Open(made.Write());
        Assert.All(file.Footer.Columns, c => Assert.Equal(ElementType.Unsupported, c.Type));
    }

    [Theory]
    [InlineData(1UL, "features of a newer format (flags 0x1)")]
    [InlineData(1UL << 63 | 4, "features of a newer format (flags 0x4)")]
    public void Unknown_features_are_refused(ulong flags, string expected) => Refused(m => m.Features = flags, "header", expected);

    [Fact]
    public void Other_epochs_are_refused()
    {
        Refused(m => m.Epoch = 0, "RNTuple Events", "versions 1.x can be read. It was written before the format was settled");
        Refused(m => m.Epoch = 2, "RNTuple Events", "It needs a newer heppy");
    }

    [Fact]
    public void Sharded_clusters_are_refused() => Refused(m => m.ClusterFlags = 1, "page list 0", "sharded");

    [Fact]
    public void Data_elsewhere_are_refused() => Refused(
        m => m.Tamper = (type, payload) =>
        {
            if (type == 2)
            {
                // The last locator of the footer.
                BitConverter.GetBytes(-((2 << 24) + 20)).CopyTo(payload, payload.Length - 12);
            }
        },
        "footer", "a locator of type 2");

    [Theory]
    [InlineData(1, 15, "checksum of the anchor")]
    [InlineData(2, 30, "its checksum is not that of its bytes")]
    [InlineData(3, 0, "its checksum is not that of its bytes")]
    public void Every_checksum_is_verified(int what, int offset, string expected)
    {
        byte[] bytes = Good(_ => { });
        int at = what switch
        {
            1 => bytes.AsSpan().IndexOf("ROOT::RNTuple"u8) + 22 + offset,
            2 => bytes.AsSpan().IndexOf("by hand"u8) + offset,
            _ => 100,
        };
        bytes[at] ^= 1;
        string message = Assert.Throws<InvalidDataException>(() =>
        {
            using NTupleFile file = Read.Open(bytes);
            Read.All(file);
        }).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.StartsWith("made.root: RNTuple Events", message, StringComparison.Ordinal);
        Assert.EndsWith("The file is damaged. Copy it again.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_that_are_too_few_or_too_many_name_field_and_cluster()
    {
        Broken("field x (x: std::int32_t): cluster 1 has 1 elements in 1 pages, but 2 are expected", m => m.Cluster(2, [[1]], [[0, 0]], []));
        Broken("field x (x: std::int32_t): cluster 1 has 3 elements in 2 pages, but 2 are expected", m => m.Cluster(2, [[1, 2], [3]], [[0, 0]], []));
        Broken("cluster 1 has none of its 1 representations", m => m.Cluster(2, null, [[0, 0]], []));
        Broken("field v (v._0: float), cluster 1: list 1 reaches from 2 to 1", m => m.Cluster(2, [[1, 2]], [[2, 1]], [[1f, 2f]]));
        Broken("field v (v._0: float): cluster 1 has 1 elements in 1 pages, but 2 are expected", m => m.Cluster(2, [[1, 2]], [[1, 2]], [[1f]]));
    }

    [Fact]
    public void A_cluster_of_more_entries_than_a_file_can_have_is_refused() =>
        Refused(m => m.Cluster(1L << 50, [[1]], [[1]], [[1f]]), "RNTuple Events", "cluster 1 has 1125899906842624 entries");

    private static void Broken(string expected, Action<NTupleBuilder> add)
    {
        using NTupleFile file = Read.Open(Good(add));
        string message = Assert.Throws<InvalidDataException>(() => Read.All(file)).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.StartsWith("made.root: RNTuple Events, ", message, StringComparison.Ordinal);
    }

    private static void Refused(Action<NTupleBuilder> change, string where, string expected)
    {
        string message = Assert.Throws<InvalidDataException>(() => Read.Open(Good(change))).Message;
        Assert.StartsWith("made.root: ", message, StringComparison.Ordinal);
        Assert.Contains(where, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    private static byte[] Good(Action<NTupleBuilder> change)
    {
        var made = new NTupleBuilder();
        made.Column(ColumnType.Int32, made.Field("x", "std::int32_t"));
        int list = made.Field("v", "std::vector<float>", role: 1);
        made.Column(ColumnType.Index64, list);
        made.Column(ColumnType.Real32, made.Field("_0", "float", parent: list));
        made.Cluster(2, [[1, 2]], [[1, 2]], [[1f, 2f]]);
        change(made);
        return made.Write();
    }
}
