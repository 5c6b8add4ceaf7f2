using System.Text;
using Heppy.Storage;
using Xunit;

namespace Heppy.Framework.Tests.Storage;

/// <summary>Manifests that somebody has changed: refused by a message, and nothing that they name is touched.</summary>
public class DamagedSealTests
{
    [Theory]
    [InlineData("\"attempt\": \"", "\"attempt\": \"../", "which is no directory of an attempt")]
    [InlineData("\"path\": \"summary.json\"", "\"path\": \"../../plan.json\"", "its output '../../plan.json' is not in the directory")]
    [InlineData("\"path\": \"summary.json\"", "\"path\": \"/etc/passwd\"", "its output '/etc/passwd' is not in the directory")]
    [InlineData("\"path\": \"summary.json\"", "\"path\": \"Analyzer/histograms.json\"", "it has an output twice")]
    [InlineData("\"path\": \"summary.json\",", "", "'path'")]
    [InlineData("\"outputs\": [", "\"outputs\": [null,", "an item of a list is null in line")]
    [InlineData("\"runId\": \"run\"", "\"runId\": null", "runId")]
    [InlineData("\"runId\": \"run\"", "\"runId\": \"run\", \"runId\": \"run\"", "uplicate")]
    [InlineData("\"entriesRead\": 10", "\"entriesRead\": 11", "it says that 11 entries were read")]
    [InlineData("\"count\": 10", "\"count\": -10", "its ranges are none")]
    [InlineData("\"wallSeconds\": 0", "\"wallSeconds\": 1e999", "its times are none")]
    [InlineData("\"started\": \"1970", "\"started\": \"9999", "its times are none")]
    [InlineData("\"sumOfWeights\": [\n    10\n  ]", "\"sumOfWeights\": []", "sumOfWeights has no number")]
    public void What_no_seal_says_is_refused(string text, string by, string expected)
    {
        using var scratch = new Scratch();
        Assert.Equal(CommitResult.Committed, scratch.Do(new PosixFiles()));
        string path = Path.Combine(scratch.Chunk, "manifest.json");
        string manifest = File.ReadAllText(path);
        Assert.Contains(text, manifest, StringComparison.Ordinal);
        File.WriteAllText(path, manifest.Replace(text, by, StringComparison.Ordinal));
        string[] before = Directory.GetFileSystemEntries(scratch.Outdir, "*", SearchOption.AllDirectories);

        var error = Assert.Throws<UserError>(() => scratch.Read());

        Assert.StartsWith($"{path} is damaged: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFileSystemEntries(scratch.Outdir, "*", SearchOption.AllDirectories));
    }

    /// <summary>A reader renames outputs out of the directory of the attempt, and removes it.</summary>
    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData(".attempt-1/../..")]
    [InlineData("/tmp")]
    [InlineData(".job")]
    public void A_seal_cannot_have_a_directory_removed_that_no_attempt_made(string attempt)
    {
        byte[] manifest = JsonFiles.Bytes(Scratch.SealOf(SealState.Complete) with { Attempt = attempt });

        Assert.Contains("which is no directory of an attempt", Assert.ThrowsAny<System.Text.Json.JsonException>(() => SealCheck.Parse(manifest)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_that_is_damaged_before_the_commit_is_told()
    {
        using var scratch = new Scratch();
        File.WriteAllText(Path.Combine(scratch.Outdir, "plan.json"), "{\"runId\"");

        Assert.Contains("plan.json is damaged: it ends in the middle of line 1: the rest was cut off. Restore it from a copy, or start again with -f.", Assert.Throws<UserError>(() => scratch.Do(new PosixFiles())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Fault.DiskFull)]
    [InlineData(Fault.Error)]
    public void A_file_that_cannot_be_written_to_its_end_is_not_left_behind(Fault fault)
    {
        using var scratch = new Scratch();
        string report = Path.Combine(scratch.Outdir, "report.html");
        for (int at = 0; at < 4; at++)
        {
            Assert.Throws<IOException>(() => new FaultyFiles(fault, fault == Fault.DiskFull ? at % 2 : at, isAfter: false).WriteDurably(report, [1, 2, 3]));
            Assert.Equal(2, Directory.GetFileSystemEntries(scratch.Outdir).Length);
        }
    }

    [Fact]
    public void A_byte_order_mark_changes_nothing()
    {
        using var scratch = new Scratch();
        string plan = Path.Combine(scratch.Outdir, "plan.json");
        File.WriteAllText(plan, "{\"created\": {\"runId\": 7}, \"runId\": \"run\"}", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Equal(CommitResult.Committed, scratch.Do(new PosixFiles()));
    }
}
