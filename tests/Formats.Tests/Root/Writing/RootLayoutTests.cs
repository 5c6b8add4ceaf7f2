using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Heppy.Application.Tests;
using Heppy.Events;
using Heppy.Formats.Root;
using Heppy.Formats.Root.Compression;
using Heppy.Formats.Root.Files;
using Heppy.Formats.Root.Objects;
using Heppy.Formats.Root.Writing;
using Heppy.Physics;
using Xunit;
using RandomTrees = Heppy.Formats.Tests.Parquet.Trees;

namespace Heppy.Formats.Tests.Root.Writing;

/// <summary>The layout that ROOT and its readers rely on, rule by rule.</summary>
public sealed class RootLayoutTests
{
    private static readonly byte[] Tree = WrittenTrees.Write(WrittenTrees.Schema, RandomTrees.Fill(WrittenTrees.Schema, 100, seed: 2), 32);

    [Fact]
    public void Records_follow_one_another_without_gaps_from_the_header_to_the_end()
    {
        foreach (byte[] bytes in (byte[][])[Tree, Histograms()])
        {
            long position = 100;
            while (position < bytes.Length)
            {
                RootKey key = KeyAt(bytes, position);
                Assert.Equal(position, key.Position);
                Assert.True(key.Length > key.HeaderLength);
                position += key.Length;
            }

            Assert.Equal(bytes.Length, position);
            Assert.Equal(bytes.Length, Open(bytes).Header.End);
        }
    }

