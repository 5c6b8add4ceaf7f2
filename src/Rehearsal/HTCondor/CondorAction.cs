namespace Heppy.Rehearsal.HTCondor;

/// <summary>What condor_rm, condor_hold and condor_release do.</summary>
internal enum CondorAction
{
    Remove,
    Hold,
    Release,
}
