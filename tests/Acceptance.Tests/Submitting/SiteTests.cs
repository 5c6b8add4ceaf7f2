using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Heppy.Acceptance.Tests.BadInput;
using Xunit;

namespace Heppy.Acceptance.Tests.Submitting;

/// <summary>What a site's profile asks for, and how a run is split for it.</summary>
public sealed class SiteTests(BadRun runs)
{
    [Fact]
    public void More_chunks_than_an_array_may_have_become_several_and_the_merge_waits_for_all()
    {
        var system = new FakeSlurm(runs, "echo \"$*\" >> \"$here/asked\"; expr 6 + \"$(wc -l < \"$here/asked\")\"");
        Profile(system, "\"maximumArray\": 3, \"minimumArray\": 2");

        system.Run([("HEPPY_SITES", system.Folder)], "heppy-batch", "-q", "-o", runs.NewOutdir(), runs.Spoiled("", ""), "--site", "mine", "--queue", "short", "--array", "--max-running", "2", "--then-hadd").ShouldEndWith(ExitCode.Success);

        string[] asked = system.Lines("asked");
        Assert.Equal(3, asked.Length);
        Assert.Contains(" --array=1-3%2 --partition=short ", asked[0], StringComparison.Ordinal);
        // An array of one task is none, where the system wants two.
        Assert.Contains("--job-name=ggH_Chunk3.", asked[1], StringComparison.Ordinal);
        Assert.DoesNotContain("--array", asked[1], StringComparison.Ordinal);
        Assert.Contains(" --dependency=afterok:7:8 --kill-on-invalid-dep=yes --partition=short ", asked[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_pilot_measures_and_writes_nothing_and_its_split_can_be_applied()
    {
        string outdir = runs.NewOutdir();
        string config = runs.Spoiled("", "");

        ToolResult pilot = runs.Run("heppy-batch", "--pilot", "--target-time", "2h", "-o", outdir, config).ShouldEndWith(ExitCode.Success);

        Assert.Matches(@"ggH +15,000 +[0-9,]+ +[0-9,]+ +[0-9.]+ s +[0-9]+ MB +1\n", pilot.Output);
        Assert.Matches(@"for jobs of 2 h, [0-9.]+ s of it for the start:\n    ggH.SplitFactor = 1;\n", pilot.Output);
        Assert.False(Directory.Exists(runs[outdir]));
        runs.Run("heppy-batch", "--target-time", "1h", "-n", "-o", outdir, config).ShouldEndWith(ExitCode.Success);
        Assert.True(File.Exists(runs[$"{outdir}/ggH/batchScript.sh"]));
    }

    [Fact]
    public void A_grid_proxy_goes_with_the_jobs_where_the_profile_says_so()
    {
        var system = new FakeSlurm(runs, "echo 7");
        Profile(system, "\"useProxy\": true");
        string proxy = Path.Combine(system.Folder, "proxy");
        string outdir = runs.NewOutdir();
        string[] command = ["-q", "-o", outdir, runs.Spoiled("", ""), "--site", "mine"];
        (string, string)[] environment = [("HEPPY_SITES", system.Folder), ("X509_USER_PROXY", proxy)];

        Assert.Contains($"jobs of site mine take a grid proxy with them, and there is no {proxy}. Make one", system.Run(environment, "heppy-batch", command).ShouldEndWith(ExitCode.WrongArguments).Error, StringComparison.Ordinal);
        File.WriteAllText(proxy, Certificate(TimeSpan.FromHours(-1)));
        Assert.Contains($"the grid proxy {proxy} expired at ", system.Run(environment, "heppy-batch", command).ShouldEndWith(ExitCode.WrongArguments).Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(runs[outdir]));
        File.WriteAllText(proxy, Certificate(TimeSpan.FromHours(1)));
        system.Run(environment, "heppy-batch", command).ShouldEndWith(ExitCode.Success);

        string kept = runs[$"{outdir}/.heppy/proxy.pem"];
        Assert.Contains($"\nexport X509_USER_PROXY={Batch.Shell.Quote(kept)}\n", File.ReadAllText(runs[$"{outdir}/ggH_Chunk1/batchScript.sh"]), StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(proxy), File.ReadAllText(kept));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(kept));
    }

    private static void Profile(FakeSlurm system, string properties) =>
        File.WriteAllText(Path.Combine(system.Folder, "mine.json"), $"{{ \"name\": \"mine\", \"extends\": \"slurm\", \"description\": \"Mine\", {properties} }}");

    private static string Certificate(TimeSpan left)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        DateTimeOffset end = TimeProvider.System.GetUtcNow() + left;
        using X509Certificate2 certificate = new CertificateRequest("CN=me", key, HashAlgorithmName.SHA256).CreateSelfSigned(end.AddHours(-12), end);
        return $"{certificate.ExportCertificatePem()}\n{key.ExportECPrivateKeyPem()}\n";
    }
}
