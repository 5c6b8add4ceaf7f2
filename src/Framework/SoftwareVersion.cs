namespace Heppy;

/// <summary>The version of heppy, as outputs have it; the commit is no part of it, so that the same sources give the same bytes.</summary>
internal static class SoftwareVersion
{
    /// <summary>Three numbers: <c>0.1.0</c>.</summary>
    internal static string Number { get; } = typeof(SoftwareVersion).Assembly.GetName().Version!.ToString(3);
}
