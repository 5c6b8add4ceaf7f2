using Heppy.CommandLine;
using Heppy.Commands;
using Heppy.Diagnosis;
using Heppy.Storage;
using Xunit;

namespace Heppy.Application.Tests.Diagnosis;

public sealed class DoctorTests : IDisposable
{
    private const string Unlimited = """
        Limit                     Soft Limit           Hard Limit           Units
        Max cpu time              unlimited            unlimited            seconds
        Max file size             unlimited            unlimited            bytes
        Max open files            1048576              1048576              files
        Max address space         unlimited            unlimited            bytes
        """;

    private readonly TestFolder _folder = new();

    public static TheoryData<string, string> BrokenPromises => new()
    {
        { nameof(IFileLayer.Link), "hard links: link x: Operation not permitted" },
        { nameof(IFileLayer.Sync), "fsync: Sync x: Operation not permitted" },
        { nameof(IFileLayer.SyncAll), "fsync: SyncAll x: Operation not permitted" },
        { nameof(IFileLayer.Rename), "rename: Rename x: Operation not permitted" },
        { nameof(IFileLayer.LinkCount), "hard links: LinkCount x: Operation not permitted" },
        { nameof(IFileLayer.Create), "files: Create x: Operation not permitted" },
    };

    [Fact]
    public void A_good_directory_keeps_all_promises_and_stays_empty()
    {
        Finding[] findings = [.. OutputPlace.Look(new PosixFiles(), _folder.Path)];

        Assert.All(findings, f => Assert.NotEqual(Verdict.Wrong, f.Verdict));
        Assert.Contains(findings, f => f.Subject == "seals");
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [MemberData(nameof(BrokenPromises))]
    public void An_operation_that_fails_is_named_with_what_to_do(string operation, string expected)
    {
        IFileLayer files = OtherFiles.With(operation, (_, _) => throw new IOException($"{(operation == "Link" ? "link" : operation)} x: Operation not permitted"));

        Finding[] wrong = [.. OutputPlace.Look(files, _folder.Path).Where(f => f.Verdict == Verdict.Wrong)];

        Assert.Contains(expected, wrong.Select(f => $"{f.Subject}: {f.Text}"));
        Assert.All(wrong, f => Assert.StartsWith("Choose a directory", f.Advice, StringComparison.Ordinal));
        Assert.Equal(ExitCode.Unfit, DoctorCommand.Code(wrong));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_link_that_two_racers_win_is_found_out()
    {
        IFileLayer files = OtherFiles.With(nameof(IFileLayer.Link), (real, arguments) => real.Link((string)arguments[0]!, (string)arguments[1]!) || true);

        Assert.Contains(OutputPlace.Look(files, _folder.Path), f => f.Verdict == Verdict.Wrong && f.Text.StartsWith("a name can be linked twice", StringComparison.Ordinal));
    }

    [Fact]
    public void A_directory_that_cannot_be_written_to_is_wrong()
    {
        IFileLayer files = OtherFiles.With(nameof(IFileLayer.MakeDirectory), (_, _) => throw new IOException("mkdir x: Read-only file system"));

        Finding wrong = Assert.Single(OutputPlace.Look(files, _folder.Path), f => f.Verdict == Verdict.Wrong);
        Assert.Equal(("directory", "mkdir x: Read-only file system"), (wrong.Subject, wrong.Text));
    }

    [Theory]
    [InlineData("Max open files            1048576", "Max open files            200    ", Verdict.Wrong, "open files")]
    [InlineData("Max open files            1048576", "Max open files            256    ", Verdict.Fine, "open files")]
    [InlineData("Max cpu time              unlimited", "Max cpu time              3600     ", Verdict.Doubtful, "cpu time")]
    [InlineData("Max file size             unlimited", "Max file size             1073741824", Verdict.Doubtful, "file size")]
    [InlineData("Max address space         unlimited", "Max address space         4294967296", Verdict.Doubtful, "address space")]
    public void Limits_that_runs_meet_are_found(string usual, string now, object verdict, string subject)
    {
        Assert.DoesNotContain(Machine.Limits(Unlimited), f => f.Verdict != Verdict.Fine);
        Finding finding = Assert.Single(Machine.Limits(Unlimited.Replace(usual, now, StringComparison.Ordinal)), f => f.Subject == subject);

        Assert.Equal(verdict, finding.Verdict);
        Assert.Equal(finding.Verdict == Verdict.Fine, finding.Advice is null);
    }

    [Fact]
    public void What_is_wrong_stands_last_with_what_to_do() => Assert.Equal(
        """
          cores      2
        ? cpu time   at most 60 seconds
        ! directory  /x: 0 B free

        wrong: directory: /x: 0 B free
          do: Make room.
        note: cpu time: at most 60 seconds
          do: Lift it.
        1 thing is wrong.

        """,
        DoctorCommand.Text([Finding.Fact("cores", "2"), Finding.Note("cpu time", "at most 60 seconds", "Lift it."), Finding.Wrong("directory", "/x: 0 B free", "Make room.")]));

    [Fact]
    public void The_programs_find_themselves_whole() => Assert.All(Installation.Look(), f => Assert.NotEqual(Verdict.Wrong, f.Verdict));

    [Theory]
    [InlineData("there is no directory nowhere. Make it first, or name the one above it.", "nowhere")]
    [InlineData("analysis.cs is not a directory. To run it into a directory called doctor: heppy ./doctor analysis.cs", "analysis.cs")]
    public void A_wrong_directory_is_refused(string message, string directory) =>
        Assert.Equal(message, Assert.Throws<UserError>(() => CommandParser.Parse<DoctorOptions>([directory])).Message);

    public void Dispose() => _folder.Dispose();
}
