using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace Heppy.Acceptance.Tests.Pages;

/// <summary>A shell in which the commands are on the path, in a home of its own, where the samples are.</summary>
/// <remarks>The commands are those that were built with the tests, or those in the folder HEPPY_TEST_PROGRAMS, such as an unpacked archive, which then need no SDK.</remarks>
internal sealed partial class Terminal
{
    private static readonly string? Programs = Environment.GetEnvironmentVariable("HEPPY_TEST_PROGRAMS");

    private readonly string _home;
    private readonly string _bin;
    private string _directory;

    internal Terminal(string home)
    {
        _home = _directory = Path.Combine(home, "me");
        _bin = Path.Combine(home, "bin");
        Directory.CreateDirectory(_home);
        Directory.CreateDirectory(_bin);
        Directory.CreateSymbolicLink(Path.Combine(_home, "samples"), Path.Combine(Checkout.Root, "samples"));
        if (Programs is not null)
        {
            _bin = Programs;
            return;
        }

        foreach (string program in Directory.GetFiles(AppContext.BaseDirectory, "heppy*.runtimeconfig.json").Select(f => Path.GetFileName(f).Split('.')[0]))
        {
            string script = Path.Combine(_bin, program);
            File.WriteAllText(script, $"#!/bin/sh\nexec '{Tool.DotnetPath}' '{Path.Combine(AppContext.BaseDirectory, program)}.dll' \"$@\"\n");
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Path of a file, from where the shell is.</summary>
    internal string PathOf(string name) => Path.Combine(_directory, name);

    /// <summary>Writes a file.</summary>
    internal void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }

    /// <summary>Types a command and what its prompts are given, and returns the lines on the screen; the command must succeed.</summary>
    internal string[] Type(string command, string[] typed)
    {
        string left = Path.Combine(_home, "..", "left");
        var info = new ProcessStartInfo("bash") { WorkingDirectory = _directory, RedirectStandardInput = true, RedirectStandardOutput = true };
        info.ArgumentList.Add("-c");
        info.ArgumentList.Add($"exec 2>&1\n{command}\nresult=$?\npwd -P >\"$LEFT\"\nexit $result");
        info.Environment["LEFT"] = left;
        info.Environment["HOME"] = _home;
        info.Environment["PATH"] = $"{_bin}:{Environment.GetEnvironmentVariable("PATH")}";
        info.Environment["NO_COLOR"] = "1";
        foreach ((string name, string value) in Tool.Settings)
        {
            info.Environment[name] = value;
        }

        if (Programs is not null)
        {
            info.Environment.Remove("DOTNET_ROOT");
        }
        else
        {
            Precompiled.Add(Tool.Settings["HEPPY_CACHE"], _directory, [.. Words().Matches(command).Select(w => w.Value)]);
        }

        using Process process = Process.Start(info)!;
        process.StandardInput.Write(string.Concat(typed.Select(t => $"{t}\n")));
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd().Replace(_home, "/home/me", StringComparison.Ordinal);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{command}\nended with {process.ExitCode}:\n{output}");
        _directory = File.ReadAllText(left).TrimEnd('\n');
        return WithTyped(output, typed).TrimEnd('\n').Split('\n') is [""] ? [] : WithTyped(output, typed).TrimEnd('\n').Split('\n');
    }

    /// <summary>What is typed is on the screen too, where there is one.</summary>
    private static string WithTyped(string output, string[] typed)
    {
        int next = 0;
        string screen = Prompts().Replace(output, _ => next < typed.Length ? $"> {typed[next++]}\n" : "");
        return typed.Length == 0 ? output : screen;
    }

    [GeneratedRegex(@"[^\s'""]+")]
    private static partial Regex Words();

    [GeneratedRegex("^> ", RegexOptions.Multiline)]
    private static partial Regex Prompts();
}
