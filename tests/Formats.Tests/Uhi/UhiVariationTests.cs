using System.Text.Json;
using Heppy.Formats.Uhi;
using Heppy.Physics;
using Xunit;

namespace Heppy.Formats.Tests.Uhi;

public class UhiVariationTests
{
    private static readonly Dictionary<string, object> NoMetadata = [];

    [Fact]
    public void Variations_are_a_first_axis_of_categories_stored_sparsely()
    {
        using JsonDocument file = JsonDocument.Parse(Write(Histogram(["up", "down"])));

        JsonElement stored = file.RootElement.GetProperty("m");
        JsonElement axis = stored.GetProperty("axes")[0];
        Assert.Equal("category_str", axis.GetProperty("type").GetString());
        Assert.Equal("variation", axis.GetProperty("metadata").GetProperty("name").GetString());
        Assert.Equal(["nominal", "up", "down"], axis.GetProperty("categories").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal("[[0,1,1,2,2],[3,3,4,3,4]]", stored.GetProperty("storage").GetProperty("index").GetRawText());
        Assert.Equal("[1,0.1,2.5,0.1,2.5]", stored.GetProperty("storage").GetProperty("values").GetRawText());
    }

    [Fact]
    public void What_is_read_and_written_again_has_the_same_bytes()
    {
        byte[] once = Write(Histogram(["up", "down"]), Profile(["up"]));

        IReadOnlyList<HistogramResult> read = new UhiFormat().Read(new MemoryStream(once));

        Assert.Equal(once, Write([.. read]));
        Assert.Equal(["up", "down"], read[0].Variations.Names);
        Assert.Equal(3, read[0].Variations["down"].Histogram!.Entries);
        Assert.Equal(1, read[0].Histogram!.Entries);
        Assert.Equal(1, read[1].Variations["up"].Profile!.NonFinite);
    }

    [Fact]
    public void Merging_what_was_read_is_exact()
    {
        HistogramResult direct = Histogram(["up", "down"]);
        direct.Merge(Histogram(["up", "down"]));

        HistogramResult stored = Read(Write(Histogram(["up", "down"])));
        stored.Merge(Read(Write(Histogram(["up", "down"]))));

        Assert.Equal(Write(direct), Write(stored));
    }

    [Fact]
    public void Other_variations_are_not_merged() =>
        Assert.Throws<ArgumentException>(() => Histogram(["up"]).Merge(Histogram(["down"])));

    [Fact]
    public void Three_hundred_histograms_with_sixty_variations_stay_small()
    {
        string[] names = [.. Enumerable.Range(0, 60).Select(i => $"variation_{i}")];
        HistogramResult[] many = [.. Enumerable.Range(0, 300).Select(i => Histogram(names, $"m{i}"))];
        const int Bins = 102;

        int perFilled = Write(many).Length / (300 * 61 * 2);
        Assert.True(perFilled < 60, $"{perFilled} bytes for each filled bin; a dense file would have {Bins} bins for each two that are filled");
    }

    private static HistogramResult Histogram(string[] variations, string name = "m")
    {
        Axis<double> axis = Axis.Regular(100, 0, 100);
        var nominal = new HistogramContent(axis);
        nominal.Add(3, 1);
        var result = new HistogramResult(name, "", nominal);
        foreach (string variation in variations)
        {
            var content = new HistogramContent(axis);
            content.Add(3, 0.1);
            content.Add(4, 1.25);
            content.Add(4, 1.25);
            result.Variations.Add(variation, new HistogramResult(name, "", content));
        }

        return result;
    }

    private static HistogramResult Profile(string[] variations)
    {
        Axis<double> axis = Axis.Regular(5, 0, 5);
        var nominal = new ProfileContent(axis);
        nominal.Add(1, 7.1, 0.3);
        var result = new HistogramResult("p", "a profile", nominal);
        foreach (string variation in variations)
        {
            var content = new ProfileContent(axis);
            content.Add(2, 1.1, 0.7);
            content.Add(2, 1.3, 0.1);
            content.Add(2, double.NaN, 1);
            result.Variations.Add(variation, new HistogramResult("p", "a profile", content));
        }

        return result;
    }

    private static byte[] Write(params HistogramResult[] histograms)
    {
        using var stream = new MemoryStream();
        new UhiFormat().Write(stream, histograms, NoMetadata);
        return stream.ToArray();
    }

    private static HistogramResult Read(byte[] file) => new UhiFormat().Read(new MemoryStream(file))[0];
}
