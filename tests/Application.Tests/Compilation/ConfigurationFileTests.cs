using Heppy.Compilation;
using Xunit;

namespace Heppy.Application.Tests.Compilation;

public sealed class ConfigurationFileTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public ConfigurationFileTests()
    {
        _folder.Write("analysis.cs", "");
        _folder.Write("my study.cs", "");
        _folder.Write("configs/zh.cs", "");
        _folder.Write("empty/readme.txt", "");
        _folder.Write("old.py", "");
        _folder.Write("data.root", "");
        _folder.Write("Makefile", "");
        _folder.Write("configs.cs", "");
    }

    [Theory]
    [InlineData("analysis.cs", "analysis.cs")]
    [InlineData("analysis", "analysis.cs")]
    [InlineData("my study", "my study.cs")]
    [InlineData("configs/zh", "configs/zh.cs")]
    [InlineData("./configs/../analysis", "analysis.cs")]
    [InlineData("configs", "configs.cs")]
    public void The_extension_may_be_left_out(string typed, string found) =>
        Assert.Equal(_folder[found], ConfigurationFile.Find(typed, _folder.Path));

    [Theory]
    [InlineData("analisys.cs", "no such file: analisys.cs. Nearest: analysis.cs.")]
    [InlineData("configs/zhh", "no such file: configs/zhh. Nearest: configs/zh.cs.")]
    [InlineData("configs/quite_different.cs", "no such file: configs/quite_different.cs. C# files there: zh.cs.")]
    [InlineData("empty", "empty is a directory, not a configuration. There is no C# file in that folder.")]
    [InlineData("old.py", "old.py is Python. A configuration is a C# file, for example analysis.cs.")]
    [InlineData("data.root", "data.root is data, not a configuration. Give a C# file; name data in its components, or with -I.")]
    [InlineData("Makefile", "Makefile is not a C# file. A configuration ends in .cs, for example analysis.cs.")]
    public void What_cannot_be_a_configuration_is_refused(string typed, string message)
    {
        var refused = Assert.Throws<UserError>(() => ConfigurationFile.Find(typed, _folder.Path));

        Assert.Equal((message, ExitCode.Configuration), (refused.Message, refused.ExitCode));
    }

    [Fact]
    public void A_missing_folder_is_named() => Assert.Equal(
        $"no such file: nowhere/a.cs (there is no folder {_folder["nowhere"]}).",
        Assert.Throws<UserError>(() => ConfigurationFile.Find("nowhere/a.cs", _folder.Path)).Message);

    [Fact]
    public void The_cache_goes_to_the_first_place_that_can_be_written()
    {
        string file = _folder["analysis.cs"];
        string Chosen(params (string Name, string Value)[] set) =>
            CompilationCache.Choose(name => set.FirstOrDefault(s => s.Name == name).Value).Folder;

        Assert.Equal(_folder["c"], Chosen(("HEPPY_CACHE", _folder["c"]), ("HOME", _folder.Path)));
        Assert.Equal(_folder["x/heppy"], Chosen(("HEPPY_CACHE", ""), ("XDG_CACHE_HOME", _folder["x"])));
        Assert.Equal(_folder[".cache/heppy"], Chosen(("XDG_CACHE_HOME", "relative"), ("HOME", _folder.Path)));
        string temporary = Chosen(("HEPPY_CACHE", file), ("HOME", file));
        Assert.StartsWith(Path.GetTempPath(), temporary, StringComparison.Ordinal);
        Assert.True(Directory.Exists(temporary));
    }

    public void Dispose() => _folder.Dispose();
}
