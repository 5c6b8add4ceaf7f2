using System.Diagnostics;
using System.Runtime.InteropServices;
using Xunit;

namespace Heppy.Acceptance.Tests;

/// <summary>A program that runs.</summary>
internal sealed partial class RunningTool(Process process, string command)
{
    private readonly Task<string> _output = process.StandardOutput.ReadToEndAsync();
    private readonly Task<string> _error = process.StandardError.ReadToEndAsync();

    /// <summary>Signal that asks to stop (SIGTERM).</summary>
    internal const int Terminate = 15;

    /// <summary>Signal that batch systems send before the time is up (SIGUSR2).</summary>
    internal const int User2 = 12;

    /// <summary>Whether it has ended.</summary>
    internal bool HasEnded => process.HasExited;

    /// <summary>Sends a signal.</summary>
    internal void Signal(int signal) => Assert.Equal(0, Kill(process.Id, signal));

    /// <summary>Waits for its end; two minutes are far more than any of the runs takes.</summary>
    internal ToolResult Result()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{command}\ndid not end within two minutes.");
        }

        process.WaitForExit();
        var result = new ToolResult(command, process.ExitCode, _output.GetAwaiter().GetResult(), _error.GetAwaiter().GetResult());
        process.Dispose();
        return result;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
