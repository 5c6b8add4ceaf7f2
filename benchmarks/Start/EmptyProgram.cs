using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Heppy.Benchmarks;

/// <summary>A program that does nothing, published as heppy is: a folder with the runtime, compiled ahead of time.</summary>
internal static class EmptyProgram
{
    /// <summary>Publishes it.</summary>
    /// <returns>Path of the program.</returns>
    public static string Publish(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "empty.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <InvariantGlobalization>true</InvariantGlobalization>
              </PropertyGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), "return 0;\n");
        string published = Path.Combine(folder, "published");
        using Process process = Process.Start(new ProcessStartInfo("dotnet",
            ["publish", Path.Combine(folder, "empty.csproj"), "-c", "Release", "-r", Platform(), "--self-contained", "true", "-p:PublishReadyToRun=true", "-nologo", "-v", "quiet", "-o", published]))!;
        process.WaitForExit();
        return process.ExitCode == 0 ? Path.Combine(published, "empty") : throw new InvalidOperationException("The empty program cannot be published.");
    }

    private static string Platform() => $"linux-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
}
