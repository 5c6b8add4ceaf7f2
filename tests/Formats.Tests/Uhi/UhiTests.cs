using System.Text;
using CsCheck;
using Heppy.Formats.Uhi;
using Heppy.Physics;
using Xunit;

namespace Heppy.Formats.Tests.Uhi;

public class UhiTests
{
    private enum Channel
    {
        MuMu,
        EE,
    }

    private static readonly Func<Random, double>[] s_weights =
    [
        _ => 1, _ => 0.1, random => random.NextDouble() - 0.2, random => Math.Pow(10, random.Next(-150, 150)),
        random => random.Next(2) == 0 ? 1e150 : -1e150,
    ];

    [Fact]
    public void A_histogram_is_written_as_text_like_this()
    {
        var axis = Axis.Regular(2, 60, 120, "m(ll) [GeV]", "mll");
        var content = new HistogramContent(axis);
        content.Add(axis.Index(61), 1);
        content.Add(axis.Index(61), 0.5);
        content.Add(axis.Index(200), 1);
        var metadata = new Dictionary<string, object> { ["region"] = "SR", ["is_data"] = false, ["lumi_fb"] = 59.8, ["n"] = 3L };
        Assert.Equal("""
            {
            "SR/mll": {"uhi_schema":1,"writer_info":{"heppy":{"version":"0.1.0","entries":3}},"metadata":{"name":"SR/mll","label":"mass","is_data":false,"lumi_fb":59.8,"n":3,"region":"SR"},"axes":[{"type":"regular","lower":60,"upper":120,"bins":2,"underflow":true,"overflow":true,"circular":false,"metadata":{"name":"mll","label":"m(ll) [GeV]"}}],"storage":{"type":"weighted","values":[0,1.5,0,1],"variances":[0,1.25,0,1]}}
            }

            """.ReplaceLineEndings("\n"),
            Encoding.UTF8.GetString(Write(
                new UhiHistogram { Name = "SR/mll", Title = "mass", Content = content, Metadata = metadata })));
    }