    [Fact]
    public void The_header_leads_to_the_free_segment_the_descriptions_and_the_top_directory()
    {
        byte[] bytes = Histograms();
        RootKey free = KeyAt(bytes, Int32(bytes, 16));
        Assert.Equal((Int32(bytes, 20), 1), (free.Length, Int32(bytes, 24)));
        byte[] segment = bytes[(int)(free.Position + free.HeaderLength)..(int)(free.Position + free.Length)];
        Assert.Equal([0, 1], segment[..2]);
        Assert.Equal((bytes.Length, 2_000_000_000), (Int32(segment, 2), Int32(segment, 6)));
        Assert.Equal((4, 101), (bytes[32], Int32(bytes, 33)));
        RootKey info = KeyAt(bytes, Int32(bytes, 37));
        Assert.Equal(("TList", "StreamerInfo", Int32(bytes, 41)), (info.ClassName, info.Name, info.Length));
        RootFile file = Open(bytes);
        RootKey top = KeyAt(bytes, 100);
        Assert.Equal(("TFile", "histograms.root", $"heppy {typeof(Plan).Assembly.GetName().Version!.ToString(3)}"), (top.ClassName, top.Name, top.Title));
        Assert.Equal(top.HeaderLength + "histograms.root".Length + 2 + top.Title.Length, file.Header.NameLength);
        Assert.Equal(file.Top.Uuid, bytes[47..63]);
        Assert.Equal(["DiMuon", "DiMuon/cutflow", "DiMuon/mass", "metadata"], file.Keys.Where(k => k.Directory != "metadata").Select(k => k.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_content_has_the_same_UUID_and_another_has_another()
    {
        Assert.Equal(Histograms(), Histograms());
        Assert.NotEqual(Open(Histograms()).Top.Uuid, Open(Histograms(weight: 2)).Top.Uuid);
    }

    [Fact]
    public void The_file_describes_the_classes_of_its_objects_and_no_others()
    {
        string[] histograms = [.. StreamerInfoReader.Read(Open(Histograms())).All.Select(i => i.ClassName)];
        Assert.Contains("TH1D", histograms);
        Assert.Contains("THashList", histograms);
        Assert.DoesNotContain("TTree", histograms);
        StreamerInfo[] trees = [.. StreamerInfoReader.Read(Open(Tree)).All];
        Assert.Contains("TLeafC", trees.Select(i => i.ClassName));
        Assert.Contains("ROOT::TIOFeatures", trees.Select(i => i.ClassName));
        Assert.DoesNotContain("TH1", trees.Select(i => i.ClassName));
        foreach (StreamerInfo read in trees)
        {
            StreamerInfo written = WrittenClasses.All[read.ClassName];
            Assert.Equal((written.Version, written.Checksum), (read.Version, read.Checksum));
            Assert.Equal(written.Elements, read.Elements);
        }
    }

    [Fact]
    public void IO_features_are_a_foreign_class_known_by_its_checksum()
    {
        byte[] object_ = Object(Tree, "tree").Data;
        byte[] features = [0x40, 0, 0, 7, 0, 0, 0x1A, 0xA1, 0x2F, 0x10, 0];
        int count = 0;
        for (int at = 0; (at = object_.AsSpan(at).IndexOf(features) is var next && next >= 0 ? at + next + 1 : -1) > 0;)
        {
            count++;
        }

        Assert.Equal(1 + WrittenTrees.Schema.Length + WrittenTrees.Schema.Count(c => c.IsJagged), count);
    }

    [Fact]
    public void Byte_counts_end_where_the_objects_end()
    {
        foreach ((byte[] bytes, string path) in (IEnumerable<(byte[], string)>)[(Tree, "tree"), (Histograms(), "DiMuon/mass"), (Histograms(), "DiMuon/cutflow")])
        {
            RootBuffer buffer = Object(bytes, path);
            Assert.Equal(0x40000000u + (uint)buffer.Data.Length - 4, BinaryPrimitives.ReadUInt32BigEndian(buffer.Data));
            RootFile file = Open(bytes);
            Assert.True(file.TryFind(path, out RootKey? key));
            var reader = new ObjectReader(buffer, key.HeaderLength, StreamerInfoReader.Read(file));
            reader.Inline(key.ClassName);
            Assert.Equal(buffer.Data.Length, buffer.Position);
            Assert.Empty(reader.Notes);
        }
    }

    [Fact]
    public void Objects_are_marked_as_kept_and_never_as_referenced()
    {
        byte[] mass = Object(Histograms(), "DiMuon/mass").Data;

        // Byte count and version of TH1D, of TH1 and of TNamed, then those of TObject, its number and its bits.
        Assert.Equal("00010000000003000008", Convert.ToHexString(mass[18..28]));
    }

    [Fact]
    public void Labels_are_texts_numbered_by_their_bin_and_statistics_are_those_of_the_bins()
    {
        RootObject cuts = Read(Histograms(), "DiMuon/cutflow");
        RootObject[] labels = [.. cuts.Get<RootObject>("fXaxis").Get<object?[]>("fLabels").Cast<RootObject>()];
        Assert.Equal([(1u, "all"), (2u, "pair")], labels.Select(l => (l.Get<uint>("fUniqueID"), l.Get<string>("fString"))));
        RootObject mass = Read(Histograms(), "DiMuon/mass");
        Assert.Equal([4.0, 2.5, 3.25, 5.5, 14.5], ((string[])["fEntries", "fTsumw", "fTsumw2", "fTsumwx", "fTsumwx2"]).Select(mass.Get<double>));
        Assert.Equal([0, 1, 1.5, 0.25], mass.Get<double[]>("fArray"));
        Assert.Equal([0, 1, 2.25, 0.0625], mass.Get<double[]>("fSumw2"));
        Assert.Equal((-1111.0, -1111.0, 4L), (mass.Get<double>("fMaximum"), mass.Get<double>("fMinimum"), mass.Integer("fNcells")));
    }

    [Fact]
    public void Branches_list_their_baskets_and_where_the_next_would_begin()
    {
        RootObject tree = Read(Tree, "tree");
        RootObject[] branches = [.. tree.Get<object?[]>("fBranches").Cast<RootObject>()];
        Assert.Equal((100L, 0L, 32L), (tree.Integer("fEntries"), tree.Integer("fNClusterRange"), tree.Integer("fAutoFlush")));
        Assert.Equal(tree.Integer("fTotBytes"), branches.Sum(b => b.Integer("fTotBytes")));
        Assert.Equal(tree.Integer("fZipBytes"), branches.Sum(b => b.Integer("fZipBytes")));
        foreach (RootObject branch in branches)
        {
            Assert.Equal((4L, 10L, 100L, 100L), (branch.Integer("fWriteBasket"), branch.Integer("fMaxBaskets"), branch.Integer("fEntries"), branch.Integer("fEntryNumber")));
            Assert.Equal([0, 32, 64, 96, 100, 0, 0, 0, 0, 0], branch.Get<long[]>("fBasketEntry"));
            int[] sizes = branch.Get<int[]>("fBasketBytes");
            Assert.Equal((10, sizes.Sum(s => (long)s)), (sizes.Length, branch.Integer("fZipBytes")));
            bool isVariable = branch.Integer("fEntryOffsetLen") > 0;
            long unpacked = 0;
            for (int i = 0; i < 4; i++)
            {
                unpacked += CheckBasket(branch.Get<long[]>("fBasketSeek")[i], sizes[i], branch.Name, i < 3 ? 32 : 4, isVariable);
            }

            Assert.Equal(branch.Integer("fTotBytes"), unpacked);
        }
    }

    [Fact]
    public void Leaves_of_lists_refer_to_the_leaf_of_their_counter_which_knows_the_longest()
    {
        ColumnSchema[] schema = [new("Jet_pt", ElementType.Float, IsJagged: true), new("Jet_eta", ElementType.Float, IsJagged: true), new("nJet", ElementType.UInt32), new("text", ElementType.String)];
        var pt = new ColumnBuffer<float>("Jet_pt", true);
        var eta = new ColumnBuffer<float>("Jet_eta", true);
        var count = new ColumnBuffer<uint>("nJet", false);
        var text = new ColumnBuffer<string>("text", false);
        foreach (int n in (int[])[2, 0, 5])
        {
            pt.Append(new float[n]);
            eta.Append(new float[n]);
            count.Append((uint)n);
            text.Append(new string('x', n));
        }

        byte[] bytes = WrittenTrees.Write(schema, [pt, eta, count, text], 32);
        RootObject tree = Read(bytes, "tree");
        RootObject[] leaves = [.. tree.Get<object?[]>("fLeaves").Cast<RootObject>()];
        Assert.Equal(["nJet", "Jet_pt", "Jet_eta", "text"], leaves.Select(l => l.Name));
        Assert.Same(leaves[0], leaves[1].Get<RootObject>("fLeafCount"));
        Assert.Same(leaves[0], leaves[2].Get<RootObject>("fLeafCount"));
        Assert.Equal("Jet_pt[nJet]", leaves[1].Title);
        Assert.Equal((true, true, 5L), (leaves[0].Get<bool>("fIsRange"), leaves[0].Get<bool>("fIsUnsigned"), leaves[0].Integer("fMaximum")));
        Assert.Equal(6, leaves[3].Integer("fLen"));
        Assert.Equal(["nJet/i", "Jet_pt[nJet]/F", "Jet_eta[nJet]/F", "text/C"], tree.Get<object?[]>("fBranches").Cast<RootObject>().Select(b => b.Title));
    }

    [Fact]
    public void A_small_file_has_these_bytes()
    {
        var content = new HistogramContent(Axis.Regular(1, 0, 1, "x"));
        content.Add(1, 1);
        using var stream = new MemoryStream();
        using var file = new RootFileWriter(stream, "small.root", "", RootCompression.None);
        file.Write(file.Top, Heppy.Formats.Root.Histograms.HistogramObject.Of("h", "a histogram", content), "h", "a histogram");
        file.Finish();
        byte[] bytes = stream.ToArray();
        var dump = new StringBuilder();
        for (int at = 0; at < bytes.Length; at += 32)
        {
            byte[] line = bytes[at..Math.Min(bytes.Length, at + 32)];
            dump.Append(CultureInfo.InvariantCulture, $"{at:x4} {Convert.ToHexStringLower(line),-64} {string.Concat(line.Select(b => b is > 32 and < 127 ? (char)b : '.'))}\n");
        }

        Golden.Matches("small.root.txt", dump.ToString());
    }

    private static byte[] Histograms(double weight = 1)
    {
        var mass = new HistogramContent(Axis.Regular(2, 0, 4, "m [GeV]"));
        mass.Add(1, weight);
        mass.Add(2, 1.5);
        mass.Add(2, 0);
        mass.Add(3, 0.25);
        Axis<string> axis = Axis.Categories("cut");
        var cuts = new HistogramContent(axis);
        cuts.Add(cuts.FlatIndex(axis.Index("all")), 2);
        cuts.Add(cuts.FlatIndex(axis.Index("pair")), 1);
        return WrittenHistograms.Write("DiMuon", new HistogramResult("mass", "", mass), new HistogramResult("cutflow", "", cuts));
    }

    private static long CheckBasket(long position, int size, string branch, int rows, bool isVariable)
    {
        RootKey key = KeyAt(Tree, position);
        Assert.Equal(("TBasket", branch, "tree", size), (key.ClassName, key.Name, key.Title, key.Length));
        int more = (int)position + key.HeaderLength - 19;
        int last = Int32(Tree, more + 14);
        Assert.Equal((3, rows, 0), (BinaryPrimitives.ReadInt16BigEndian(Tree.AsSpan(more)), Int32(Tree, more + 10), Tree[more + 18]));
        Assert.Equal(key.HeaderLength + key.ObjectLength, Int32(Tree, more + 2));
        if (isVariable)
        {
            byte[] stored = Tree[(int)(position + key.HeaderLength)..(int)(position + key.Length)];
            byte[] data = key.IsCompressed ? RootBlocks.Unpack(stored, key.ObjectLength, "") : stored;
            int offsets = last - key.HeaderLength;
            Assert.Equal(rows + 1, Int32(data, offsets));
            Assert.Equal((key.HeaderLength, last), (Int32(data, offsets + 4), Int32(data, offsets + 4 + (4 * rows))));
            Assert.Equal(data.Length, offsets + 4 + (4 * (rows + 1)));
            Assert.InRange(Int32(Tree, more + 6), rows + 1, int.MaxValue);
        }
        else
        {
            Assert.Equal(key.ObjectLength, Int32(Tree, more + 6) * rows);
            Assert.Equal(key.HeaderLength + key.ObjectLength, last);
        }

        return key.HeaderLength + key.ObjectLength;
    }

    private static RootFile Open(byte[] bytes) => RootFile.Open(new MemoryStream(bytes), "written.root");

    private static RootKey KeyAt(byte[] bytes, long position)
    {
        var buffer = new RootBuffer(bytes, "written.root");
        buffer.MoveTo(position);
        return RootKey.Read(buffer, "");
    }

    private static RootBuffer Object(byte[] bytes, string path)
    {
        RootFile file = Open(bytes);
        Assert.True(file.TryFind(path, out RootKey? key));
        return file.Object(key);
    }

    private static RootObject Read(byte[] bytes, string path)
    {
        RootFile file = Open(bytes);
        Assert.True(file.TryFind(path, out RootKey? key));
        return (RootObject)new ObjectReader(file.Object(key), key.HeaderLength, StreamerInfoReader.Read(file)).Inline(key.ClassName)!;
    }

    private static int Int32(byte[] bytes, int position) => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(position));
}
