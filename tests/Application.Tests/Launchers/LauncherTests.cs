using Xunit;

namespace Heppy.Application.Tests.Launchers;

public sealed class LauncherTests : IDisposable
{
    private readonly Checkout _checkout = new();

    private (int Code, string Output, string Error) Heppy(params string[] arguments) =>
        _checkout.Run(_checkout["repo/bin/heppy"], arguments);

    [Fact]
    public void First_use_builds_and_the_second_does_not()
    {
        var first = Heppy("My Out", "a b.cs", "");
        var second = Heppy("x");

        Assert.Equal((0, "heppy first: <My Out> <a b.cs> <>\n"), (first.Code, first.Output));
        Assert.Equal("building heppy (first use, a few minutes)...\n", first.Error);
        Assert.Equal((0, "heppy first: <x>\n", ""), second);
        Assert.Equal(1, _checkout.Builds);
    }

    [Fact]
    public void All_commands_are_built_at_once()
    {
        Heppy("x");

        Assert.Equal((0, "heppy-check first: <y>\n", ""), _checkout.Run(_checkout["repo/bin/heppy-check"], ["y"]));
    }

    [Fact]
    public void Changed_added_and_removed_sources_build_again_beside_the_old_programs()
    {
        Heppy("x");
        _checkout.Source("second");
        Assert.Equal("heppy second: <x>\n", Heppy("x").Output);
        File.WriteAllText(_checkout["repo/src/More.cs"], "");
        Assert.Contains("the sources have changed", Heppy("x").Error, StringComparison.Ordinal);
        Assert.Equal(3, _checkout.Published.Length);
        Assert.Equal(3, _checkout.Builds);

        File.Delete(_checkout["repo/src/More.cs"]);
        Assert.Equal((0, "heppy second: <x>\n", ""), Heppy("x"));   // as they were before: still there
        Assert.Equal(3, _checkout.Builds);
    }

    [Fact]
    public void A_file_with_an_old_date_is_noticed()
    {
        Heppy("x");
        _checkout.Source("older");
        File.SetLastWriteTimeUtc(_checkout["repo/src/Program.cs"], DateTime.UnixEpoch.AddYears(40));

        Assert.Equal("heppy older: <x>\n", Heppy("x").Output);
    }

    [Fact]
    public void A_touched_file_builds_nothing()
    {
        Heppy("x");
        _checkout.Source("first");

        Assert.Equal((0, "heppy first: <x>\n", ""), Heppy("x"));
        Assert.Equal(1, _checkout.Builds);
    }

    [Fact]
    public void Many_first_uses_build_once()
    {
        var all = Enumerable.Range(0, 6).Select(i => _checkout.Start(_checkout["repo/bin/heppy"], [$"{i}"])).ToList();
        string[] outputs = [.. all.Select(p => p.StandardOutput.ReadToEnd())];
        all.ForEach(p => p.WaitForExit());

        Assert.Equal(Enumerable.Range(0, 6).Select(i => $"heppy first: <{i}>\n"), outputs);
        Assert.All(all, p => Assert.Equal(0, p.ExitCode));
        Assert.Equal(1, _checkout.Builds);
        all.ForEach(p => p.Dispose());
    }

    [Fact]
    public void Without_flock_many_first_uses_build_once()
    {
        _checkout.OnlyBasicTools();
        Directory.CreateDirectory(_checkout["repo/artifacts/tools/.lock-held"]);
        File.WriteAllText(_checkout["repo/artifacts/tools/.lock-held/owner"], $"4999999 {Environment.MachineName}\n");   // died
        var all = Enumerable.Range(0, 3).Select(i => _checkout.Start(_checkout["repo/bin/heppy"], [$"{i}"])).ToList();
        string[] outputs = [.. all.Select(p => p.StandardOutput.ReadToEnd())];
        string errors = string.Concat(all.Select(p => p.StandardError.ReadToEnd()));
        all.ForEach(p => p.WaitForExit());

        Assert.Equal("building heppy (first use, a few minutes)...\n", errors);
        Assert.Equal(Enumerable.Range(0, 3).Select(i => $"heppy first: <{i}>\n"), outputs);
        Assert.Equal(1, _checkout.Builds);
        Assert.False(Directory.Exists(_checkout["repo/artifacts/tools/.lock-held"]));
        all.ForEach(p => p.Dispose());
    }

    [Fact]
    public void It_works_through_links_and_by_a_relative_path_and_from_PATH()
    {
        Directory.CreateDirectory(_checkout["links"]);
        File.CreateSymbolicLink(_checkout["links/h"], "../repo/bin/heppy");
        File.CreateSymbolicLink(_checkout["elsewhere/absolute"], _checkout["links/h"]);

        Assert.Equal("heppy first: <1>\n", _checkout.Run("./absolute", ["1"]).Output);
        Assert.Equal("heppy first: <2>\n", _checkout.Run("../repo/bin/heppy", ["2"]).Output);
        Assert.Equal("heppy first: <3>\n", _checkout.Run("heppy", ["3"], path: "repo/bin").Output);
        Assert.Equal(1, _checkout.Builds);
    }

    [Fact]
    public void Without_dotnet_it_says_what_is_needed_and_runs_what_is_built()
    {
        _checkout.OnlyBasicTools();
        var missing = _checkout.Run(_checkout["repo/bin/heppy"], ["x"], path: "no sdk");

        Assert.Equal((1, ""), (missing.Code, missing.Output));
        Assert.StartsWith(
            "heppy: not built yet (first use), and there is no 'dotnet' on PATH to build it.\nInstall the .NET SDK 10.0.400",
            missing.Error, StringComparison.Ordinal);
        Assert.Empty(_checkout.Published);

        Heppy("x");
        Assert.Equal((0, "heppy first: <x>\n", ""), _checkout.Run(_checkout["repo/bin/heppy"], ["x"], path: "no sdk"));
    }

    [Fact]
    public void A_failing_build_shows_its_output_and_leaves_nothing()
    {
        var failed = _checkout.Run(_checkout["repo/bin/heppy"], ["x"], fails: "yes");

        Assert.Equal(1, failed.Code);
        Assert.Contains("error: it is broken\nheppy: building failed; see above.\n", failed.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(_checkout["repo/artifacts/tools"]));
        Assert.Equal((0, "heppy first: <x>\n"), (Heppy("x").Code, Heppy("x").Output));
    }

    public void Dispose() => _checkout.Dispose();
}
