using System.Globalization;
using Heppy.Storage;

namespace Heppy.Batch;

/// <summary>The records that jobs leave in their work directory, one file for each process that ever worked in it.</summary>
/// <param name="files">File operations.</param>
/// <param name="directory">The work directory.</param>
public sealed class JobRecords(IFileLayer files, string directory)
{
    private readonly string _folder = Path.Combine(directory, ".job");

    /// <summary>Writes a record in place of the earlier one of the same process.</summary>
    /// <param name="record">The record.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(JobRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        files.CreateDirectory(_folder);
        files.WriteDurably(Path.Combine(_folder, NameOf(record)), JsonFiles.Bytes(record));
    }

    /// <summary>All records, by attempt, then by the time they began.</summary>
    /// <exception cref="UserError">One is damaged.</exception>
    public IReadOnlyList<JobRecord> Read() =>
    [
        .. files.List(_folder).Where(n => n.EndsWith(".json", StringComparison.Ordinal))
            .Select(n => Read(Path.Combine(_folder, n)))
            .OrderBy(r => r.Attempt).ThenBy(r => r.Started),
    ];

    private static JobRecord Read(string path)
    {
        try
        {
            return JsonFiles.Read<JobRecord>(path);
        }
        catch (UserError e)
        {
            throw new UserError($"{e.Message} It says how a job of this chunk fared. When that job does not run any more, remove it.", e.ExitCode, e);
        }
    }

    private static string NameOf(JobRecord record) => string.Create(
        CultureInfo.InvariantCulture,
        $"{record.Attempt}-{record.Host.Replace('/', '_')}-{record.Process}-{record.Started.ToUnixTimeMilliseconds()}.json");
}
