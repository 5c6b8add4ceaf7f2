using Heppy.Events;
using Heppy.Formats.Root;
using Heppy.Formats.Tests.Parquet;
using Xunit;

namespace Heppy.Formats.Tests.Root;

/// <summary>Damaged files are refused or read; they never crash, hang or take memory without bounds.</summary>
public sealed class RootMutationTests
{
    private const int Mutations = 300;
    private const long MostMemory = 200L << 20;

    [Theory]
    [InlineData("uproot-small-flat-tree.root")]
    [InlineData("uproot-sample-6.20.04-uncompressed.root")]
    [InlineData("uproot-sample-6.20.04-lz4.root")]
    [InlineData("uproot-sample-6.20.04-lzma.root")]
    [InlineData("uproot-issue413.root")]
    [InlineData("uproot-HZZ-zstd.root")]
    [InlineData("test_stl_containers_rntuple_v1-0-0-0.root")]
    [InlineData("test_extension_columns_rntuple_v1-0-0-0.root")]
    [InlineData("test_multiple_representations_rntuple_v1-0-0-0.root")]
    [InlineData("Run2012BC_DoubleMuParked_Muons_1000evts_rntuple_v1-0-0-0.root")]
    public void A_damaged_tree_is_refused_with_its_name_or_read(string name)
    {
        byte[] good = File.ReadAllBytes(TestData.Find("root/" + name));
        using var folder = new ScratchFolder();
        string path = folder["mutated.root"];
        var random = new Random(name.Length);
        int refused = 0;
        for (int i = 0; i < Mutations; i++)
        {
            byte[] bad = [.. good];
            for (int flips = random.Next(1, 5); flips > 0; flips--)
            {
                // Half of the flips go where the structure is densest: the start and the end.
                int at = random.Next(4) switch { 0 => random.Next(400), 1 => bad.Length - 1 - random.Next(bad.Length / 3), _ => random.Next(bad.Length) };
                bad[Math.Clamp(at, 0, bad.Length - 1)] ^= (byte)(1 << random.Next(8));
            }

            File.WriteAllBytes(path, random.Next(10) == 0 ? bad[..random.Next(bad.Length)] : bad);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                ReadAll(path);
            }
            catch (InvalidDataException e)
            {
                Assert.Contains("mutated.root", e.Message, StringComparison.Ordinal);
                refused++;
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostMemory);
        }

        Assert.InRange(refused, 1, Mutations);
    }

    private static void ReadAll(string path)
    {
        using IEventFile file = new RootFormat().Open(path);
        for (int group = 0; group < Math.Min(4, file.Footer.RowGroups.Count); group++)
        {
            foreach (ColumnSchema column in file.Footer.Columns.Where(c => c.Type != ElementType.Unsupported))
            {
                file.Read(group, [ColumnBuffer.Create(column.Name, Conversions.TypeOf(column.Type), column.IsJagged)]);
            }
        }
    }
}
