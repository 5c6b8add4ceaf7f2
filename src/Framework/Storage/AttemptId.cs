namespace Heppy.Storage;

/// <summary>Names for things written aside: by host, process and chance, so that no two are the same and the owner is known.</summary>
internal static class AttemptId
{
    internal static string Next() => $"{Host}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..8]}";

    /// <summary>Whether a name was made by a process of this host that does not run any more.</summary>
    internal static bool IsOfDeadProcess(string name)
    {
        string[] parts = name.Split('-');
        return parts.Length >= 3 && name.Contains($"{Host}-", StringComparison.Ordinal)
            && int.TryParse(parts[^2], out int pid) && pid != Environment.ProcessId && !Directory.Exists($"/proc/{pid}");
    }

    private static string Host => Environment.MachineName.Replace('/', '_');
}
