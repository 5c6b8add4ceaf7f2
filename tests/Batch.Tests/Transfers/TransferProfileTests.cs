using System.Text.RegularExpressions;
using Xunit;

namespace Heppy.Batch.Tests.Transfers;

public sealed class TransferProfileTests : IDisposable
{
    private readonly Scratch _scratch = new();

    [Theory]
    [InlineData("", "local")]
    [InlineData("file", "local")]
    [InlineData("root", "xrootd")]
    [InlineData("davs", "gfal")]
    [InlineData("srm", "gfal")]
    [InlineData("gsiftp", "gfal")]
    public void Each_scheme_has_its_commands(string scheme, string profile) => Assert.Equal(profile, TransferProfiles.ForScheme(scheme, [Shipped]).Name);

    // The form of the answers of xrdfs and gfal2-util, written down by hand, not recorded from a server.
    [Theory]
    [InlineData("root", "\nPath:   /eos/me/a.parquet\nId:     1\nSize:   1234\nMTime:  2024-01-01 00:00:00\nFlags:  16 (IsReadable)\n", "adler32 1a2b3c\n", "[ERROR] Server responded with an error: [3011] No such file or directory (source)")]
    [InlineData("davs", "  File: 'davs://dpm.example.org/me/a.parquet'\n  Size: 1234\tregular file\nAccess: (0644/-rw-r--r--)\n", "davs://dpm.example.org/me/a.parquet 001a2b3c\n", "gfal-stat error: 2 (No such file or directory) - Result HTTP 404 : File not found  after 1 attempts")]
    public void Answers_of_the_tools_are_understood(string scheme, string stat, string checksum, string missing)
    {
        TransferProfile profile = TransferProfiles.ForScheme(scheme, [Shipped]);

        Assert.Equal("1234", Patterns.Of(profile.Size.Pattern).Match(stat).Groups["value"].Value);
        Assert.Equal("adler32:001a2b3c", FileChecksum.Named(profile.Checksum!.Kind!, Patterns.Of(profile.Checksum.Pattern).Match(checksum).Groups["value"].Value));
        Assert.Matches(new Regex(profile.Missing), missing);
        Assert.DoesNotMatch(new Regex(profile.Missing), "[FATAL] Connection error");
    }

    [Fact]
    public void A_users_profile_comes_before_those_of_heppy()
    {
        string mine = File.ReadAllText(Path.Combine(Shipped, "xrootd.json")).Replace("xrdcp --", "mycp --", StringComparison.Ordinal);
        string file = _scratch.Write("transfers/mine.json", mine);

        Assert.StartsWith("mycp --", TransferProfiles.ForScheme("root", [Path.GetDirectoryName(file)!, Shipped]).CopyOut, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"remove\"", "\"remov\"", "xrootd.json:", "remov")]
    [InlineData("{{ file }}", "{{ file ", "xrootd.json: the template \"copyOut\" is not a Scriban template")]
    [InlineData("(?<value>\\\\d+)", "(\\\\d+)", "has no group (?<value>...)")]
    [InlineData("(?<value>\\\\d+)", "(?<value>\\\\d+", "\"pattern\" is not a regular expression")]
    [InlineData("\"kind\": \"adler32\"", "\"kind\": \"crc\"", "xrootd.json:10: the kind of a checksum is one of adler32, md5, sha256, not crc")]
    public void A_mistake_is_reported_with_file_and_line(string text, string by, params string[] expected)
    {
        string shipped = File.ReadAllText(Path.Combine(Shipped, "xrootd.json"));
        string spoiled = shipped.Replace(text, by, StringComparison.Ordinal);
        Assert.NotEqual(shipped, spoiled);

        var error = Assert.Throws<UserError>(() => TransferProfiles.Read(_scratch.Write("xrootd.json", spoiled)));

        Assert.All(expected, e => Assert.Contains(e, error.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("root://eos.example.org:1094//eos/me", "root", "eos.example.org:1094", "/eos/me")]
    [InlineData("davs://dpm.example.org/me", "davs", "dpm.example.org", "/me")]
    [InlineData("file:///scratch/me", "file", "", "/scratch/me")]
    [InlineData("file:/scratch/me", "file", "", "/scratch/me")]
    [InlineData("/scratch/a:b", "", "", "/scratch/a:b")]
    public void Urls_are_taken_apart(string url, string scheme, string server, string path) => Assert.Equal(new RemotePlace(scheme, server, path), RemotePlace.Of(url));

    public void Dispose() => _scratch.Dispose();

    private static string Shipped { get; } = Path.Combine(Sites.Shipped, "transfers");
}
