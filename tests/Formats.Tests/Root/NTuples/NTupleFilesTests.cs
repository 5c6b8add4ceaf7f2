using Heppy.Events;
using Heppy.Formats.Root.NTuples;
using Heppy.Formats.Tests.Parquet;
using Xunit;

namespace Heppy.Formats.Tests.Root.NTuples;

/// <summary>Real files: what the programs that wrote them put in.</summary>
public sealed class NTupleFilesTests
{
    [Fact]
    public void Lists_grow_and_are_cleared()
    {
        using IEventFile file = Read.Real("test_1jag_int_float_rntuple_v1-0-0-0.root");
        int[][] rows = [.. Enumerable.Range(0, 100).Select(r => Enumerable.Range(0, r % 10).Select(k => 100 - (r / 10 * 10) - k).ToArray())];
        Assert.Equal(string.Join(' ', rows.Select(r => $"[{string.Join(' ', r)}]")), Read.Text(file, "one_v_integers"));
        Decoded.AssertSame("two_v_floats", [.. rows.Select(r => r.Select(i => (object?)(float)(i / 10.0)).ToArray())],
            Decoded.Column(file, file.Footer.Columns.Single(c => c.Name == "two_v_floats")));
        Assert.Equal(string.Join(' ', rows.Select(r => r.Length)), Read.Text(file, "none"));
    }

    [Fact]
    public void Bits_are_truth_values()
    {
        using IEventFile file = Read.Real("test_bit_rntuple_v1-0-0-0.root");
        Assert.Equal("True False False True False False True False False True", Read.Text(file, "one_bit"));
    }

    [Fact]
    public void Numbers_of_reduced_precision_are_what_their_bits_hold()
    {
        using IEventFile file = Read.Real("test_float_types_rntuple_v1-0-0-0.root");
        float[] written = [1.23456789f, 1.4660155e13f, -6.2875986e-22f, -1.9060668f];
        foreach (int bits in (int[])[10, 16, 24, 31])
        {
            Assert.Equal(written.Select(x => BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(x) >> (32 - bits) << (32 - bits))),
                Decoded.Column(file, file.Footer.Columns.Single(c => c.Name == $"trunc{bits}")).Select(r => (float)r[0]!));
        }

