using System.Diagnostics;
using Xunit;

namespace Heppy.Batch.Tests;

public sealed class GoldenScriptTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public static TheoryData<string> SiteNames => [.. Sites.Search.Names];

    public static TheoryData<string> Goldens => [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "golden"), "*.sh").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [MemberData(nameof(SiteNames))]
    public void Every_script_of_every_site_is_the_golden_one(string site)
    {
        SiteProfile profile = Sites.Search.Find(site);
        IEnumerable<(string Kind, IReadOnlyList<ScriptFile> Files)> all = [("plain", BatchScript.Files(profile, Model())), ("full", BatchScript.Files(profile, Full()))];
        if (profile.SubmitArray is not null)
        {
            all = all.Append(("array", ArrayScript.Files(profile, new ArrayModel("ZZ-4f2a", "/data/out put/array/tasks.txt", Requests()))));
        }

        if (profile.CarriesFiles)
        {
            all = all.Append(("away", BatchScript.Files(profile, Away())));
        }

        Assert.Equal([], all.SelectMany(k => k.Files.Where(f => !IsGolden($"{site}.{k.Kind}{Path.GetExtension(f.Name)}", f))).Select(f => f.Name));
    }

    [Theory]
    [MemberData(nameof(Goldens))]
    public void Bash_can_read_every_script(string golden) =>
        Assert.Equal((0, "", ""), _scratch.Run(["-n", Path.Combine(AppContext.BaseDirectory, "golden", golden)]));

    [Fact]
    public void Shellcheck_has_nothing_to_say()
    {
        bool installed = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(p => File.Exists(Path.Combine(p, "shellcheck")));
        if (!installed && Environment.GetEnvironmentVariable("CI") is { Length: > 0 })
        {
            Assert.Fail("shellcheck is not installed: apt-get install shellcheck");
        }

        Assert.SkipUnless(installed, "shellcheck is not installed: apt-get install shellcheck");
        using Process process = Process.Start(new ProcessStartInfo("shellcheck", [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "golden"), "*.sh").Order(StringComparer.Ordinal)])
        {
            RedirectStandardOutput = true,
        })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal("", output);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public void A_proxy_travels_with_the_job_where_the_site_says_so()
    {
        string Submit(bool use) => BatchScript.Files(Sites.Condor with { UseProxy = use }, Model())[1].Text;
        Assert.Contains("\nuse_x509userproxy = true\n", Submit(true), StringComparison.Ordinal);
        Assert.DoesNotContain("proxy", Submit(false), StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_whose_name_no_shell_takes_is_an_error() =>
        Assert.StartsWith("'A-B' is not the name", Assert.Throws<UserError>(() => BatchScript.Render(Sites.Slurm, Model() with { Environment = [new("A-B", "")] })).Message, StringComparison.Ordinal);

    private static ScriptModel Model() => new()
    {
        Name = "ZZ_Chunk0-4f2a", WorkDirectory = "/data/out put/ZZ_Chunk0", Command = ["/opt/heppy/bin/heppy", "run-chunk", "/data/out put/ZZ_Chunk0"],
    };

    private static ScriptModel Away() => Model() with
    {
        Away = new AwayCommand("travel.tar", "ZZ_Chunk0", ["away/tools/1.0/heppy", "run-chunk", "away/run/ZZ_Chunk0"], "result.tar"),
        Inputs = ["chunk.json", "/data/out put/.heppy/travel.tar", "inputs/"],
    };

    private static ScriptModel Full() => Model() with
    {
        Command = ["/opt/heppy's/bin/heppy", "run-chunk", "."],
        Environment = [new("DOTNET_gcServer", "0"), new("HEPPY_TITLE", "it's here")],
        Requests = Requests(),
        Prologue = "echo staging in",
        Epilogue = "cp -- summary.json /tmp/\n",
        Log = "/data/out put/ZZ_Chunk0/batch.log",
        Inputs = ["chunk.json", "/data/out put/analysis.tar"],
    };

    private static JobRequests Requests() => new()
    {
        Time = TimeSpan.FromMinutes(90), Memory = 2000, Cores = 4, Queue = "1nh", StopBefore = TimeSpan.FromSeconds(150),
    };

    /// <summary>Compares with the golden file; a text that differs is written beside it as <c>.received.txt</c>.</summary>
    private static bool IsGolden(string name, ScriptFile file)
    {
        Assert.DoesNotContain('\r', file.Text);
        Assert.Equal(name.EndsWith(".sh", StringComparison.Ordinal), file.Executable);
        string golden = Path.Combine(AppContext.BaseDirectory, "golden", name);
        bool same = File.Exists(golden) && File.ReadAllText(golden) == file.Text;
        if (!same)
        {
            File.WriteAllText($"{golden}.received.txt", file.Text);
        }

        return same;
    }
}
