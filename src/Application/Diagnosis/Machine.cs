using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Heppy.Listing;

namespace Heppy.Diagnosis;

/// <summary>Looks at runtime, cores, memory and the limits of processes.</summary>
internal static partial class Machine
{
    private const long FewFiles = 256;

    /// <summary>Looks at this process and its machine.</summary>
    internal static IEnumerable<Finding> Look()
    {
        yield return Finding.Fact("runtime", $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}, {RuntimeInformation.OSDescription}");
        yield return Finding.Fact("cores", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture));
        GCMemoryInfo memory = GC.GetGCMemoryInfo();
        yield return Finding.Fact("memory", $"{ByteText.Of(memory.TotalAvailableMemoryBytes)} for this process, of {Installed()}");
        if (File.Exists("/proc/self/limits"))
        {
            foreach (Finding finding in Limits(File.ReadAllText("/proc/self/limits")))
            {
                yield return finding;
            }
        }
    }

    /// <summary>What <c>/proc/self/limits</c> says.</summary>
    internal static IEnumerable<Finding> Limits(string table)
    {
        Dictionary<string, string> limits = Line().Matches(table).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        if (limits.TryGetValue("Max open files", out string? open))
        {
            yield return long.TryParse(open, NumberStyles.None, CultureInfo.InvariantCulture, out long files) && files < FewFiles
                ? Finding.Wrong("open files", $"at most {open}", $"Let a process open more of them: ulimit -n 4096. A run has the inputs and outputs of all cores open at once.")
                : Finding.Fact("open files", $"at most {open}");
        }

        foreach ((string name, string flag, string meaning) in new[]
        {
            ("Max cpu time", "t", "seconds of processor time: a process that takes more is killed"),
            ("Max file size", "f", "bytes: larger outputs cannot be written"),
            ("Max address space", "v", "bytes: .NET reserves more than it uses, and may not start"),
        })
        {
            if (limits.TryGetValue(name, out string? value) && value != "unlimited")
            {
                yield return Finding.Note(name[4..], $"at most {value} {meaning}", $"Lift the limit: ulimit -{flag} unlimited; where that is not allowed, use the batch system: heppy-batch.");
            }
        }
    }

    private static string Installed()
    {
        string? line = File.Exists("/proc/meminfo") ? File.ReadLines("/proc/meminfo").FirstOrDefault(l => l.StartsWith("MemTotal:", StringComparison.Ordinal)) : null;
        return line is null ? "an unknown amount" : ByteText.Of(1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^(Max [a-z ]+?)\s{2,}(\S+)\s+\S+", RegexOptions.Multiline)]
    private static partial Regex Line();
}
