using Heppy.CommandLine;
using Xunit;

namespace Heppy.Application.Tests.CommandLine;

public class OptionsTests
{
    [Theory]
    [InlineData("-N 0: must be at least 1; to run nothing but check everything, use --dry-run.", "-N", "0")]
    [InlineData("-N -3: must be at least 1; to run nothing but check everything, use --dry-run.", "-N", "-3")]
    [InlineData("-N lots: not a whole number in range.", "-N", "lots")]
    [InlineData("-N 1.5: not a whole number in range.", "-N", "1.5")]
    [InlineData("-j 0: must be at least 1; leave it out to use all cores.", "-j", "0")]
    [InlineData("-j 99999999999: not a whole number in range.", "-j", "99999999999")]
    [InlineData("-e -1: must be at least 0; entries are counted from 0.", "-e", "-1")]
    [InlineData("-p -1: must be at least 0; 0 prints none.", "-p", "-1")]
    [InlineData("--max-files 0: must be at least 1; leave it out to read all files.", "--max-files", "0")]
    [InlineData("--executor thread: not one of synchronous, threads, processes. Nearest: threads.", "--executor", "thread")]
    [InlineData("-v and -q exclude each other; leave one out.", "-vq")]
    [InlineData("-f and --resume exclude each other; leave one out.", "-f", "--resume")]
    [InlineData("--graph and --resume exclude each other; leave one out.", "--graph", "a.svg", "--resume")]
    [InlineData("--graph and -e exclude each other; leave one out.", "--graph", "a.svg", "-e", "3")]
    [InlineData("a.png: a graph is drawn to a file that ends in .svg, or in .dot for Graphviz.", "--graph", "a.png")]
    [InlineData("-o =5: there is no key before '='. Type: -o key=value", "-o", "=5")]
    [InlineData("-o a is given twice: a=1 and a=2. Leave one out.", "-o", "a=1", "-o", "a=2")]
    public void A_value_out_of_range_is_refused(string message, params string[] typed)
    {
        var mistake = Assert.Throws<UserError>(() => CommandParser.Parse<HeppyOptions>(["Out", "a.cs", .. typed]));

        Assert.Equal((message, ExitCode.WrongArguments), (mistake.Message, mistake.ExitCode));
    }

    [Theory]
    [InlineData("a=1\n")]
    [InlineData("a=\n\n1\n2\n")]
    [InlineData("a= 1 ")]
    [InlineData(" a=1")]
    [InlineData("a=$(x) '\"`;\t|&")]
    [InlineData("a==--")]
    public void A_value_comes_as_it_was_typed(string value)
    {
        HeppyOptions options = CommandParser.Parse<HeppyOptions>(["Out", "a.cs", "-o", value, "--only", value, "--graph", value + ".svg"]);

        Assert.Equal((value, value, value + ".svg"), (options.ConfigurationOptions.Single(), options.Only.Single(), options.Graph));
    }

