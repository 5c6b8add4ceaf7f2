namespace Heppy.Batch;

/// <summary>What a job does on a machine that does not see the run's disk.</summary>
/// <param name="Archive">File name of what travels: unpacked to <c>away</c>, it has the run in <c>away/run</c>.</param>
/// <param name="Directory">Name of the work directory in the run.</param>
/// <param name="Command">The program and its arguments, relative to where the job starts.</param>
/// <param name="Result">File name of what goes back: an archive of the work directory.</param>
public sealed record AwayCommand(string Archive, string Directory, IReadOnlyList<string> Command, string Result);
