using System.Text;
using Xunit;

namespace Heppy.Framework.Tests.Luminosity;

public class LumiFileTests
{
    [Theory]
    [InlineData("", 1, "it is empty")]
    [InlineData(" \n\n", 1, "it is empty")]
    [InlineData("[]", 1, "it does not begin with {")]
    [InlineData("{\"1\": [[1, 2]]\n\"2\": [[1, 2]]}", 2, "it is not JSON: '\"' is invalid after a value. Expected either ',', '}', or ']'")]
    [InlineData("{\"1\": [[1, 2]]", 1, "it is not JSON: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed")]
    [InlineData("{\"1\": [[1, 2]]}\n{}", 2, "it is not JSON: '{' is invalid after a single JSON value. Expected end of data")]
    [InlineData("{\n\"29x\": [[1, 2]]}", 2, "\"29x\" is not a run number")]
    [InlineData("{\"-5\": [[1, 2]]}", 1, "\"-5\" is not a run number")]
    [InlineData("{\"4294967296\": [[1, 2]]}", 1, "\"4294967296\" is not a run number")]
    [InlineData("{\"1\": [[1, 2]],\n \"1\": [[5, 6]]}", 2, "run 1 is there twice")]
    [InlineData("{\"1\":\n 5}", 2, "sections of run 1 are to be a list of [first, last]")]
    [InlineData("{\"1\": [1, 2]}", 1, "sections of run 1 are to be a list of [first, last]")]
    [InlineData("{\"1\": [[1]]}", 1, "sections of run 1 are to be a list of [first, last]: two numbers each")]
    [InlineData("{\"1\": [[1, 2, 3]]}", 1, "sections of run 1 are to be a list of [first, last]: two numbers each")]
    [InlineData("{\"1\": [[1, \"2\"]]}", 1, "sections of run 1 are to be a list of [first, last]: two numbers each")]
    [InlineData("{\"1\": [[1, 2],\n [-3, 4]]}", 2, "-3 in run 1 is not the number of a luminosity section (0 to 4294967295, without decimals)")]
    [InlineData("{\"1\": [[1, 2.5]]}", 1, "2.5 in run 1 is not the number of a luminosity section (0 to 4294967295, without decimals)")]
    [InlineData("{\"1\": [[1, 4294967296]]}", 1, "4294967296 in run 1 is not the number of a luminosity section (0 to 4294967295, without decimals)")]
    [InlineData("{\"1\": [[1, 2]],\n \"2\": [\n [137, 12]]}", 3, "[137, 12] of run 2 is reversed")]
    [InlineData("{\"1\": [[12, 137],\n [1, 3],\n [137, 150]]}", 3, "[12, 137] and [137, 150] of run 1 overlap")]
    public void A_mistake_is_told_with_its_line(string json, int line, string what)
    {
        var error = Assert.Throws<UserError>(() => LumiSections.Parse(Encoding.UTF8.GetBytes(json), "golden.json"));

        Assert.Equal($"golden.json:{line}: {what}. A luminosity mask is {{\"run\": [[first, last], ...], ...}}.", error.Message);
    }

    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("\uFEFF{\"2\": [[3, 4], [1, 2]],\r\n\"1\": []}\n", "{\"2\": [[1, 4]]}")]
    public void A_file_need_not_be_in_order(string json, string expected) =>
        Assert.Equal(expected, LumiSections.Parse(Encoding.UTF8.GetBytes(json), "golden.json").ToString());

    [Theory]
    [InlineData(new byte[] { (byte)'{', (byte)'"', 0xC3, (byte)'(', (byte)'"', (byte)':', (byte)'1', (byte)'}' })]
    [InlineData(new byte[] { (byte)'{', (byte)'"', (byte)'\\', (byte)'u', (byte)'d', (byte)'8', (byte)'0', (byte)'0', (byte)'"', (byte)':', (byte)'1', (byte)'}' })]
    public void What_is_not_UTF_8_is_told(byte[] json) =>
        Assert.Contains("golden.json:1: it is not UTF-8: ", Assert.Throws<UserError>(() => LumiSections.Parse(json, "golden.json")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "no_such_mask.json");

        var error = Assert.Throws<UserError>(() => LumiSections.Read(path));

        Assert.StartsWith($"{path} cannot be read: ", error.Message, StringComparison.Ordinal);
    }
}
