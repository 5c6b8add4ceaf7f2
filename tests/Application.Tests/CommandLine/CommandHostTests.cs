using Heppy.CommandLine;
using Heppy.Compilation;
using Xunit;

namespace Heppy.Application.Tests.CommandLine;

public class CommandHostTests
{
    private static (int Code, string Output, string Error) Run<T>(string[] typed, Func<T, int> body)
        where T : ICommandOptions, new()
    {
        var output = new StringWriter();
        var error = new StringWriter();
        int code = CommandHost.Run(typed, body, output, error);
        return (code, output.ToString(), error.ToString());
    }

    [Fact]
    public void Help_of_heppy() => Golden.Matches("heppy-help.txt", Run<HeppyOptions>(["--help"], _ => 9).Output);

    [Fact]
    public void Help_of_heppy_check() => Golden.Matches("heppy-check-help.txt", Run<CheckOptions>(["x", "--help"], _ => 9).Output);

    [Fact]
    public void Help_of_heppy_batch() => Golden.Matches("heppy-batch-help.txt", Run<BatchOptions>(["--help"], _ => 9).Output);

    [Fact]
    public void Help_of_heppy_hadd() => Golden.Matches("heppy-hadd-help.txt", Run<HaddOptions>(["-h"], _ => 9).Output);

    [Fact]
    public void Help_of_heppy_ls() => Golden.Matches("heppy-ls-help.txt", Run<LsOptions>(["--help"], _ => 9).Output);

    [Fact]
    public void Help_of_heppy_convert() => Golden.Matches("heppy-convert-help.txt", Run<ConvertOptions>(["--help"], _ => 9).Output);

    [Fact]
    public void Help_of_heppy_plot() => Golden.Matches("heppy-plot-help.txt", Run<PlotOptions>(["-h"], _ => 9).Output);

    [Fact]
    public void Help_of_heppy_export() => Golden.Matches("heppy-export-help.txt", Run<ExportOptions>(["-h"], _ => 9).Output);

    [Fact]
    public void Help_of_heppy_status() => Golden.Matches("heppy-status-help.txt", Run<StatusOptions>(["-h"], _ => 9).Output);

    [Fact]
    public void Help_of_heppy_diff() => Golden.Matches("heppy-diff-help.txt", Run<DiffOptions>(["-h"], _ => 9).Output);

    [Fact]
    public void Help_of_heppy_draw() => Golden.Matches("heppy-draw-help.txt", Run<DrawOptions>(["-h"], _ => 9).Output);

    [Fact]
    public void Help_of_heppy_report() => Golden.Matches("heppy-report-help.txt", Run<ReportOptions>(["-h"], _ => 9).Output);

    [Theory]
    [InlineData("--format", "gif", "--format gif: not one of svg, pdf, png.")]
    [InlineData("--log", "--linear", "--log and --linear exclude each other")]
    [InlineData("-j", "0", "-j 0: must be at least 1")]
    public void Options_of_heppy_plot_that_cannot_be_are_refused(string first, string second, string message)
    {
        var (code, _, error) = Run<PlotOptions>(["Out", first, second], _ => 9);

        Assert.Equal(1, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("heppy-plot needs the directory of a run.", "heppy-plot needs the directory of a run.\n")]
    [InlineData("the directory is a file.", "heppy-plot: the directory is a file.\n")]
    public void The_name_of_the_command_stands_before_a_message_once(string message, string said) =>
        Assert.Equal(said, Run<PlotOptions>(["Out"], _ => throw new UserError(message)).Error);

    [Fact]
    public void Help_fits_a_terminal_and_the_version_is_one_line()
    {
        Assert.All(HelpPage.Write<HeppyOptions>().Split('\n'), line => Assert.InRange(line.Length, 0, 110));
        Assert.Equal((0, "heppy-hadd 0.1.0\n", ""), Run<HaddOptions>(["--version"], _ => 9));
    }

    [Theory]
    [InlineData("0.1.0", "0.1.0")]
    [InlineData("0.1.0+4ad183bd1db905a1b2c3d4e5f60718293a4b5c6d", "0.1.0 (4ad183bd1db9)")]
    [InlineData("0.1.0+4ad183bd1db905a1b2c3d4e5f60718293a4b5c6d-changed", "0.1.0 (4ad183bd1db9, changed)")]
    [InlineData("0.2.0+abc", "0.2.0 (abc)")]
    public void The_version_has_the_commit_where_it_is_known(string informational, string shown) =>
        Assert.Equal(shown, CommandHost.VersionText(informational));

    [Fact]
    public void The_exit_code_is_that_of_the_command() =>
        Assert.Equal((4, "", ""), Run<HaddOptions>(["Out"], o => o.Directory == "Out" ? 4 : 9));

    [Fact]
    public void A_mistake_of_the_user_is_a_message() =>
        Assert.Equal((6, "", "heppy-hadd: Chunk3 is not sealed.\n"),
            Run<HaddOptions>(["Out"], _ => throw new UserError("Chunk3 is not sealed.", ExitCode.Incomplete)));

    [Fact]
    public void Compiler_errors_look_like_those_of_a_compiler() =>
        Assert.Equal((3, "", "a.cs(1,2): error CS1: x\na.cs(2,2): error CS2: y\nheppy-hadd: nothing was run.\n"),
            Run<HaddOptions>(["Out"], _ => throw new CompilationFailed(["a.cs(1,2): error CS1: x", "a.cs(2,2): error CS2: y"])));

    [Fact]
    public void Anything_else_is_a_bug_with_its_stack_trace()
    {
        var (code, _, error) = Run<HaddOptions>(["Out"], _ => throw new InvalidOperationException("broken"));

        Assert.Equal(70, code);
        Assert.Contains("broken", error, StringComparison.Ordinal);
        Assert.Contains(nameof(Anything_else_is_a_bug_with_its_stack_trace), error, StringComparison.Ordinal);
        Assert.EndsWith("this is a bug in heppy (0.1.0). Please report the lines above.\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_exit_code_is_explained_once()
    {
        var constants = typeof(ExitCode).GetFields().Where(f => f.IsLiteral).Select(f => (int)f.GetRawConstantValue()!);

        Assert.Equal(constants.Order(), ExitCode.Meanings.Select(m => m.Code));
    }
}
