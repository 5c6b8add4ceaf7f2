using Xunit;

namespace Heppy.Acceptance.Tests;

/// <summary>How a program ended and what it said.</summary>
/// <param name="Command">What was typed.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record ToolResult(string Command, int ExitCode, string Output, string Error)
{
    /// <summary>Fails the test, with all that was said, unless the program ended with this code.</summary>
    internal ToolResult ShouldEndWith(int code)
    {
        Assert.True(ExitCode == code, $"{Command}\nended with {ExitCode}, expected {code}.\n{Output}\n{Error}");
        return this;
    }
}
