using System.Diagnostics;
using Heppy.Storage;
using Xunit;

namespace Heppy.Framework.Tests.Storage;

/// <summary>What never ends, or blocks, is not read as a file.</summary>
public sealed class RegularFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("heppy-regular-").FullName;

    [Fact]
    public void A_pipe_is_refused_before_it_is_opened()
    {
        string pipe = Path.Combine(_folder, "events.parquet");
        using (Process made = Process.Start("mkfifo", [pipe]))
        {
            made.WaitForExit();
        }

        Assert.Equal($"{pipe} is a pipe, not a file. Copy what it gives to a file, and give that.", RegularFile.Problem(pipe));
        Assert.Throws<IOException>(() => new Inputs([], new Heppy.Events.FooterCache(null)).Footer(pipe));
    }

    [Fact]
    public void A_link_to_a_device_is_a_device()
    {
        string link = Path.Combine(_folder, "mask.json");
        File.CreateSymbolicLink(link, "/dev/full");

        Assert.Contains("is a device, not a file", RegularFile.Problem(link), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_directories_and_what_is_not_there_are_left_to_others()
    {
        string file = Path.Combine(_folder, "empty");
        File.WriteAllBytes(file, []);

        Assert.All((string[])[file, _folder, Path.Combine(_folder, "nothing")], p => Assert.Null(RegularFile.Problem(p)));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