        written = [1.23456789f, 1.6666666f, -6.2875986e-22f, -1.9060668f];
        foreach (int bits in (int[])[1, 8, 16, 20, 24, 25, 32])
        {
            double step = 5 / (Math.Pow(2, bits) - 1);
            Assert.Equal(written.Select(x => (float)((Math.Floor(0.5 + ((x + 2.0) / step)) * step) - 2)),
                Decoded.Column(file, file.Footer.Columns.Single(c => c.Name == $"quant{bits}")).Select(r => (float)r[0]!));
        }
    }

    [Fact]
    public void Fields_that_were_added_while_the_file_was_written_are_zero_and_empty_before()
    {
        using IEventFile file = Read.Real("test_extension_columns_rntuple_v1-0-0-0.root");
        int[] all = [.. Enumerable.Range(0, 600)];
        Assert.Equal(string.Join(' ', all.Select(i => i % 200)), Read.Text(file, "int_field"));
        Assert.Equal(string.Join(' ', all.Select(i => i < 200 ? "0" : $"{i % 200}.5")), Read.Text(file, "float_field"));
        Assert.Equal(string.Join(' ', all.Select(i => i < 400 ? "[]" : $"[{i % 200} {(i % 200) + 1}]")), Read.Text(file, "intvec_field"));
    }

    [Fact]
    public void Cluster_groups_and_clusters_follow_one_another()
    {
        using IEventFile file = Read.Real("test_multiple_cluster_groups_rntuple_v1-0-0-0.root");
        Assert.Equal([100L, 100, 100, 100, 50, 50, 100, 100, 50, 50, 100, 100], file.Footer.RowGroups);
        Assert.Equal(string.Join(' ', Enumerable.Range(0, 1000)), Read.Text(file, "one"));
        Assert.Equal(string.Join(' ', Enumerable.Range(0, 1000).Select(i => $"[{i} {i + 1}]")), Read.Text(file, "int_vector"));
        using IEventFile other = Read.Real("test_index_multicluster_rntuple_v1-0-0-0.root");
        Assert.Equal(string.Join(' ', Enumerable.Range(0, 200).Select(i => $"[{i % 100} {(i % 100) + (i / 100)}]")), Read.Text(other, "int_vector"));
    }

    [Fact]
    public void A_field_changes_its_representation_from_cluster_to_cluster()
    {
        using IEventFile file = Read.Real("test_multiple_representations_rntuple_v1-0-0-0.root");
        Assert.Equal("1 2 3", Read.Text(file, "real"));
    }

    [Fact]
    public void Pages_of_split_numbers_are_each_decoded_on_their_own()
    {
        using IEventFile file = Read.Real("test_split_3e4_rntuple_v1-0-0-0.root");
        List<object?[]> lists = Decoded.Column(file, file.Footer.Columns[2]);
        Assert.Equal(0x04030201, Assert.Single(Decoded.Column(file, file.Footer.Columns[0]).Select(r => (int)r[0]!).Distinct()));
        Assert.Equal(4293844428u, Assert.Single(Decoded.Column(file, file.Footer.Columns[1]).Select(r => (uint)r[0]!).Distinct()));
        Assert.Equal(0.099967316f, Assert.Single(lists.SelectMany(r => r).Select(v => (float)v!).Distinct()));
        Assert.Equal(Enumerable.Range(0, 30_000).Select(i => i % 10), lists.Select(r => r.Length));
        using IEventFile other = Read.Real("test_int_5e4_rntuple_v1-0-0-0.root");
        Assert.Equal(string.Join(' ', Enumerable.Range(1, 50_000).Reverse()), Read.Text(other, "one_integers"));
    }

    [Fact]
    public void Containers_of_the_standard_library_are_read_or_named()
    {
        using IEventFile file = Read.Real("test_stl_containers_rntuple_v1-0-0-0.root");
        string[] words = ["one", "two", "three", "four", "five"];
        string words5 = string.Join(' ', words);
        string numbers = string.Join(' ', Enumerable.Range(1, 5).Select(n => $"[{string.Join(' ', Enumerable.Range(1, n))}]"));
        string lists = string.Join(' ', Enumerable.Range(1, 5).Select(n => $"[{string.Join(' ', words[..n])}]"));
        string triples = string.Join(' ', Enumerable.Range(1, 5).Select(n => $"[{n} {n} {n}]"));
        Assert.Equal([words5, "1 2 3 4 5", words5, "1 2 3 4 5", words5], new[] { "string", "tuple_int32_string_0", "tuple_int32_string_1", "pair_int32_string_0", "pair_int32_string_1" }.Select(n => Read.Text(file, n)));
        Assert.Equal([numbers, numbers, lists, lists], new[] { "vector_int32", "vector_tuple_int32_string_0", "vector_string", "vector_tuple_int32_string_1" }.Select(n => Read.Text(file, n)));
        Assert.All(new[] { "array_float", "array_lv_pt", "array_lv_eta", "array_lv_phi", "array_lv_mass" }, n => Assert.Equal(triples, Read.Text(file, n)));
        Assert.All(new[] { "lorentz_vector_pt", "lorentz_vector_mass" }, n => Assert.Equal("1 2 3 4 5", Read.Text(file, n)));
        Assert.Equal(["vector_vector_int32", "vector_vector_string", "variant_int32_string", "vector_variant_int64_string"],
            file.Footer.Columns.Where(c => c.Type == ElementType.Unsupported).Select(c => c.Name));
    }

    [Fact]
    public void Several_RNTuples_of_a_file_are_told_apart_by_name()
    {
        const string Name = "rntviewer-testfile-multiple-rntuples-v1-0-0-0.root";
        using IEventFile a = Read.Real(Name, "A");
        using IEventFile b = Read.Real(Name, "B");
        Assert.Equal(string.Join(' ', Enumerable.Range(0, 100)), Read.Text(a, "f"));
        Assert.Equal(string.Join(' ', Enumerable.Range(0, 100).Select(i => 100 * i)), Read.Text(b, "g"));
        Assert.Contains("2 others: A, B. Say which: ", Assert.Throws<InvalidDataException>(() => Read.Real(Name)).Message, StringComparison.Ordinal);
        Assert.Contains("there is no tree C", Assert.Throws<InvalidDataException>(() => Read.Real(Name, "C")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Imported_NanoAOD_has_the_columns_of_the_tree_and_lists_as_long_as_their_counters()
    {
        using IEventFile tree = Read.Real("nanoAOD_2015_CMS_Open_Data_ttbar.root");
        using IEventFile imported = Read.Real("cmsopendata2015_ttbar_19980_NANOAOD_RNTupleImporter_rntuple_v1-0-0-1.root");
        Assert.Equal(Described(tree), Described(imported));
        Assert.Equal(947, imported.Footer.Columns.Count);
        Assert.Equal(10, imported.Footer.Entries);
        string[] lists = [.. imported.Footer.Columns.Where(c => c.IsJagged).Select(c => c.Name)];
        Assert.Equal(344, lists.Length);
        Assert.All(lists, name =>
        {
            string lengths = string.Join(' ', Decoded.Column(imported, imported.Footer.Columns.Single(c => c.Name == name)).Select(r => r.Length));
            Assert.Equal(Read.Text(imported, "n" + name.Split('_')[0]), lengths);
        });

        static string[] Described(IEventFile file) => [.. file.Footer.Columns.Select(c => $"{c.Name} {c.Type} {c.IsJagged}").Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void Reading_again_takes_no_memory_for_entries()
    {
        var made = new NTupleBuilder();
        int list = made.Field("v", "std::vector<float>", role: 1);
        made.Column(ColumnType.SplitIndex64, list);
        made.Column(ColumnType.SplitReal32, made.Field("_0", "float", parent: list));
        object[] ends = [.. Enumerable.Range(1, 50_000).Cast<object>()];
        object[] values = [.. Enumerable.Range(0, 50_000).Select(i => (object)(float)i)];
        made.Cluster(50_000, [ends], [values]);
        made.Cluster(50_000, [ends], [values]);
        using NTupleFile file = Read.Open(made.Write());
        ColumnBuffer[] buffers = [new ColumnBuffer<float>("v", true), new ColumnBuffer<int>("nv", false)];
        for (int warm = 0; warm < 4; warm++)
        {
            file.Read(warm % 2, buffers, TestContext.Current.CancellationToken);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        file.Read(0, buffers, TestContext.Current.CancellationToken);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
    }
}