    [Theory]
    [InlineData("\u001c")]
    [InlineData("\u001d")]
    [InlineData("\u001f")]
    public void A_separator_of_the_parser_is_refused(string separator) =>
        Assert.Contains("contains a control character", Assert.Throws<UserError>(() => CommandParser.Parse<HeppyOptions>(["Out", "a.cs", "-o", "a=" + separator])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("heppy needs an output directory and a configuration, got only 'a.cs'. Type: heppy Outdir analysis.cs", "a.cs")]
    [InlineData("heppy needs an output directory and a configuration, got neither. Type: heppy Outdir analysis.cs")]
    public void A_missing_argument_is_named(string message, params string[] typed) =>
        Assert.Equal(message, Assert.Throws<UserError>(() => CommandParser.Parse<HeppyOptions>(typed)).Message);

    [Fact]
    public void Without_options_the_defaults_hold()
    {
        var options = CommandParser.Parse<HeppyOptions>(["Out", "a.cs"]);

        Assert.Equal((5, null, null), (options.PrintedEvents, options.MaxEvents, options.Workers));
        Assert.Equal(ExecutorKind.Threads, options.Executor);
        Assert.Empty(options.ConfigurationOptions);
        Assert.Empty(options.InputFiles);
        Assert.Empty(options.Only);
        Assert.False(options.Force || options.Interactive || options.Verbose || options.Quiet || options.MemoryCheck
            || options.TrackVersions || options.DryRun || options.Merge || options.Resume);
    }

    [Fact]
    public void Each_letter_sets_its_option()
    {
        var options = CommandParser.Parse<HeppyOptions>(
            ["-N1", "-p", "2", "-e3", "-fiv", "-j4", "--memcheck", "-t", "--dry-run", "--hadd", "--executor", "processes", "--only", "a", "--only", "b", "--max-files=7", "Out", "a.cs"]);

        Assert.Equal((1L, 2, 3L, 4, 7), (options.MaxEvents, options.PrintedEvents, options.Entry, options.Workers, options.MaxFiles));
        Assert.True(options.Force && options.Interactive && options.Verbose && options.MemoryCheck && options.TrackVersions
            && options.DryRun && options.Merge);
        Assert.Equal(ExecutorKind.Processes, options.Executor);
        Assert.Equal(["a", "b"], options.Only);
    }

    [Fact]
    public void A_run_is_resumed_by_its_directory_alone() =>
        Assert.True(CommandParser.Parse<HeppyOptions>(["--resume", "Out"]) is { Resume: true, OutputDirectory: "Out", Configuration: null });

    [Fact]
    public void Hadd_takes_a_directory_and_perhaps_a_destination()
    {
        var options = CommandParser.Parse<HaddOptions>(["-rc", "Out", "--allow-partial", "Merged"]);

        Assert.Equal(("Out", "Merged"), (options.Directory, options.Destination));
        Assert.True(options.Remove && options.Clean && options.AllowPartial);
        Assert.Throws<UserError>(() => CommandParser.Parse<HaddOptions>([]));
    }

    [Fact]
    public void Check_takes_directories_before_and_after_its_options()
    {
        var options = CommandParser.Parse<CheckOptions>(["A_Chunk0", "-b", "bsub -q 1nh < batchScript.sh", "A_Chunk1", "--deep"]);

        Assert.Equal(["A_Chunk0", "A_Chunk1"], options.Directories);
        Assert.Equal("bsub -q 1nh < batchScript.sh", options.Batch);
        Assert.True(options.Deep);
        Assert.Throws<UserError>(() => CommandParser.Parse<CheckOptions>(["-q"]));
    }

    [Theory]
    [InlineData("--time needs --resubmit, or -b CMD.", "Out", "--time", "2h")]
    [InlineData("--max-memory needs --resubmit, or -b CMD.", "Out", "--max-memory", "2G")]
    [InlineData("--queue needs --resubmit, or -b CMD.", "Out", "--queue", "1nd", "--cancel")]
    [InlineData("--interval needs --watch.", "Out", "--interval", "2s")]
    [InlineData("--site needs --resubmit.", "Out", "--site", "slurm")]
    [InlineData("--watch and resubmitting or cancelling exclude each other; leave one out.", "Out", "--watch", "--cancel")]
    [InlineData("--json and resubmitting or cancelling exclude each other; leave one out.", "Out", "--json", "--resubmit")]
    public void Check_refuses_what_would_have_no_effect(string message, params string[] args) =>
        Assert.Equal(message, Assert.Throws<UserError>(() => CommandParser.Parse<CheckOptions>(args)).Message);

    [Theory]
    [InlineData("-n and --then-hadd exclude each other; leave one out.", "-n", "--then-hadd")]
    [InlineData("--max-running needs --array.", "--site", "slurm", "--max-running", "3")]
    [InlineData("--stop-before 1h: a job that stops so long before its limit of 60m does nothing. Ask for more --time, or stop later.", "--site", "slurm", "--time", "60m", "--stop-before", "1h")]
    [InlineData("--option minPt is given twice: minPt=1 and minPt=2. Leave one out.", "-n", "--option", "minPt=1", "--option", "minPt=2")]
    public void Batch_refuses_what_would_have_no_effect(string message, params string[] args) =>
        Assert.Equal(message, Assert.Throws<UserError>(() => CommandParser.Parse<BatchOptions>(["analysis.cs", .. args])).Message);

    [Fact]
    public void A_job_needs_more_memory_than_a_few_megabytes() =>
        Assert.Equal("--memory 2: no job can begin with so little memory (2 MiB). Type 2G or 2000M.", Assert.Throws<UserError>(() => Quantity.JobMemory("2", "--memory")).Message);
}
