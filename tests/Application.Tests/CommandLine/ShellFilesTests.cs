using System.Diagnostics;
using System.Text.RegularExpressions;
using Heppy.CommandLine;
using Heppy.CommandLine.Shells;
using Xunit;

namespace Heppy.Application.Tests.CommandLine;

/// <summary>Completions are tried in the shell itself, manual pages by reading.</summary>
public sealed partial class ShellFilesTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public static TheoryData<string> Programs => [.. CommandEntry.Programs.Select(p => p.Key)];

    [Theory]
    [InlineData("heppy-hadd --tab", "--tables")]
    [InlineData("heppy-hadd --tables t", "text tex")]
    [InlineData("heppy-hadd --tables = m", "md")]
    [InlineData("heppy-hadd Out -", "-r --remove -c --clean --allow-partial --tables -q --quiet -v --verbose --help --version")]
    [InlineData("heppy --exec", "--executor")]
    [InlineData("heppy --executor p", "processes")]
    [InlineData("heppy do", "doctor")]
    [InlineData("heppy doctor --c", "--command-timeout")]
    [InlineData("heppy new --n", "")]
    [InlineData("heppy Out --ne", "--nevents")]
    [InlineData("heppy-diff --format ", "text md tex")]
    [InlineData("heppy-plot --format p", "pdf png")]
    [InlineData("heppy-batch --site ", "htcondor local lsf pbs sge slurm")]
    [InlineData("heppy-check --site s", "sge slurm")]
    public void Bash_completes_what_is_typed(string line, string expected)
    {
        string[] words = line.Split(' ');
        string program = words[0];
        ShellFiles.Write(_folder.Path, null);

        string script = $"""
            source '{_folder[$"bash-completion/completions/{program}"]}'
            COMP_WORDS=({string.Join(' ', words.Select(w => $"'{w}'"))}); COMP_CWORD={words.Length - 1}
            {"_" + program.Replace('-', '_')}; echo "$(IFS=' '; echo "${"{COMPREPLY[*]}"}")"
            complete -p {program} >/dev/null
            """;
        using Process bash = Process.Start(new ProcessStartInfo("bash", ["-euc", script]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.Path })!;
        string output = bash.StandardOutput.ReadToEnd();
        string error = bash.StandardError.ReadToEnd();
        bash.WaitForExit();

        Assert.Equal((0, expected + "\n", ""), (bash.ExitCode, output, error));
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Each_shell_and_the_manual_know_every_option(string program)
    {
        ShellFiles.Write(_folder.Path, "86400");
        string bash = File.ReadAllText(_folder[$"bash-completion/completions/{program}"]);
        string zsh = File.ReadAllText(_folder[$"zsh/site-functions/_{program}"]);
        string fish = File.ReadAllText(_folder[$"fish/vendor_completions.d/{program}.fish"]);
        foreach (CommandEntry command in CommandEntry.All.Where(c => c.Program == program))
        {
            string page = File.ReadAllText(_folder[$"man/man1/{ManualPage.NameOf(command)}.1"]);
            Assert.StartsWith($".TH {ManualPage.NameOf(command).ToUpperInvariant()} 1 \"1970-01-02\" \"heppy ", page, StringComparison.Ordinal);
            Assert.DoesNotMatch(Unescaped(), page);
            foreach (OptionEntry option in command.Table.Options)
            {
                Assert.Contains($"--{option.Long}", bash, StringComparison.Ordinal);
                Assert.Contains($"--{option.Long}", zsh, StringComparison.Ordinal);
                Assert.Contains($" -l {option.Long} ", fish, StringComparison.Ordinal);
                Assert.Contains($"\\-\\-{option.Long.Replace("-", "\\-", StringComparison.Ordinal)}", page, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Every_command_has_its_entry()
    {
        IEnumerable<Type> options = typeof(ICommandOptions).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(ICommandOptions)));

        Assert.Equal(options.Count(), CommandEntry.All.Count);
        Assert.Equal(CommandEntry.All.Count, CommandEntry.All.Select(c => c.Name).Distinct().Count());
    }

    [Fact]
    public void The_page_of_a_command() => Golden.Matches("heppy-new.1", ManualPage.Of(CommandEntry.All.Single(c => c.Name == "heppy new"), "1.2.3", DateTimeOffset.UnixEpoch));

    [Fact]
    public void Every_variable_of_the_environment_that_is_read_is_in_the_manual_and_no_other()
    {
        // The date of the pages themselves, and what heppy tells its own jobs and workers.
        string[] own = ["SOURCE_DATE_EPOCH", "HEPPY_JOB_ID", "HEPPY_JOB_NAME", "HEPPY_JOB_SITE", "HEPPY_INPUTS"];
        // Read by .NET.
        string[] further = ["TMPDIR"];
        string[] read =
        [
            .. Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
                .Where(f => !f.Contains("/src/Rehearsal/", StringComparison.Ordinal))
                .SelectMany(f => Variable().Matches(File.ReadAllText(f)).Select(m => m.Groups["name"].Value)),
        ];

        Assert.Equal(read.Except(own).Concat(further).Distinct().Order(StringComparer.Ordinal), EnvironmentEntry.All.Select(e => e.Name).Order(StringComparer.Ordinal));
        Assert.Contains(".SH ENVIRONMENT\n.TP\n.B HEPPY_CACHE\n", ManualPage.Of(CommandEntry.All.Single(c => c.Name == "heppy-plot"), "", null), StringComparison.Ordinal);
        Assert.Equal(["heppy", "heppy doctor", "heppy-batch", "heppy-check"], CommandEntry.All.Select(c => c.Name).Where(n => EnvironmentEntry.Of(n).Any(e => e.Name == "HEPPY_SITES")));
    }

    public void Dispose() => _folder.Dispose();

    [GeneratedRegex(@"(?:EnvironmentVariable\(|\benvironment\(|(?:\[|, )\()""(?<name>[A-Z][A-Z0-9_]+)""")]
    private static partial Regex Variable();

    /// <summary>A hyphen of the text, which roff would print as another character.</summary>
    [GeneratedRegex(@"^[^.].*[^\\]-", RegexOptions.Multiline)]
    private static partial Regex Unescaped();
}
