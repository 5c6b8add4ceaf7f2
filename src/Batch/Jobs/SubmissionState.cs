namespace Heppy.Batch;

/// <summary>What is known of the submission of an attempt.</summary>
public enum SubmissionState
{
    /// <summary>The submit command was about to run. If nothing follows, the submitter died; the job may exist.</summary>
    Submitting,

    /// <summary>The system has taken the job.</summary>
    Submitted,

    /// <summary>The submit command failed, and no job with the attempt's name is known.</summary>
    Refused,

    /// <summary>The submit command hung, or ended without an id: the job may exist.</summary>
    Uncertain,
}
