using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Heppy.Acceptance.Tests;

/// <summary>Runs the built programs as a user would, with a home directory and a cache of the tests' own.</summary>
internal static class Tool
{
    /// <summary>Home directory of the programs; removed when the tests end.</summary>
    private static readonly string _home = MakeHome();

    /// <summary>Runs a program to its end.</summary>
    /// <param name="command"><c>heppy</c>, <c>heppy-check</c> or <c>heppy-hadd</c>.</param>
    /// <param name="args">Its arguments.</param>
    internal static ToolResult Run(string command, params string[] args) => Start(command, args).Result();

    /// <summary>Runs a program in a directory, with further environment variables.</summary>
    internal static ToolResult RunIn(string directory, IReadOnlyDictionary<string, string> environment, string command, params string[] args) =>
        Start(command, args, directory, environment).Result();

    /// <summary>Runs a program in a directory, with a text on its standard input.</summary>
    internal static ToolResult RunWith(string directory, string input, string command, params string[] args) =>
        Start(command, args, directory, null, input).Result();

    /// <summary>Starts a program.</summary>
    internal static RunningTool Start(
        string command, string[] args, string? directory = null, IReadOnlyDictionary<string, string>? environment = null, string input = "")
    {
        var info = new ProcessStartInfo(DotnetPath)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory ?? _home,
        };
        info.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, command + ".dll"));
        foreach (string argument in args)
        {
            info.ArgumentList.Add(argument);
        }

        info.Environment["HOME"] = _home;
        foreach ((string name, string value) in Settings.Concat(environment ?? new Dictionary<string, string>()))
        {
            info.Environment[name] = value;
        }

        if (command is "heppy" or "heppy-batch")
        {
            Precompiled.Add(info.Environment["HEPPY_CACHE"]!, info.WorkingDirectory, args);
        }

        Process process = Process.Start(info)!;
        process.StandardInput.Write(input);
        process.StandardInput.Flush();
        return new RunningTool(process, $"{command} {string.Join(' ', args)}");
    }

    /// <summary>The host of the runtime that runs the tests.</summary>
    internal static string DotnetPath { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));

    /// <summary>Environment variables of all programs: as published, quick start, and the runtime that runs the tests, also for workers.</summary>
    internal static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["HEPPY_CACHE"] = Path.Combine(_home, "cache"),
        ["DOTNET_ROOT"] = Path.GetDirectoryName(DotnetPath)!,
        ["DOTNET_TieredPGO"] = "0",
    };

    private static string MakeHome()
    {
        string home = Directory.CreateTempSubdirectory("heppy-home-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(home, recursive: true);
        return home;
    }
}
