using Heppy.Commands;
using Heppy.Converting;
using Heppy.Framework.Tests.Storage;
using Heppy.Storage;
using Xunit;

namespace Heppy.Application.Tests.Converting;

/// <summary>Outputs are whole and proven, or not there; what is done is not done again.</summary>
public sealed class SealedConversionTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Output => _folder["out.parquet"];

    [Fact]
    public void What_is_done_is_not_done_again()
    {
        string[] command = [SmallFile.Write(_folder["in.parquet"], 0, 9), Output];
        Assert.Equal(0, ConvertTool.Run(command).Code);
        DateTime written = File.GetLastWriteTimeUtc(Output);

        Assert.Equal((0, $"{Output}: done already.\n", ""), ConvertTool.Run(command));
        Assert.Equal(written, File.GetLastWriteTimeUtc(Output));
        Assert.Equal(["in.parquet", "out.parquet", "out.parquet.manifest.json"], Names());
    }

    [Theory]
    [InlineData("flip", "it is not what its manifest says (other SHA-256)")]
    [InlineData("cut", "and its manifest says")]
    [InlineData("remove", "it is missing, though it has a manifest")]
    [InlineData("manifest", "its manifest is damaged")]
    [InlineData("input", "its input has changed")]
    public void What_is_damaged_or_outdated_is_made_again(string change, string why)
    {
        string[] command = [SmallFile.Write(_folder["in.parquet"], 0, 9), Output];
        Assert.Equal(0, ConvertTool.Run(command).Code);
        byte[] good = File.ReadAllBytes(Output);
        Change(change, good);

        var (code, output, error) = ConvertTool.Run(command);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains($"{why}", output, StringComparison.Ordinal);
        Assert.Contains("converting again", output, StringComparison.Ordinal);
        Assert.Equal(change == "input", !File.ReadAllBytes(Output).AsSpan().SequenceEqual(good));
        Assert.Contains("done already", ConvertTool.Run(command).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("was made with other options", "--drop", "name", "in.parquet")]
    [InlineData("in.parquet", "other.parquet")]
    public void Something_else_is_replaced_only_by_force(string why, params string[] command)
    {
        SmallFile.Write(_folder["in.parquet"], 0, 9);
        SmallFile.Write(_folder["other.parquet"], 0, 7);
        Assert.Equal(0, ConvertTool.Run(_folder["in.parquet"], Output).Code);
        byte[] good = File.ReadAllBytes(Output);
        string[] typed = [.. command[..^1], _folder[command[^1]], Output];

        var (code, _, error) = ConvertTool.Run(typed);

        Assert.Equal(2, code);
        Assert.Contains(why, error, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was converted. To replace: -f.\n", error, StringComparison.Ordinal);
        Assert.Equal(good, File.ReadAllBytes(Output));
        Assert.Equal(0, ConvertTool.Run(["-f", .. typed]).Code);
        Assert.NotEqual(good, File.ReadAllBytes(Output));
    }

    [Fact]
    public void A_file_of_somebody_else_is_replaced_only_by_force()
    {
        string input = SmallFile.Write(_folder["in.parquet"], 0, 9);
        File.WriteAllText(Output, "mine");

        Assert.Equal((2, "", $"heppy-convert: {Output} is there, and was not written by heppy-convert: it has no manifest\nNothing was converted. To replace: -f.\n"), ConvertTool.Run(input, Output));
        Assert.Equal("mine", File.ReadAllText(Output));
        Assert.Equal(0, ConvertTool.Run("-f", input, Output).Code);
    }

    [Fact]
    public void Two_processes_do_not_write_the_same_output()
    {
        string[] command = [SmallFile.Write(_folder["in.parquet"], 0, 9), Output];
        using (new ConvertedFile(new PosixFiles(), Output).Take())
        {
            var (code, _, error) = ConvertTool.Run(command);
            Assert.Equal(2, code);
            Assert.StartsWith($"heppy-convert: {Output} is in use by process {Environment.ProcessId} on ", error, StringComparison.Ordinal);
        }

        Assert.Equal(0, ConvertTool.Run(command).Code);
        Assert.Equal(["in.parquet", "out.parquet", "out.parquet.manifest.json"], Names());
    }

    [Fact]
    public async Task Of_many_at_once_one_converts_and_the_others_wait_or_find_it_done()
    {
        string input = SmallFile.Write(_folder["in.parquet"], 0, 2000);
        int[] codes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => ConvertTool.Run(input, Output).Code)));

        Assert.All(codes, c => Assert.Contains(c, (int[])[0, 2]));
        Assert.Contains(0, codes);
        Assert.Contains("done already", ConvertTool.Run(input, Output).Output, StringComparison.Ordinal);
        Assert.Equal(["in.parquet", "out.parquet", "out.parquet.manifest.json"], Names());
    }

    [Fact]
    public void What_dead_processes_left_is_removed()
    {
        string input = SmallFile.Write(_folder["in.parquet"], 0, 9);
        string dead = $"{Environment.MachineName}-999999999-0123abcd";
        File.WriteAllText(_folder[$".out.parquet.new-{dead}"], "half");
        File.WriteAllText(_folder[$"out.parquet.manifest.json.new-{dead}"], "half");
        File.WriteAllText(_folder[".out.parquet.lock"], "");

        Assert.Equal(0, ConvertTool.Run(input, Output).Code);
        Assert.Equal(["in.parquet", "out.parquet", "out.parquet.manifest.json"], Names());
    }

    [Fact]
    public void What_a_process_left_that_died_after_the_output_was_in_place_is_removed()
    {
        string[] command = [SmallFile.Write(_folder["in.parquet"], 0, 9), Output];
        Assert.Equal(0, ConvertTool.Run(command).Code);
        File.WriteAllText(_folder[".out.parquet.lock"], "process 999999999 on another since 2026-01-01");

        Assert.Contains("done already", ConvertTool.Run(command).Output, StringComparison.Ordinal);
        Assert.Equal(["in.parquet", "out.parquet", "out.parquet.manifest.json"], Names());
    }

    [Fact]
    public void A_lock_that_is_held_is_left_alone_where_nothing_needs_to_be_written()
    {
        string[] command = [SmallFile.Write(_folder["in.parquet"], 0, 9), Output];
        Assert.Equal(0, ConvertTool.Run(command).Code);
        using RunLock guard = new ConvertedFile(new PosixFiles(), Output).Take();

        Assert.Contains("done already", ConvertTool.Run(command).Output, StringComparison.Ordinal);
        Assert.Contains(".out.parquet.lock", Names());
    }

    [Fact]
    public void Asked_to_stop_it_leaves_nothing_behind_and_can_go_on()
    {
        string input = SmallFile.Write(_folder["in.parquet"], 0, 9);
        var stop = new StopSignal();
        stop.Request("SIGTERM");

        Assert.Equal(5, ConvertTool.Run(stop, input, Output).Code);
        Assert.Equal(["in.parquet"], Names());
        Assert.Equal(0, ConvertTool.Run(input, Output).Code);
    }

    [Theory]
    [InlineData(Fault.Crash, false)]
    [InlineData(Fault.Crash, true)]
    [InlineData(Fault.Error, false)]
    [InlineData(Fault.DiskFull, false)]
    public void Whatever_fails_the_output_is_the_old_one_or_the_new_one_and_known_for_it(Fault fault, bool isAfter)
    {
        string old = SmallFile.Write(_folder["in.parquet"], 0, 9);
        Assert.Equal(0, ConvertTool.Run(old, Output).Code);
        byte[] before = File.ReadAllBytes(Output);
        byte[] manifest = File.ReadAllBytes(Output + ".manifest.json");
        SmallFile.Write(old, 0, 10);
        Assert.Equal(0, ConvertTool.Run(old, _folder["new.parquet"]).Code);
        byte[] after = File.ReadAllBytes(_folder["new.parquet"]);
        var conversion = new Conversion(Workspace.Unremembered(), ConversionSettings.Of(new() { Words = [old, Output] }));
        int operations = 0;
        for (bool failed = true; failed; operations++)
        {
            File.WriteAllBytes(Output, before);
            File.WriteAllBytes(Output + ".manifest.json", manifest);
            var files = new FaultyFiles(fault, operations, isAfter);
            Exception? thrown = Record.Exception(() => new ConvertedFile(files, Output)
                .Replace(s => conversion.Run(new ConversionTask([old], Output), s, new StopSignal(), new RunProgress.Counter())));
            failed = thrown is not null;
            byte[] now = File.ReadAllBytes(Output);
            Assert.True(now.AsSpan().SequenceEqual(before) || now.AsSpan().SequenceEqual(after), $"half-written after operation {operations}");
            if (fault != Fault.Crash)
            {
                Assert.DoesNotContain(Names(), n => n.StartsWith(".out.parquet.new-", StringComparison.Ordinal));
            }

            Assert.Equal(0, ConvertTool.Run(old, Output).Code);
            Assert.Equal(after, File.ReadAllBytes(Output));
            Array.ForEach(Directory.GetFiles(_folder.Path, "*.new-*"), File.Delete);
        }

        Assert.InRange(operations, fault == Fault.DiskFull ? 3 : 8, 1000);
    }

    private void Change(string change, byte[] good)
    {
        switch (change)
        {
            case "flip":
                good[good.Length / 2] ^= 1;
                File.WriteAllBytes(Output, good);
                good[good.Length / 2] ^= 1;
                break;
            case "cut": File.WriteAllBytes(Output, good[..^9]); break;
            case "remove": File.Delete(Output); break;
            case "manifest": File.WriteAllText(Output + ".manifest.json", "{"); break;
            default: SmallFile.Write(_folder["in.parquet"], 0, 10); break;
        }
    }

    private string[] Names() => [.. Directory.GetFiles(_folder.Path).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
}