    [Fact]
    public void Any_content_is_valid_and_comes_back_to_the_same_bytes() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 200], Gen.Int[0, s_weights.Length - 1]).Sample((seed, fills, kind) =>
        {
            byte[] bytes = Write(Everything(new Random(seed), fills, s_weights[kind]));
            UhiSchema.Validate(bytes);
            return Write([.. UhiReader.Read(new MemoryStream(bytes))]).AsSpan().SequenceEqual(bytes);
        }, iter: 100);

    [Fact]
    public void Merging_files_is_as_exact_as_filling_in_one_go() =>
        Gen.Select(Gen.Double[-3, 3].Array[0, 40], Gen.Int[0, 40]).Sample((values, cut) =>
        {
            var (whole, first, second) = (Profile(values), Profile([.. values.Take(cut)]), Profile([.. values.Skip(cut)]));
            var read = UhiReader.Read(new MemoryStream(Write(second)));
            ((ProfileContent)read[0].Content).Merge((ProfileContent)first.Content);
            return Write(read[0]).AsSpan().SequenceEqual(Write(whole));
        }, iter: 200);

    [Fact]
    public void Large_and_mostly_empty_is_sparse()
    {
        var axis = Axis.Regular(200, 0, 1);
        var content = new HistogramContent(axis, axis);
        content.Add(content.FlatIndex(3, 7), 0.25);
        content.Add(content.FlatIndex(201, 0), 2);
        byte[] bytes = Write(new UhiHistogram { Name = "plane", Content = content });
        UhiSchema.Validate(bytes);
        Assert.Contains("""
            "index":[[3,201],[7,0]],"values":[0.25,2],"variances":[0.0625,4]
            """, Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal(content.Values(), ((HistogramContent)UhiReader.Read(new MemoryStream(bytes))[0].Content).Values());
    }

    [Fact]
    public void A_profile_whose_weights_cancel_is_still_JSON_and_exact()
    {
        var profile = new ProfileContent(Axis.Boolean());
        profile.Add(1, 3, 1);
        profile.Add(1, 5, -1);
        byte[] bytes = Write(new UhiHistogram { Name = "p", Content = profile });
        UhiSchema.Validate(bytes);
        var read = (ProfileContent)UhiReader.Read(new MemoryStream(bytes))[0].Content;
        Assert.Equal((-2.0, 2.0, 2), (read.SumsOfY.Value(1), read.SumsOfSquares.Value(1), read.Entries));
    }

    [Fact]
    public void A_file_without_histograms_is_an_empty_object()
    {
        Assert.Equal("{}\n", Encoding.UTF8.GetString(Write()));
        Assert.Empty(UhiReader.Read(new MemoryStream(Write())));
    }

    [Fact]
    public void The_example_of_the_format_is_valid_and_what_we_know_of_it_is_read()
    {
        string example = UhiExample.Text;
        UhiSchema.Validate(Encoding.UTF8.GetBytes(example));
        var error = Assert.Throws<InvalidDataException>(() => Read(example));
        Assert.Contains("'charge_x_year_profile': axes of type 'category_int'", error.Message, StringComparison.Ordinal);

        // Without the one histogram that has integer categories.
        int from = example.IndexOf("  \"charge_x_year_profile\"", StringComparison.Ordinal);
        int to = example.IndexOf("  \"booked_but_empty\"", StringComparison.Ordinal);
        var histograms = Read(example.Remove(from, to - from)).ToDictionary(h => h.Name);
        Assert.Equal([1.5, 10.25, 200.5, 180.0, 9.75, 0.5], ((HistogramContent)histograms["SR/mll/nominal"].Content).Values());
        var region = (HistogramContent)histograms["mll_x_region_x_syst"].Content;
        Assert.Equal(12.0, region.Values()[region.FlatIndex(0, 0, 0)]);
        Assert.Equal(0.5, region.Values()[region.FlatIndex(3, 0, 0)]);
        var profile = (ProfileContent)histograms["pt_vs_eta_profile"].Content;
        Assert.Equal(5.6923076923076925, profile.Mean(1), 12);
        Assert.Equal(0.5, profile.Variance(1), 12);
        Assert.All(((HistogramContent)histograms["booked_but_empty"].Content).Values(), value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData("[1]", "an object of histograms")]
    [InlineData("{\"h\":{\"uhi_schema\":2,\"axes\":[],\"storage\":{}}}", "'h': its schema is 2")]
    [InlineData("{\"h\":{\"axes\":[{\"type\":\"boolean\"}],\"storage\":{\"type\":\"int\",\"values\":[1]}}}", "1 elements along axis 0")]
    [InlineData("{\"h\":{\"axes\":[{\"type\":\"boolean\"}],\"storage\":{\"type\":\"mean\"}}}", "'mean' cannot be read")]
    [InlineData("{\"h\":{\"axes\":[{\"type\":\"boolean\"}],\"storage\":{\"type\":\"int\",\"values\":\"a.npy\"}}}", "another file, a.npy")]
    [InlineData("{\"h\":{\"axes\":[{\"type\":\"boolean\"}],\"storage\":{\"type\":\"int\",\"index\":[[2]],\"values\":[1]}}}", "bin 2")]
    [InlineData("{\"h\":{\"axes\":[{\"type\":\"boolean\"}],\"storage\":{\"type\":\"int\",\"index\":[[1,1]],\"values\":[1,1]}}}", "twice")]
    [InlineData("{\"h\":{\"axes\":[{\"type\":\"boolean\"}],\"storage\":{\"type\":\"int\",\"values\":[1,NaN]}}}", "not JSON")]
    [InlineData("{\"h\":{\"axes\":[{\"type\":\"boolean\"}],\"writer_info\":{\"heppy\":{\"exact\":\"AAAA\"}},\"storage\":{\"type\":\"int\",\"values\":[1,2]}}}", "damaged")]
    [InlineData("{\"h\":", "not JSON")]
    public void A_file_that_cannot_be_read_says_why(string file, string words)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(file));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"uhi_schema\": 1,", "")]
    [InlineData("\"uhi_schema\": 1,", "\"uhi_schema\": 2,")]
    [InlineData("\"uhi_schema\": 1,", "\"uhi_schema\": 1, \"more\": 1,")]
    [InlineData("\"bins\": 4,", "\"bins\": 5,")]
    [InlineData("\"circular\": false,", "")]
    [InlineData("[\"SR\", \"CR\"]", "[\"SR\", \"SR\"]")]
    [InlineData("[[0, 0, 1, 3],", "[[0, 0, 1, 4],")]
    [InlineData("[0, 1, 2, 0]]", "[0, 0, 2, 0]]")]
    [InlineData("\"lumi_fb\": 59.8", "\"lumi_fb\": null")]
    [InlineData("\"lumi_fb\": 59.8", "\"lumi_fb\": [1]")]
    [InlineData("[0.0, 50.0, 100.0, 200.0]", "[0.0, 50.0, 50.0, 200.0]")]
    public void The_rules_of_the_format_are_really_checked(string valid, string broken)
    {
        Assert.Contains(valid, UhiExample.Text, StringComparison.Ordinal);
        byte[] file = Encoding.UTF8.GetBytes(UhiExample.Text.Replace(valid, broken, StringComparison.Ordinal));
        Assert.Throws<InvalidDataException>(() => UhiSchema.Validate(file));
    }

    [Fact]
    public void Names_twice_and_metadata_that_is_not_flat_are_refused()
    {
        var h = new UhiHistogram { Name = "h", Content = new HistogramContent(Axis.Boolean()) };
        Assert.Throws<ArgumentException>(() => Write(h, h));
        Assert.Throws<ArgumentException>(() => Write(h with { Name = "" }));
        Assert.Throws<ArgumentException>(() => Write(h with { Metadata = new Dictionary<string, object> { ["x"] = double.NaN } }));
        Assert.Throws<ArgumentException>(() => Write(h with { Metadata = new Dictionary<string, object> { ["@x"] = 1 } }));
        Assert.Throws<ArgumentException>(() => Write(h with { Metadata = new Dictionary<string, object> { ["x"] = new[] { 1 } } }));
    }

    /// <summary>Files that somebody has changed: refused by a message that names the histogram.</summary>
    [Theory]
    [InlineData("\"axes\":[", "\"axes\":[], \"unused\":[", "Histogram 'h': it has no axes")]
    [InlineData("\"bins\":2", "\"bins\":2147483647", "Histogram 'h': ")]
    [InlineData("\"bins\":2", "\"bins\":1000000000", "Histogram 'h': its axes have more bins than memory")]
    [InlineData("\"n\":3", "\"@n\":3", "Histogram 'h': metadata '@n' begins with @")]
    [InlineData("\"n\":3", "\"n\":1e999", "Histogram 'h': metadata 'n' is not finite")]
    [InlineData("\"h\": {", "\"\\ud800\": {", "This is not UTF-8")]
    [InlineData("[0,1.5,0,1]", "[0,1e999,0,1]", "Histogram 'h': ")]
    [InlineData("[0,1.5,0,1]", "[0,\"1,5\",0,1]", "Histogram 'h': \"1 is no number")]
    [InlineData("[0,1.5,0,1]", "[0,null,0,1]", "Histogram 'h': null is no number")]
    [InlineData("[0,1.5,0,1]", "[0,[1.5],0,1]", "Histogram 'h': [1.5] is no number")]
    [InlineData("[0,1.5,0,1]", "[0,{},0,1]", "Histogram 'h': {} is no number")]
    public void What_cannot_be_a_histogram_is_refused(string text, string by, string expected)
    {
        var h = new UhiHistogram { Name = "h", Content = Filled(), Metadata = new Dictionary<string, object> { ["n"] = 3L } };
        string good = Encoding.UTF8.GetString(Write(h));
        Assert.Contains(text, good, StringComparison.Ordinal);

        var error = Assert.Throws<InvalidDataException>(() => Read(good.Replace(text, by, StringComparison.Ordinal)));

        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zero_keeps_its_sign_in_metadata()
    {
        var h = new UhiHistogram { Name = "h", Content = Filled(), Metadata = new Dictionary<string, object> { ["n"] = -0.0 } };
        byte[] written = Write(h);

        Assert.Equal(written, Write([.. UhiReader.Read(new MemoryStream(written))]));
    }

    private static HistogramContent Filled()
    {
        var axis = Axis.Regular(2, 60, 120);
        var content = new HistogramContent(axis);
        content.Add(axis.Index(61), 1.5);
        content.Add(axis.Index(200), 1);
        return content;
    }

    [Fact]
    public void Numbers_are_read_however_they_are_written()
    {
        string[] written = ["0", "-0", "7", " 7 ", "\t7\r\n", "-7", "999999999999999", "1000000000000000", "9007199254740993", "123456789012345678901", "1e3", "1E+3", "1.5", "0.1", "5e-324", "1.7976931348623157e308"];
        string axis = $$"""{"type":"regular","lower":0,"upper":1,"bins":{{written.Length}},"underflow":false,"overflow":false}""";
        string file = """{"h":{"axes":[AXIS],"storage":{"type":"double","values":[VALUES]}}}""".Replace("AXIS", axis, StringComparison.Ordinal).Replace("VALUES", string.Join(",", written), StringComparison.Ordinal);
        var content = (HistogramContent)Read(file).Single().Content;
        Assert.Equal(written.Select(w => double.Parse(w, System.Globalization.CultureInfo.InvariantCulture)), content.Values());
    }

    private static IReadOnlyList<UhiHistogram> Read(string file) => UhiReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(file)));

    private static byte[] Write(params UhiHistogram[] histograms)
    {
        using var stream = new MemoryStream();
        UhiWriter.Write(stream, histograms);
        return stream.ToArray();
    }

    private static UhiHistogram[] Everything(Random random, int fills, Func<Random, double> weight)
    {
        var (regular, variable) = (Axis.Regular(5, -1, 1, "x", "x"), Axis.Variable([0.0, 0.1, 5]));
        var (integer, channel) = (Axis.Integer(-2, 3, "n"), Axis.Categories<Channel>("channel"));
        var (growing, fixedNames) = (Axis.Categories("who"), Axis.Categories(["a", "µ\"b"], "\\tau"));
        var (flag, log) = (Axis.Boolean("flag"), Axis.Log(3, 1, 1000));
        var automatic = Axis.Automatic(4, "auto");
        automatic.Fix(0, 0.3);
        HistogramContent one = new(regular), two = new(growing, integer), three = new(channel, fixedNames, variable);
        ProfileContent p1 = new(log, growing), p2 = new(flag, automatic);
        for (int i = 0; i < fills; i++)
        {
            double x = random.NextDouble() * 3 - 1.5;
            double w = weight(random);
            string name = "name" + random.Next(5);
            one.Add(one.FlatIndex(regular.Index(x)), w);
            two.Add(two.FlatIndex(growing.Index(name), integer.Index(random.Next(-4, 5))), w);
            three.Add(three.FlatIndex(channel.Index((Channel)random.Next(2)), fixedNames.Index("a"), variable.Index(x)), w);
            p1.Add(p1.FlatIndex(log.Index(x * 100), growing.Index(name)), x, w);
            p2.Add(p2.FlatIndex(flag.Index(x > 0), automatic.Index(x)), i % 7 == 0 ? double.NaN : x * 1e10, w);
        }
        return
        [
            new() { Name = "one", Content = one, Metadata = new Dictionary<string, object> { ["b"] = 1e300, ["a"] = 5.0 } },
            new() { Name = "two", Title = "a \"title\"", Content = two }, new() { Name = "three/µ", Content = three },
            new() { Name = "p1", Content = p1 }, new() { Name = "p2", Content = p2 },
        ];
    }

    private static UhiHistogram Profile(double[] values)
    {
        var axis = Axis.Integer(0, 3);
        var content = new ProfileContent(axis);
        foreach (double value in values)
        {
            content.Add(axis.Index((int)value), value, value * 0.1 + 1);
        }
        return new UhiHistogram { Name = "p", Content = content };
    }
}
