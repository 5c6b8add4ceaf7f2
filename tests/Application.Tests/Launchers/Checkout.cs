using System.Diagnostics;

namespace Heppy.Application.Tests.Launchers;

/// <summary>A small checkout with the real launchers and a 'dotnet' that only notes what it was asked to
/// publish.</summary>
internal sealed class Checkout : IDisposable
{
    private const string FakeDotnet = """
        #!/bin/sh
        # Stands for 'dotnet msbuild PROJECT ... -p:ProgramsTo=FOLDER'.
        echo "$2" >> "$FAKE_CALLS"
        while [ $# -gt 0 ]; do case $1 in -p:ProgramsTo=*) folder=${1#-p:ProgramsTo=} ;; esac; shift; done
        if [ -n "$FAKE_FAILS" ]; then echo "error: it is broken"; exit 1; fi
        for program in "$folder/heppy" "$folder.more/heppy-check"; do
            mkdir -p "${program%/*}"
            printf '#!/bin/sh\nprintf "%%s" "%s:"; printf " <%%s>" "$@"; echo\n' "${program##*/} $(cat "$FAKE_SOURCE")" > "$program"
            chmod +x "$program"
            echo shared > "${program%/*}/shared.dll"
        done
        """;

    private static readonly string[] _basicTools =
    [
        "cat", "chmod", "cmp", "cut", "find", "head", "ln", "ls", "mkdir", "mv", "readlink", "rm", "rmdir", "sha256sum", "sleep", "sort",
        "touch", "uname",
    ];

    private readonly TestFolder _folder = new();
    private string _system = "/usr/bin:/bin";

    public Checkout()
    {
        foreach (string name in (string[])["heppy", "heppy-check", "heppy-hadd", ".launch", ".publish"])
        {
            Executable($"repo/bin/{name}", File.ReadAllText(Path.Combine(Repository.Root, "bin", name)));
        }

        Executable("sdk/dotnet", FakeDotnet);
        _folder.Write("repo/src/Tools/Heppy/Heppy.csproj", "");
        _folder.Write("repo/src/Tools/HeppyCheck/HeppyCheck.csproj", "");
        _folder.Write("repo/src/Program.cs", "first");
        _folder.Write("repo/global.json", "{}");
        _folder.Write("elsewhere/x", "");
    }

    public string this[string name] => _folder[name];

    /// <summary>How often all was published.</summary>
    public int Builds => File.Exists(this["calls"]) ? File.ReadAllLines(this["calls"]).Count(l => l.EndsWith("/Publish.proj", StringComparison.Ordinal)) : 0;

    /// <summary>The published folders.</summary>
    public string[] Published => Directory.GetDirectories(this["repo/artifacts/tools"], "*-*");

    public void Source(string text) => _folder.Write("repo/src/Program.cs", text);

    public void Executable(string name, string text) =>
        File.SetUnixFileMode(_folder.Write(name, text), (UnixFileMode)0b111_101_101);

    /// <summary>From now on PATH has no other tools than these: no dotnet of the machine, no flock.</summary>
    public void OnlyBasicTools()
    {
        Directory.CreateDirectory(this["tools"]);
        foreach (string tool in _basicTools)
        {
            File.CreateSymbolicLink(this[$"tools/{tool}"], File.Exists($"/usr/bin/{tool}") ? $"/usr/bin/{tool}" : $"/bin/{tool}");
        }

        _system = this["tools"];
    }

    public Process Start(string command, string[] arguments, string path = "sdk", string? fails = null)
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            WorkingDirectory = this["elsewhere"],
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec \"$0\" \"$@\"");
        start.ArgumentList.Add(command);
        arguments.ToList().ForEach(start.ArgumentList.Add);
        start.Environment.Clear();
        start.Environment["PATH"] = $"{this[path]}:{_system}";
        start.Environment["FAKE_CALLS"] = this["calls"];
        start.Environment["FAKE_SOURCE"] = this["repo/src/Program.cs"];
        start.Environment["FAKE_FAILS"] = fails ?? "";
        return Process.Start(start)!;
    }

    public (int Code, string Output, string Error) Run(string command, string[] arguments, string path = "sdk", string? fails = null)
    {
        using var process = Start(command, arguments, path, fails);
        string output = process.StandardOutput.ReadToEnd();
        string error = process.StandardError.ReadToEnd();   // a few lines: they fit into the pipe
        process.WaitForExit();
        return (process.ExitCode, output, error);
    }

    public void Dispose() => _folder.Dispose();
}
