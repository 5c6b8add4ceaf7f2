using System.Diagnostics;
using Xunit;

namespace Heppy.Acceptance.Tests.BadInput;

/// <summary>A full disk: a small file system in memory, where the tests may mount one.</summary>
public sealed class DiskTests(BadRun bad)
{
    [Theory]
    [InlineData("20k", ExitCode.OutputDirectory)]
    [InlineData("1300k", ExitCode.ChunksFailed)]
    public void A_full_disk_is_a_message_and_the_run_goes_on_when_there_is_room(string size, int code)
    {
        string mount = bad[$"disk_{size}"];
        Directory.CreateDirectory(mount);
        Assert.SkipUnless(Mount("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", mount), "this test needs the right to mount a file system");
        try
        {
            string config = bad.Spoiled("Axis.Regular(10, 0, 100)", "Axis.Regular(60000, 0, 100)");
            string outdir = Path.Combine(mount, "Out");

            ToolResult full = bad.Run("heppy", outdir, config).ShouldEndWith(code);

            Assert.Contains("No space left on device", full.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("this is a bug", full.Error, StringComparison.Ordinal);
            Assert.Empty(Directory.GetDirectories(mount, ".attempt-*", SearchOption.AllDirectories));
            Assert.True(Mount("mount", "-o", "remount,size=50m", mount));
            bad.Run("heppy", [.. code == ExitCode.ChunksFailed ? (string[])["--resume", outdir] : [outdir, config]]).ShouldEndWith(ExitCode.Success);
            bad.Run("heppy-hadd", outdir).ShouldEndWith(ExitCode.Success);
        }
        finally
        {
            Mount("umount", mount);
        }
    }

    private static bool Mount(string command, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
