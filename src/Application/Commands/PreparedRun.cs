using Heppy.Storage;

namespace Heppy.Commands;

/// <summary>A run that is planned and on disk, locked for whoever prepared it.</summary>
/// <param name="Directory">Its directory.</param>
/// <param name="Plan">Its plan.</param>
/// <param name="Config">Its configuration.</param>
/// <param name="Guard">Its lock.</param>
/// <param name="Services">Its services, started.</param>
internal sealed record PreparedRun(RunDirectory Directory, Plan Plan, Config Config, RunLock Guard, Services Services) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        Services.Dispose();
        Guard.Dispose();
    }
}
