namespace Heppy.Acceptance.Tests.Submitting;

/// <summary>Look-alikes of <c>xrdcp</c> and <c>xrdfs</c>, whose server is a folder, with faults; the profile that comes with heppy, without its pauses; and one whose programs are not there.</summary>
internal sealed class FakeXrootd
{
    /// <summary>Begins the URLs.</summary>
    internal const string Server = "root://eos.example.org/";

    private const string Copy = """
        #!/bin/bash
        # xrdcp [options] SOURCE DESTINATION
        set -eu
        from=${*: -2:1}
        to=${*: -1}
        fault=$(cat "$FAKE_XROOTD/fault")
        here() { case $1 in root://*) printf '%s' "$FAKE_XROOTD/server/${1#root://eos.example.org//}" ;; *) printf '%s' "$1" ;; esac; }
        times=$FAKE_XROOTD/times.$(basename "$to")
        printf x >> "$times"
        case $fault in *twice) [ "$(wc -c < "$times")" -le 2 ] || fault= ;; esac
        case $to in root://*) ;; *) fault= ;; esac
        case $fault in
            fails*) printf '[0B/0B]\n[ERROR] the disk server is on fire\n' >&2; exit 51 ;;
            "is gone") printf 'xrdcp: command not found\n' >&2; exit 127 ;;
        esac
        mkdir -p "$(dirname "$(here "$to")")"
        cp -- "$(here "$from")" "$(here "$to")"
        case $fault in truncates*) truncate -s -10 "$(here "$to")" ;; esac
        """;

    private const string FileSystem = """
        #!/bin/bash
        # xrdfs HOST stat PATH | HOST query checksum PATH | HOST rm PATH
        set -eu
        path=${*: -1}
        file=$FAKE_XROOTD/server$path
        if [ "$(cat "$FAKE_XROOTD/fault")" = sleeps ]; then printf '[FATAL] Connection error\n' >&2; exit 50; fi
        if [ ! -e "$file" ]; then printf '[ERROR] Server responded with an error: [3011] Unable to %s %s; no such file or directory\n' "$2" "$path" >&2; exit 54; fi
        case $2 in
            stat) printf '\nPath:   %s\nId:     1\nSize:   %s\nMTime:  2024-01-01 00:00:00\nFlags:  16 (IsReadable)\n' "$path" "$(stat -c %s "$file")" ;;
            query) od -An -v -tu1 "$file" | awk 'BEGIN { a = 1; b = 0 } { for (i = 1; i <= NF; i++) { a = (a + $i) % 65521; b = (b + a) % 65521 } } END { printf "adler32 %04x%04x\n", b, a }' ;;
            rm) rm "$file" ;;
        esac
        """;

    private readonly TestFolder _folder;

    internal FakeXrootd(TestFolder folder)
    {
        _folder = folder;
        foreach ((string name, string script) in new[] { ("xrdcp", Copy), ("xrdfs", FileSystem) })
        {
            string path = folder.Write($"programs/{name}", script);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        string transfers = Path.Combine(AppContext.BaseDirectory, "sites", "transfers");
        folder.Write("sites/transfers/gfal.json", File.ReadAllText(Path.Combine(transfers, "gfal.json")).Replace("gfal-copy", "no-such-copy", StringComparison.Ordinal));
        string shipped = File.ReadAllText(Path.Combine(transfers, "xrootd.json"));
        folder.Write("sites/transfers/xrootd.json", shipped.Replace("\"copyOut\"", "\"pauses\": [0, 0, 0],\n  \"copyOut\"", StringComparison.Ordinal));
        Fault("");
        Environment = new Dictionary<string, string>
        {
            ["PATH"] = $"{folder["programs"]}:{System.Environment.GetEnvironmentVariable("PATH")}",
            ["HEPPY_SITES"] = folder["sites"],
            ["FAKE_XROOTD"] = folder["xrootd"],
        };
    }

    /// <summary>What a command needs in order to find it.</summary>
    internal IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>Sets what goes wrong from now on.</summary>
    internal void Fault(string fault) => _folder.Write("xrootd/fault", fault);

    /// <summary>The files that are stored, in ordinal order.</summary>
    internal IEnumerable<string> Files() => Directory.Exists(_folder["xrootd/server"])
        ? Directory.EnumerateFiles(_folder["xrootd/server"], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : [];

    /// <summary>URL of a file that is stored.</summary>
    internal string Url(string file) => $"{Server}/{Path.GetRelativePath(_folder["xrootd/server"], file)}";
}
