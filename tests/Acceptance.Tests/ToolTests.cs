using Xunit;

namespace Heppy.Acceptance.Tests;

public sealed class ToolTests
{
    [Theory]
    [InlineData("heppy")]
    [InlineData("heppy-check")]
    [InlineData("heppy-hadd")]
    [InlineData("heppy-ls")]
    [InlineData("heppy-convert")]
    [InlineData("heppy-plot")]
    [InlineData("heppy-export")]
    [InlineData("heppy-report")]
    [InlineData("heppy-diff")]
    [InlineData("heppy-draw")]
    public void The_programs_run_as_processes(string command)
    {
        ToolResult result = Tool.Run(command, "--version").ShouldEndWith(0);
        Assert.StartsWith($"{command} ", result.Output, StringComparison.Ordinal);
    }
}
