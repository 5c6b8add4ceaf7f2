using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Heppy.Batch;

namespace Heppy.Commands;

/// <summary>The user's grid proxy: machines that run jobs see the run's disk, not <c>/tmp</c> of the machine where the proxy was made.</summary>
internal static class GridProxy
{
    /// <summary>Name of the copy.</summary>
    internal const string FileName = "proxy.pem";

    private const UnixFileMode OnlyMine = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Finds the proxy that jobs of a site are to take with them.</summary>
    /// <returns>Its path, or null where none is wanted, or the system itself carries it.</returns>
    /// <exception cref="UserError">There is none, or it has expired.</exception>
    internal static string? Find(SiteProfile? site)
    {
        if (site is not { UseProxy: true, CarriesFiles: false })
        {
            return null;
        }

        string path = Environment.GetEnvironmentVariable("X509_USER_PROXY") is { Length: > 0 } named ? named : string.Create(CultureInfo.InvariantCulture, $"/tmp/x509up_u{GetUserId()}");
        const string advice = "Make one (voms-proxy-init --voms YOURS), or leave \"useProxy\" out of the profile.";
        if (!File.Exists(path))
        {
            throw new UserError($"jobs of site {site.Name} take a grid proxy with them, and there is no {path}. {advice}");
        }

        try
        {
            using var certificate = X509Certificate2.CreateFromPem(File.ReadAllText(path));
            if (certificate.NotAfter < TimeProvider.System.GetLocalNow())
            {
                throw new UserError($"the grid proxy {path} expired at {certificate.NotAfter.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}. {advice}");
            }
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new UserError($"{path} cannot be read as a grid proxy: {e.Message}. {advice}", inner: e);
        }

        return path;
    }

    /// <summary>Keeps a copy with the run, for its owner only; the next submission replaces it.</summary>
    /// <returns>Path of the copy, or null where jobs take none with them.</returns>
    internal static string? Keep(SiteProfile? site, RunDirectory run)
    {
        if (Find(site) is not { } path)
        {
            return null;
        }

        string kept = Path.Combine(run.Path, ".heppy", FileName);
        string aside = kept + ".part";
        File.Delete(aside);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OnlyMine;
        }

        using (var file = new FileStream(aside, options))
        {
            file.Write(File.ReadAllBytes(path));
        }

        File.Move(aside, kept, overwrite: true);
        return kept;
    }

    [DllImport("libc", EntryPoint = "getuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint GetUserId();
}
