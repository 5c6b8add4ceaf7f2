namespace Heppy.Plots.Tests.Fits;

/// <summary>A sample of a workspace.</summary>
/// <param name="Data">Expected events.</param>
internal sealed record WorkspaceSample(double[] Data)
{
    internal HashSet<string> Factors { get; } = [];

    internal Dictionary<string, (double Up, double Down)> Yields { get; } = [];

    internal Dictionary<string, (double[] Up, double[] Down)> Shapes { get; } = [];

    internal double[] Errors { get; set; } = [];
}
