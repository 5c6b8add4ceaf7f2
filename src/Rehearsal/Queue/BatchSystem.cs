namespace Heppy.Rehearsal.Queue;

/// <summary>The batch system through which a job was submitted. Its commands see its own jobs only.</summary>
internal enum BatchSystem
{
    Lsf,
    HTCondor,
}
