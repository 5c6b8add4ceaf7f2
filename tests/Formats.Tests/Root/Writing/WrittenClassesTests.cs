using System.Text;
using Heppy.Formats.Root.Objects;
using Heppy.Formats.Root.Writing;
using Xunit;

namespace Heppy.Formats.Tests.Root.Writing;

/// <summary>The classes that are written have the versions and checksums of current ROOT.</summary>
public sealed class WrittenClassesTests
{
    private static readonly Dictionary<string, uint> Elsewhere = new()
    {
        ["TArrayD"] = 0x7139ef34,
        ["TArrayI"] = 0xd93d310,
    };

    // Of files that ROOT 6.20 to 6.32 wrote.
    [Theory]
    [InlineData("TNamed", 1, 0xdfb74a3c)]
    [InlineData("TObject", 1, 0x901bc02d)]
    [InlineData("TList", 5, 0x69c5c3bb)]
    [InlineData("TSeqCollection", 0, 0xfc6c3bc6)]
    [InlineData("TCollection", 3, 0x57e3cb9c)]
    [InlineData("TString", 2, 0x17419)]
    [InlineData("THashList", 0, 0xcc7e49c1)]
    [InlineData("TObjArray", 3, 0xa99e6552)]
    [InlineData("TAttLine", 2, 0x94074549)]
    [InlineData("TAttFill", 2, 0xffd92a92)]
    [InlineData("TAttMarker", 2, 0x291d8bec)]
    [InlineData("TAttAxis", 4, 0x5c6fff3e)]
    [InlineData("TAxis", 10, 0x5a496e70)]
    [InlineData("TH1", 8, 0x1c3740c4)]
    [InlineData("TH1D", 3, 0xf9b1569f)]
    [InlineData("TH2", 5, 0x182347f)]
    [InlineData("TH2D", 4, 0x7fba82f0)]
    [InlineData("TH3", 6, 0x42d2445f)]
    [InlineData("TH3D", 4, 0x64b9ff86)]
    [InlineData("TProfile", 7, 0x4bedee54)]
    [InlineData("TProfile2D", 8, 0x36a142ac)]
    [InlineData("ROOT::TIOFeatures", 1, 0x1aa12f10)]
    [InlineData("TLeaf", 2, 0x6d1e8152)]
    [InlineData("TLeafO", 1, 0x2ae48d3)]
    [InlineData("TLeafB", 1, 0xf1e4b5e)]
    [InlineData("TLeafS", 1, 0x150ceecf)]
    [InlineData("TLeafI", 1, 0x7e6aae19)]
    [InlineData("TLeafL", 1, 0xde320862)]
    [InlineData("TLeafF", 1, 0x3add9d72)]
    [InlineData("TLeafD", 1, 0x118e8776)]
    [InlineData("TLeafC", 1, 0xfbe3b2f3)]
    [InlineData("TBranch", 13, 0x10978aac)]
    [InlineData("TTree", 20, 0x7264e07f)]
    public void Versions_and_checksums_are_those_of_ROOT(string name, int version, long checksum)
    {
        StreamerInfo info = WrittenClasses.All[name];
        Assert.Equal((version, (uint)checksum), (info.Version, info.Checksum));
    }

    [Fact]
    public void Checksums_follow_from_the_members()
    {
        // These three have members that are not streamed but count.
        foreach (StreamerInfo info in WrittenClasses.All.Values.Where(i => i.ClassName is not ("TSeqCollection" or "TObjArray" or "THashList")))
        {
            Assert.True(info.Checksum == ChecksumOf(info), $"{info.ClassName}: {info.Checksum:x} is listed, {ChecksumOf(info):x} follows from its members");
        }
    }

    [Fact]
    public void Bases_have_the_versions_that_are_listed() =>
        Assert.All(
            WrittenClasses.All.Values.SelectMany(i => i.Elements).Where(e => e.Kind == "TStreamerBase" && !e.Name.StartsWith("TArray", StringComparison.Ordinal)),
            e => Assert.Equal(WrittenClasses.All[e.Name].Version, e.BaseVersion));

    /// <summary>Source: ROOT, <c>TClass::GetCheckSum</c>.</summary>
    private static uint ChecksumOf(StreamerInfo info)
    {
        uint sum = Add(0, info.ClassName);
        foreach (StreamerElement element in info.Elements.Where(e => e.Kind == "TStreamerBase"))
        {
            sum = unchecked((Add(sum, element.Name) * 3) + (Elsewhere.TryGetValue(element.Name, out uint other) ? other : WrittenClasses.All[element.Name].Checksum));
        }

        foreach (StreamerElement element in info.Elements.Where(e => e.Kind != "TStreamerBase"))
        {
            bool isEnum = element.TypeName.Split(':')[^1] is ['E', >= 'A' and <= 'Z', ..];
            sum = Add(Add(isEnum ? unchecked((sum * 3) + 1) : sum, element.Name), element.TypeName);
            if (element.Title.StartsWith('['))
            {
                sum = Add(sum, element.Title[1..element.Title.IndexOf(']', StringComparison.Ordinal)]);
            }
        }

        return sum;
    }

    private static uint Add(uint sum, string text) => Encoding.ASCII.GetBytes(text).Aggregate(sum, (s, c) => unchecked((s * 3) + c));
}
