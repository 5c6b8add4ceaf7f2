using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Heppy.Commands;

/// <summary>A name for exactly these tools, by the contents of their assemblies.</summary>
internal static class ToolIdentity
{
    internal static string Current()
    {
        Assembly[] parts = [typeof(Here).Assembly, typeof(Physics.P4).Assembly, typeof(Plan).Assembly, typeof(Formats.Parquet.ParquetFormat).Assembly, typeof(Analyzers.LumiMask).Assembly];
        string modules = string.Join(' ', parts.Select(p => p.ManifestModule.ModuleVersionId));
        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(modules)))[..12];
        return $"{SoftwareVersion.Number}-{digest}";
    }

    /// <summary>A type of this assembly.</summary>
    private sealed class Here;
}
