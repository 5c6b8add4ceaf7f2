namespace Heppy;

/// <summary>Asks all loops of the process to end after their current event.</summary>
public sealed class StopSignal
{
    private volatile string? _reason;

    /// <summary>Why, or null while nobody asked.</summary>
    public string? Reason => _reason;

    /// <summary>Whether somebody asked.</summary>
    public bool IsRequested => _reason is not null;

    /// <summary>Asks; the first reason is kept.</summary>
    /// <param name="reason">Stored with the chunks that are cut short: <c>SIGTERM</c>.</param>
    public void Request(string reason) => _reason ??= reason;
}
