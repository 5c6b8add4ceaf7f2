using Xunit;

namespace Heppy.Acceptance.Tests.Submitting;

/// <summary>Trees that are kept elsewhere and are damaged, out of reach, or cannot get there.</summary>
public sealed class StoredTreeTests : IDisposable
{
    private readonly StageOutRuns _runs = new();

    [Fact]
    public void Stored_trees_that_are_gone_or_changed_are_named_and_done_again()
    {
        _runs.Submit();
        string[] stored = [.. _runs.Xrootd.Files()];
        File.Delete(stored[0]);
        File.WriteAllBytes(stored[1], [.. File.ReadAllBytes(stored[1])[..^1]]);
        byte[] bytes = File.ReadAllBytes(stored[2]);
        bytes[100] ^= 1;
        File.WriteAllBytes(stored[2], bytes);

        ToolResult check = _runs.Run(ExitCode.Incomplete, "heppy-check", "Out");
        Assert.Matches($"made_Chunk0 +damaged +{_runs.Xrootd.Url(stored[0])} does not exist \\({_runs.Size("made_Chunk0")} bytes were stored\\)", check.Output);
        Assert.Matches($"made_Chunk1 +damaged +{_runs.Xrootd.Url(stored[1])} has {_runs.Size("made_Chunk1") - 1} bytes, sealed with {_runs.Size("made_Chunk1")}", check.Output);
        Assert.DoesNotContain("Out/whole", check.Output, StringComparison.Ordinal);
        ToolResult deep = _runs.Run(ExitCode.Incomplete, "heppy-check", "--deep", "Out");
        Assert.Matches($"whole +damaged +{_runs.Xrootd.Url(stored[2])} has another content than was sealed \\(adler32:", deep.Output);
        ToolResult hadd = _runs.Run(ExitCode.Incomplete, "heppy-hadd", "Out");
        Assert.All(stored[..3], s => Assert.Contains(_runs.Xrootd.Url(s), hadd.Error, StringComparison.Ordinal));
        Assert.Contains("Nothing was merged.", hadd.Error, StringComparison.Ordinal);

        foreach (string chunk in new[] { "made_Chunk0", "made_Chunk1", "whole" })
        {
            Directory.Delete(_runs.Folder[$"Out/{chunk}"], recursive: true);
        }

        _runs.Run("heppy-check", "--resubmit", "--site", "local", "Out");
        _runs.Run("heppy-check", "--watch", "--interval", "0.1s", "Out");
        _runs.ShouldBeAsLocal();
    }

    [Fact]
    public void Storage_that_does_not_answer_makes_chunks_unknown_not_damaged()
    {
        _runs.Submit();
        _runs.Xrootd.Fault("sleeps");

        ToolResult check = _runs.Run(ExitCode.Incomplete, "heppy-check", "Out");

        Assert.Matches("made_Chunk0 +unknown +xrdfs eos.example.org stat /me/Out/made_Chunk0/Rows/rows[.][^ ]+[.]parquet: exit code 50: .FATAL. Connection error", check.Output);
        Assert.Contains("Look again: heppy-check Out", check.Error, StringComparison.Ordinal);
        Assert.Contains("Connection error", _runs.Run(ExitCode.Incomplete, "heppy-hadd", "Out").Error, StringComparison.Ordinal);
        Assert.Contains("left alone: it is sealed", _runs.Run(ExitCode.Incomplete, "heppy-check", "--resubmit", "Out").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rooot://eos.example.org//me", ExitCode.WrongArguments, "no transfer profile knows how to copy to rooot:. Nearest: root.")]
    [InlineData("davs://eos.example.org/me", ExitCode.WrongArguments, "needs the command no-such-copy (transfer profile gfal), which is not in PATH")]
    [InlineData("root:eos", ExitCode.WrongArguments, "not a path, nor a URL with an absolute path such as root://")]
    [InlineData("rows.cs/there", ExitCode.OutputDirectory, "-r rows.cs/there: cannot write there")]
    public void A_destination_that_cannot_work_is_refused_before_anything_is_written(string destination, int code, string expected)
    {
        ToolResult result = _runs.Run(code, "heppy-batch", "-o", "Out", "-r", destination, "rows.cs", "-b", "./batchScript.sh");

        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_runs.Folder["Out"]));
    }

    public void Dispose() => _runs.Dispose();
}
