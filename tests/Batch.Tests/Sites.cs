namespace Heppy.Batch.Tests;

/// <summary>The sites that come with heppy, whatever the environment of the test.</summary>
internal static class Sites
{
    internal static string Shipped { get; } = Path.Combine(AppContext.BaseDirectory, "sites");

    internal static SiteSearch Search { get; } = new([Shipped], []);

    internal static SiteProfile Slurm { get; } = Search.Find("slurm");

    internal static SiteProfile Sge { get; } = Search.Find("sge");

    internal static SiteProfile Lsf { get; } = Search.Find("lsf");

    internal static SiteProfile Condor { get; } = Search.Find("htcondor");

    internal static SiteProfile Pbs { get; } = Search.Find("pbs");

    internal static SiteProfile Local { get; } = Search.Find("local");
}
